package org.execscope.ui.keys;

import java.util.List;
import java.util.Optional;

/// What a key does. Immutable.
///
/// @param id of an action of a single letter, by which a user's other letter is kept; else empty
/// @param does in words
/// @param strokes each of them does it
/// @param beside what else does it, or what follows the key; empty for nothing
public record KeyAction(String id, String does, List<Stroke> strokes, String beside) {
    public KeyAction {
        strokes = List.copyOf(strokes);
    }

    /// The letter it has at first.
    public Optional<Stroke> letter() {
        return id.isEmpty()
                ? Optional.empty()
                : strokes.stream().filter(Stroke::isLetter).findFirst();
    }
}
