package org.execscope.ui.theme;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Objects;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.text.Font;

/// Our stylesheet and fonts, light, dark and of high contrast. The fonts come with the program, so that every machine
/// and every
/// picture looks the same.
public final class Theme {
    /// The root's style class of the theme with high contrast.
    public static final String CONTRAST = "contrast";
    /// The root's style class of low rows.
    public static final String COMPACT_ROWS = "compact-rows";
    /// The root's style class of high rows.
    public static final String ROOMY_ROWS = "roomy-rows";

    private static final String SHEET = "/org/execscope/ui/execscope.css";
    private static final List<String> FONTS = List.of(
            "inter/Inter-Regular.otf",
            "inter/Inter-Italic.otf",
            "inter/Inter-SemiBold.otf",
            "jetbrains_mono/JetBrainsMono-Regular.ttf",
            "jetbrains_mono/JetBrainsMono-Bold.ttf",
            "jetbrains_mono/JetBrainsMono-Italic.ttf");

    private static boolean loaded;

    private Theme() {}

    /// Gives one root the look of another: light or dark is the scene's.
    static void dressLike(Parent like, Parent root) {
        root.setStyle(like.getStyle());
        if (!root.getStylesheets().equals(like.getStylesheets())) {
            root.getStylesheets().setAll(like.getStylesheets());
        }
        for (String one : List.of(CONTRAST, COMPACT_ROWS, ROOMY_ROWS)) {
            boolean wanted = like.getStyleClass().contains(one);
            if (wanted != root.getStyleClass().contains(one)) {
                if (wanted) {
                    root.getStyleClass().add(one);
                } else {
                    root.getStyleClass().remove(one);
                }
            }
        }
    }

    /// Loads the fonts (once) and puts the stylesheet on the scene. On the JavaFX thread.
    public static void applyTo(Scene scene) {
        loadFonts();
        scene.getStylesheets()
                .setAll(Objects.requireNonNull(Theme.class.getResource(SHEET), SHEET)
                        .toExternalForm());
    }

    private static void loadFonts() {
        if (loaded) {
            return;
        }
        loaded = true;
        for (String name : FONTS) {
            try (InputStream in = Theme.class.getResourceAsStream("/org/execscope/ui/fonts/" + name)) {
                if (in == null || Font.loadFont(in, 13) == null) {
                    throw new IllegalStateException("the font " + name + " is missing from the program");
                }
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
