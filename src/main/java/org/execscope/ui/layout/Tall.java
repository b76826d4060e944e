package org.execscope.ui.layout;

import javafx.scene.control.ScrollPane;
import javafx.scene.layout.Region;

/// A pane that fills its room, and scrolls where it needs more height than there is.
public final class Tall extends ScrollPane {
    public Tall(Region pane) {
        super(pane);
        setFitToWidth(true);
        setFitToHeight(true);
        setHbarPolicy(ScrollBarPolicy.NEVER);
        setFocusTraversable(false);
        getStyleClass().add("edge-to-edge");
    }
}
