package org.execscope.ui.theme;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javafx.geometry.Rectangle2D;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.stage.Screen;
import javafx.stage.Window;

/// The scene of a window that belongs to another: in our look, as much larger as the other's text is, and no larger
/// than the screen.
public final class DialogScene {
    private static final Pattern SIZE = Pattern.compile("-fx-font-size: (\\d+)px");
    private static final double USUAL = 13;
    private static final double SCREEN_SHARE = 0.94;

    private DialogScene() {}

    /// @param width in pixels at the usual text size
    /// @param height likewise
    public static Scene of(Window owner, Parent root, double width, double height) {
        double scale = scale(owner);
        Rectangle2D screen = Screen.getPrimary().getVisualBounds();
        Scene scene = new Scene(
                root,
                Math.min(width * scale, screen.getWidth() * SCREEN_SHARE),
                Math.min(height * scale, screen.getHeight() * SCREEN_SHARE));
        Theme.applyTo(scene);
        return scene;
    }

    private static double scale(Window owner) {
        Scene scene = owner.getScene();
        String style = scene == null ? null : scene.getRoot().getStyle();
        Matcher size = SIZE.matcher(style == null ? "" : style);
        return size.find() ? Integer.parseInt(size.group(1)) / USUAL : 1;
    }
}
