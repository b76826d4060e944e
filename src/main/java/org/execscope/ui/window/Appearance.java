package org.execscope.ui.window;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javafx.application.ColorScheme;
import javafx.beans.property.IntegerProperty;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleIntegerProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.input.KeyEvent;
import org.execscope.ui.theme.MonoFont;
import org.execscope.ui.theme.Theme;
import org.jspecify.annotations.Nullable;

/// How a window looks: its theme, the size and the font of its text, the height of its rows, whether anything moves.
/// Menus and the
/// preferences show and change the same; changes take effect at once and are kept.
final class Appearance {
    static final String SYSTEM = "system";
    static final String LIGHT = "light";
    static final String DARK = "dark";
    static final String CONTRAST = "contrast";

    static final String COMPACT = "compact";
    static final String NORMAL = "normal";
    static final String ROOMY = "roomy";

    /// The themes, with their names.
    static final Map<String, String> THEMES =
            named(SYSTEM, "As the system", LIGHT, "Light", DARK, "Dark", CONTRAST, "High contrast");
    /// The heights of rows, with their names.
    static final Map<String, String> ROWS = named(COMPACT, "Compact", NORMAL, "Normal", ROOMY, "Roomy");

    static final int SMALLEST_FONT = 11;
    static final int USUAL_FONT = 13;
    static final int LARGEST_FONT = 26;

    private final Parent root;
    private final SettingsKeeper settings;
    private final StringProperty theme = new SimpleStringProperty(SYSTEM);
    private final IntegerProperty fontSize = new SimpleIntegerProperty(USUAL_FONT);
    private final StringProperty rows = new SimpleStringProperty(NORMAL);
    private final ReadOnlyStringWrapper font = new ReadOnlyStringWrapper(MonoFont.OWN);

    Appearance(Parent root, SettingsKeeper settings) {
        this.root = root;
        this.settings = settings;
    }

    /// @param pairs a name of ours, then the user's
    private static Map<String, String> named(String... pairs) {
        Map<String, String> names = new LinkedHashMap<>();
        for (int i = 0; i < pairs.length; i += 2) {
            names.put(pairs[i], pairs[i + 1]);
        }
        return Collections.unmodifiableMap(names);
    }

    /// `system`, `light`, `dark` or `contrast`.
    StringProperty themeProperty() {
        return theme;
    }

    /// In pixels.
    IntegerProperty fontSizeProperty() {
        return fontSize;
    }

    /// `compact`, `normal` or `roomy`.
    StringProperty rowsProperty() {
        return rows;
    }

    /// Everything as it was kept. Once the window has its scene.
    void apply() {
        Settings kept = settings.now();
        theme(kept.theme());
        fontSize(kept.fontSize());
        rows(settings.preferences().rowHeight());
        stillness(settings.preferences().isStill());
        font(settings.preferences().font());
    }

    void theme(String wanted) {
        String known = List.of(LIGHT, DARK, CONTRAST).contains(wanted) ? wanted : SYSTEM;
        theme.set(known);
        Scene scene = root.getScene();
        if (scene != null) {
            scene.getPreferences().setColorScheme(scheme(known));
        }
        mark(Theme.CONTRAST, known.equals(CONTRAST));
        settings.theme(known);
    }

    private static @Nullable ColorScheme scheme(String theme) {
        return switch (theme) {
            case LIGHT -> ColorScheme.LIGHT;
            case DARK, CONTRAST -> ColorScheme.DARK;
            default -> null;
        };
    }

    void fontSize(int size) {
        int known = Math.clamp(size, SMALLEST_FONT, LARGEST_FONT);
        fontSize.set(known);
        root.setStyle("-fx-font-size: " + known + "px;");
        settings.fontSize(known);
    }

    /// The keys of the text's size: `+` is `=` with Shift on most keyboards, and all of them are on the number pad too.
    ///
    /// @return whether it was one of them
    boolean pressed(KeyEvent event) {
        switch (event.getCode()) {
            case PLUS, EQUALS, ADD -> fontSize(fontSize.get() + 1);
            case MINUS, SUBTRACT -> fontSize(fontSize.get() - 1);
            case DIGIT0, NUMPAD0 -> fontSize(USUAL_FONT);
            default -> {
                return false;
            }
        }
        return true;
    }

    void rows(String wanted) {
        String known = List.of(COMPACT, ROOMY).contains(wanted) ? wanted : NORMAL;
        rows.set(known);
        mark(Theme.COMPACT_ROWS, known.equals(COMPACT));
        mark(Theme.ROOMY_ROWS, known.equals(ROOMY));
        settings.prefer(chosen -> chosen.rows(known));
    }

    /// @param still whether nothing moves; else as the system wishes it
    void stillness(boolean still) {
        Scene scene = root.getScene();
        if (scene != null) {
            scene.getPreferences().setReducedMotion(still ? Boolean.TRUE : null);
        }
        settings.prefer(chosen -> chosen.stillness(still));
    }

    /// The family of all that stands in columns.
    ReadOnlyStringProperty fontProperty() {
        return font.getReadOnlyProperty();
    }

    /// @param family null for the one that comes with the program
    void font(@Nullable String family) {
        font.set(MonoFont.use(root, family));
        String kept = font.get().equals(MonoFont.OWN) ? null : font.get();
        settings.prefer(chosen -> chosen.font(kept));
    }

    private void mark(String styleClass, boolean wanted) {
        root.getStyleClass().remove(styleClass);
        if (wanted) {
            root.getStyleClass().add(styleClass);
        }
    }
}
