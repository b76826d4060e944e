package org.execscope.ui.layout;

import java.util.function.DoubleConsumer;
import javafx.scene.control.Label;

/// Tells how large the text around it is: put beside what must grow with the text, it takes no room and shows
/// nothing.
public final class TextGauge extends Label {
    private static final double USUAL = 13;

    /// @param scale gets the size of the text, 1 for the usual one, at first and whenever it changes
    public TextGauge(DoubleConsumer scale) {
        setManaged(false);
        setMouseTransparent(true);
        fontProperty().subscribe(font -> scale.accept(font.getSize() / USUAL));
    }
}
