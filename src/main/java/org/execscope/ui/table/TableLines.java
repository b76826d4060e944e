package org.execscope.ui.table;

import java.util.ArrayList;
import java.util.List;
import javafx.scene.layout.Region;
import javafx.scene.shape.Rectangle;

/// The pooled rows of a table, one below the other: those in view.
final class TableLines extends Region {
    private final Rectangle clip = new Rectangle();
    private final List<TableRow> pool = new ArrayList<>();
    private double line;

    /// @param line the height of a row
    TableLines(double line) {
        this.line = line;
        setClip(clip);
        getStyleClass().add("table-body");
    }

    /// The rows there are, from above; not all of them need show anything.
    List<TableRow> pool() {
        return pool;
    }

    /// The height of a row.
    double line() {
        return line;
    }

    void line(double height) {
        line = height;
        requestLayout();
    }

    void add(TableRow row) {
        pool.add(row);
        getChildren().add(row);
    }

    @Override
    protected void layoutChildren() {
        clip.setWidth(getWidth());
        clip.setHeight(getHeight());
        for (int i = 0; i < pool.size(); i++) {
            pool.get(i).resizeRelocate(0, i * line, getWidth(), line);
        }
    }
}
