package org.execscope.ui.histogram;

import java.util.HashMap;
import java.util.Map;
import javafx.scene.image.PixelWriter;
import javafx.scene.image.WritableImage;
import javafx.scene.paint.Color;
import javafx.scene.paint.ImagePattern;
import javafx.scene.paint.Paint;

/// The fillings that parts of a bar are told apart by, beside their colours: plain, lying, standing and slanting
/// lines, squares, dots.
final class Patterns {
    static final int COUNT = 6;

    private static final int TILE = 4;
    /// A row of pixels a number, its lowest bit at the left.
    private static final int[][] TILES = {
        {0xf, 0xf, 0xf, 0xf},
        {0xf, 0xf, 0x0, 0x0},
        {0x3, 0x3, 0x3, 0x3},
        {0x3, 0x6, 0xc, 0x9},
        {0x3, 0x3, 0xc, 0xc},
        {0x1, 0x0, 0x4, 0x0},
    };

    private final Map<Color, Paint[]> made = new HashMap<>();

    /// The filling of a part, counted from the bottom; the last one of all is that of the rest.
    Paint of(int part, Paint colour) {
        int which = Math.min(part, COUNT - 1);
        if (which == 0 || !(colour instanceof Color plain)) {
            return colour;
        }
        Paint[] some = made.computeIfAbsent(plain, _ -> new Paint[COUNT]);
        Paint known = some[which];
        if (known == null) {
            known = tile(TILES[which], plain);
            some[which] = known;
        }
        return known;
    }

    private static Paint tile(int[] rows, Color colour) {
        WritableImage image = new WritableImage(TILE, TILE);
        PixelWriter pixels = image.getPixelWriter();
        // What lies between the lines is a breath of the colour, so that a bar is one shape.
        Color between = colour.deriveColor(0, 1, 1, 0.22);
        for (int y = 0; y < TILE; y++) {
            for (int x = 0; x < TILE; x++) {
                pixels.setColor(x, y, (rows[y] >>> x & 1) != 0 ? colour : between);
            }
        }
        return new ImagePattern(image, 0, 0, TILE, TILE, false);
    }
}
