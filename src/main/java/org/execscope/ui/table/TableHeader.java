package org.execscope.ui.table;

import java.util.ArrayList;
import java.util.List;
import java.util.function.IntConsumer;
import javafx.geometry.Pos;
import javafx.scene.Cursor;
import javafx.scene.control.Label;
import javafx.scene.layout.Region;
import javafx.scene.shape.Rectangle;

/// The head of a [RowTable]: a click sorts, a drag on an edge changes the width.
final class TableHeader extends Region {
    private static final double EDGE = 5;
    private static final double NARROWEST = 32;

    private final List<Label> labels = new ArrayList<>();
    private final List<TableColumn> columns;
    private final Rectangle clip = new Rectangle();
    private double[] widths = new double[0];
    private double shift;
    private int dragged = -1;
    private double dragX;
    private double dragWidth;

    /// A column's width was dragged.
    interface Resize {
        void to(int column, double width);
    }

    TableHeader(List<TableColumn> columns, IntConsumer sort, Resize resize) {
        this.columns = columns;
        getStyleClass().add("table-head");
        setClip(clip);
        for (TableColumn column : columns) {
            Label label = new Label(column.title());
            label.setAlignment(column.right() ? Pos.CENTER_RIGHT : Pos.CENTER_LEFT);
            label.getStyleClass().add("table-title");
            labels.add(label);
            getChildren().add(label);
        }
        setOnMouseMoved(e -> setCursor(edgeAt(e.getX()) >= 0 ? Cursor.H_RESIZE : Cursor.DEFAULT));
        setOnMousePressed(e -> {
            dragged = edgeAt(e.getX());
            dragX = e.getX();
            dragWidth = dragged < 0 ? 0 : widths[dragged];
        });
        setOnMouseDragged(e -> {
            if (dragged >= 0) {
                resize.to(dragged, Math.max(NARROWEST, dragWidth + e.getX() - dragX));
            }
        });
        setOnMouseClicked(e -> {
            int column = columnAt(e.getX());
            if (dragged < 0 && column >= 0) {
                sort.accept(column);
            }
        });
    }

    void columns(double[] newWidths, double newShift) {
        widths = newWidths;
        shift = newShift;
        requestLayout();
    }

    /// Shows by which column the rows are sorted.
    void sorted(String id, boolean descending) {
        for (int i = 0; i < columns.size(); i++) {
            TableColumn column = columns.get(i);
            String sign = column.id().equals(id) ? descending ? "  ▼" : "  ▲" : "";
            labels.get(i).setText(column.title() + sign);
        }
    }

    private int edgeAt(double x) {
        double edge = -shift;
        for (int i = 0; i < widths.length; i++) {
            edge += widths[i];
            if (widths[i] > 0 && Math.abs(x - edge) <= EDGE) {
                return i;
            }
        }
        return -1;
    }

    int columnAt(double x) {
        double edge = -shift;
        for (int i = 0; i < widths.length; i++) {
            edge += widths[i];
            if (x < edge) {
                return i;
            }
        }
        return -1;
    }

    @Override
    protected void layoutChildren() {
        clip.setWidth(getWidth());
        clip.setHeight(getHeight());
        double x = -shift;
        for (int i = 0; i < labels.size() && i < widths.length; i++) {
            labels.get(i).setVisible(widths[i] > 0);
            labels.get(i).resizeRelocate(Math.rint(x), 0, Math.rint(widths[i]), getHeight());
            x += widths[i];
        }
    }
}
