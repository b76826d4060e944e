package org.execscope.ui.layout;

import javafx.scene.control.ListCell;
import javafx.scene.layout.Region;

/// What a cell of a list shows, as wide as the list: by itself it would be as wide as its own content.
public final class CellLine {
    /// The cell's padding, the list's border and its scroll bar.
    private static final double BESIDE = 40;

    private CellLine() {}

    /// Keeps `line` as wide as the list that `cell` is in.
    public static void fill(ListCell<?> cell, Region line) {
        line.setMinWidth(0);
        cell.listViewProperty().subscribe(list -> {
            if (list != null) {
                line.prefWidthProperty().bind(list.widthProperty().subtract(BESIDE));
            }
        });
    }
}
