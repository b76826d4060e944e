package org.execscope.ui.window;

import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;

/// What was done last. A long message is cut where the line has no room for it, and whole on hover and for readers: a
/// second line would move all that stands above.
final class MessageLabel extends Label {
    /// So much of it, in pixels for each pixel of the font's size, is worth a place in the line; where there is less,
    /// as beside large text, it gets a line of its own.
    private static final double LEAST = 20;

    private final Tooltip whole = new Tooltip();

    void say(String words) {
        setText(words);
        whole.setText(words);
        setTooltip(words.isEmpty() ? null : whole);
        setAccessibleText(words);
    }

    @Override
    protected double computeMinWidth(double height) {
        return Math.min(prefWidth(-1), LEAST * getFont().getSize());
    }
}
