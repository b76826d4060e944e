package org.execscope.ui.layout;

import javafx.scene.Node;
import javafx.scene.layout.VBox;

/// What a pop-up shows, one below the other: as high as its words need at its width. A pop-up asks for the height
/// without a width, and words that break would get one line.
public final class PopupBox extends VBox {
    public PopupBox(double gap, Node... children) {
        super(gap, children);
    }

    @Override
    protected double computePrefHeight(double width) {
        return super.computePrefHeight(width < 0 ? prefWidth(-1) : width);
    }
}
