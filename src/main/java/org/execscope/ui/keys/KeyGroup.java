package org.execscope.ui.keys;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;

/// Keys that belong together. Immutable.
///
/// @param places where they mean this
public record KeyGroup(String title, Set<Place> places, List<KeyAction> actions) {
    public KeyGroup {
        places = Set.copyOf(places);
        actions = List.copyOf(actions);
    }

    /// Collects the actions of a group.
    static final class Builder {
        private final String id;
        private final String title;
        private final Set<Place> places;
        private final List<KeyAction> actions = new ArrayList<>();

        /// @param id with a letter behind it, by which a user's choice of another letter is kept
        Builder(String id, String title, Set<Place> places) {
            this.id = id;
            this.title = title;
            this.places = places;
        }

        /// @param keys with two spaces between them
        Builder key(String keys, String does) {
            return key(keys, does, "");
        }

        /// @param beside what else does it, or what follows the key
        Builder key(String keys, String does, String beside) {
            List<Stroke> strokes =
                    Arrays.stream(keys.split(" {2}", -1)).map(Stroke::of).toList();
            String letter = strokes.stream()
                    .filter(Stroke::isLetter)
                    .map(Stroke::sign)
                    .findFirst()
                    .orElse("");
            actions.add(new KeyAction(letter.isEmpty() ? "" : id + " " + letter, does, strokes, beside));
            return this;
        }

        KeyGroup build() {
            return new KeyGroup(title, places, actions);
        }
    }
}
