package org.execscope.ui.keys;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The letters that a user chose for what single letters do. Immutable.
///
/// @param chosen by the action's id; what isn't in it has its usual letter
public record Letters(Map<String, String> chosen) {
    public static final Letters USUAL = new Letters(Map.of());

    private static final Pattern USUAL_LETTER = Pattern.compile("\\{(.)}");

    public Letters {
        chosen = Map.copyOf(chosen);
    }

    /// Those of a file that anyone may have written: what no key can be, no action has, or two in one place have, is
    /// left out.
    public static Letters of(Map<String, String> kept) {
        Letters letters = USUAL;
        for (KeyAction action : KeyMap.letterActions()) {
            String letter = kept.get(action.id());
            if (letter != null && letters.refusal(action, letter).isEmpty()) {
                letters = letters.with(action, letter);
            }
        }
        return letters;
    }

    /// The sign that does it.
    public String of(KeyAction action) {
        String usual = action.letter().map(Stroke::sign).orElse("");
        return Objects.requireNonNullElse(chosen.get(action.id()), usual);
    }

    /// As a stroke is called now.
    public String name(KeyAction action, Stroke stroke) {
        return stroke.isLetter() && !action.id().isEmpty() ? of(action) : stroke.name();
    }

    public Letters with(KeyAction action, String letter) {
        Map<String, String> changed = new HashMap<>(chosen);
        if (action.letter().map(Stroke::sign).filter(letter::equals).isPresent()) {
            changed.remove(action.id());
        } else {
            changed.put(action.id(), letter);
        }
        return new Letters(changed);
    }

    /// Why an action can't have a letter, in words; empty where it can.
    public String refusal(KeyAction action, String letter) {
        if (letter.length() != 1 || letter.charAt(0) <= ' ' || letter.charAt(0) > '~') {
            return "That is no single sign that every keyboard types.";
        }
        if (Character.isDigit(letter.charAt(0))) {
            return "Digits are the bookmarks'.";
        }
        List<KeyGroup> near = KeyMap.GROUPS.stream()
                .filter(group -> KeyMap.group(action).places().stream().anyMatch(group.places()::contains))
                .toList();
        for (KeyGroup group : near) {
            for (KeyAction other : group.actions()) {
                boolean has = !other.equals(action)
                        && other.strokes().stream()
                                .anyMatch(stroke ->
                                        stroke.isLetter() && name(other, stroke).equals(letter));
                if (has) {
                    return letter + " is taken by “" + other.does() + "” (" + group.title() + ").";
                }
            }
        }
        return "";
    }

    /// What a typed sign means in a place: the usual letter of the action that has it, nothing where its action has
    /// another now, else itself.
    public String meant(Place place, String typed) {
        if (chosen.isEmpty()) {
            return typed;
        }
        boolean gone = false;
        for (KeyGroup group : KeyMap.of(place)) {
            for (KeyAction action : group.actions()) {
                Optional<Stroke> usual = action.letter();
                if (usual.isPresent() && of(action).equals(typed)) {
                    return usual.get().sign();
                }
                gone |= usual.isPresent() && usual.get().sign().equals(typed);
            }
        }
        return gone ? "" : typed;
    }

    /// A text with the signs that do in a place what the usual letters in braces do: `{s}: filter by it`.
    public String words(Place place, String text) {
        return USUAL_LETTER.matcher(text).replaceAll(found -> Matcher.quoteReplacement(shown(place, found.group(1))));
    }

    /// The sign that does in a place what a letter does usually.
    public String shown(Place place, String usual) {
        for (KeyGroup group : KeyMap.of(place)) {
            for (KeyAction action : group.actions()) {
                if (action.letter().map(Stroke::sign).filter(usual::equals).isPresent()) {
                    return of(action);
                }
            }
        }
        return usual;
    }
}
