package org.execscope.ui.theme;

import javafx.scene.Scene;

/// Our stylesheet and fonts, light and dark.
public final class Theme {
    private Theme() {}

    /// Loads the fonts (once) and puts the stylesheet on the scene.
    public static void applyTo(Scene scene) {
        scene.getStylesheets();
    }
}
