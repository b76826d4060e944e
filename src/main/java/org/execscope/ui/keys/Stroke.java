package org.execscope.ui.keys;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;

/// One press of a key, with those that are held down meanwhile. Immutable.
///
/// @param name as a user reads it: `Ctrl+Shift+L`, `PgUp`, `G`
/// @param code of the key; undefined for a sign that stands elsewhere on other keyboards
/// @param sign what is typed by it alone or with Shift; empty for a key that types nothing
public record Stroke(String name, KeyCode code, boolean control, boolean alt, boolean shift, String sign) {
    private static final Map<String, KeyCode> CODES = Map.ofEntries(
            Map.entry("Up", KeyCode.UP),
            Map.entry("Down", KeyCode.DOWN),
            Map.entry("Left", KeyCode.LEFT),
            Map.entry("Right", KeyCode.RIGHT),
            Map.entry("PgUp", KeyCode.PAGE_UP),
            Map.entry("PgDn", KeyCode.PAGE_DOWN),
            Map.entry("Home", KeyCode.HOME),
            Map.entry("End", KeyCode.END),
            Map.entry("Enter", KeyCode.ENTER),
            Map.entry("Esc", KeyCode.ESCAPE),
            Map.entry("Space", KeyCode.SPACE),
            Map.entry("Tab", KeyCode.TAB),
            Map.entry("Delete", KeyCode.DELETE),
            Map.entry("Backspace", KeyCode.BACK_SPACE),
            Map.entry("Menu", KeyCode.CONTEXT_MENU),
            Map.entry(",", KeyCode.COMMA),
            Map.entry("+", KeyCode.PLUS),
            Map.entry("-", KeyCode.MINUS),
            Map.entry("*", KeyCode.ASTERISK));

    /// @throws IllegalArgumentException if no key is called so
    public static Stroke of(String name) {
        boolean control = false;
        boolean alt = false;
        boolean shift = false;
        String rest = name;
        while (rest.indexOf('+') > 0) {
            switch (rest.substring(0, rest.indexOf('+'))) {
                case "Ctrl" -> control = true;
                case "Alt" -> alt = true;
                case "Shift" -> shift = true;
                default -> throw new IllegalArgumentException(name);
            }
            rest = rest.substring(rest.indexOf('+') + 1);
        }
        boolean sign = rest.length() == 1 && !control && !alt;
        boolean capital = sign && Character.isUpperCase(rest.charAt(0));
        return new Stroke(name, code(rest), control, alt, shift || capital, sign ? rest : "");
    }

    private static KeyCode code(String key) {
        KeyCode known = CODES.get(key);
        if (known != null) {
            return known;
        }
        if (key.length() == 1) {
            char sign = Character.toUpperCase(key.charAt(0));
            if (sign >= 'A' && sign <= 'Z' || sign >= '0' && sign <= '9') {
                return KeyCode.getKeyCode(String.valueOf(sign));
            }
            return KeyCode.UNDEFINED;
        }
        return KeyCode.valueOf(key);
    }

    /// Whether it types a single sign, and thus means nothing where text is typed.
    public boolean isLetter() {
        return !sign.isEmpty();
    }

    /// The events that a keyboard sends when it is pressed.
    public List<KeyEvent> events() {
        List<KeyEvent> events = new ArrayList<>();
        events.add(new KeyEvent(KeyEvent.KEY_PRESSED, sign, name, code, shift, control, alt, false));
        if (isLetter()) {
            events.add(new KeyEvent(KeyEvent.KEY_TYPED, sign, sign, KeyCode.UNDEFINED, shift, false, false, false));
        }
        events.add(new KeyEvent(KeyEvent.KEY_RELEASED, sign, name, code, shift, control, alt, false));
        return events;
    }
}
