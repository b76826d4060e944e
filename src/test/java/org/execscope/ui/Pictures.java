package org.execscope.ui;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Set;
import javafx.application.ColorScheme;
import javafx.scene.Parent;
import javafx.scene.image.PixelReader;
import javafx.scene.image.WritableImage;
import javax.imageio.ImageIO;
import org.testfx.util.WaitForAsyncUtils;

/// Pictures of the window for people to look at, in `target/screens`.
public final class Pictures {
    private static final Path FOLDER = Path.of("target/screens");
    private static final double WIDTH = 1440;
    private static final double HEIGHT = 900;

    private Pictures() {}

    /// Draws the pane at 1440 × 900, writes the picture and tells how many different colours it has.
    public static int colours(String name, Parent pane, ColorScheme scheme) throws IOException {
        return colours(name, pane, scheme, WIDTH, HEIGHT);
    }

    /// The same at another size.
    public static int colours(String name, Parent pane, ColorScheme scheme, double windowWidth, double windowHeight)
            throws IOException {
        WaitForAsyncUtils.waitForAsyncFx(20_000, () -> {
            pane.getScene().getWindow().setWidth(windowWidth);
            pane.getScene().getWindow().setHeight(windowHeight);
            pane.getScene().getPreferences().setColorScheme(scheme);
            pane.applyCss();
            pane.layout();
            return null;
        });
        WritableImage image = settled(pane);
        int width = (int) image.getWidth();
        int height = (int) image.getHeight();
        BufferedImage picture = new BufferedImage(width, height, BufferedImage.TYPE_INT_ARGB);
        PixelReader pixels = image.getPixelReader();
        Set<Integer> colours = new HashSet<>();
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                picture.setRGB(x, y, pixels.getArgb(x, y));
                colours.add(pixels.getArgb(x, y));
            }
        }
        Files.createDirectories(FOLDER);
        ImageIO.write(picture, "png", FOLDER.resolve(name + ".png").toFile());
        return colours.size();
    }

    private static WritableImage settled(Parent pane) {
        WaitForAsyncUtils.waitForFxEvents();
        return WaitForAsyncUtils.waitForAsyncFx(20_000, () -> pane.getScene().snapshot(null));
    }
}
