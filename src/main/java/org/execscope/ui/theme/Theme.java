package org.execscope.ui.theme;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Objects;
import javafx.scene.Scene;
import javafx.scene.text.Font;

/// Our stylesheet and fonts, light and dark. The fonts come with the program, so that every machine and every
/// picture looks the same.
public final class Theme {
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
