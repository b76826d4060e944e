package org.execscope.ui.table;

import java.util.ArrayList;
import java.util.List;
import javafx.css.PseudoClass;
import javafx.scene.AccessibleRole;
import javafx.scene.layout.Region;

/// A pooled row of a [RowTable]: shows one row after another, made once.
final class TableRow extends Region {
    private static final PseudoClass SELECTED = PseudoClass.getPseudoClass("picked");
    private static final PseudoClass CURSOR = PseudoClass.getPseudoClass("cursor");

    private final List<CellBox> cells = new ArrayList<>();
    private double[] widths = new double[0];
    private double shift;
    private int row = -1;

    TableRow(List<TableColumn> columns) {
        getStyleClass().add("table-line");
        setAccessibleRole(AccessibleRole.TABLE_ROW);
        for (TableColumn column : columns) {
            CellBox cell = new CellBox(column.right());
            cells.add(cell);
            getChildren().add(cell);
        }
    }

    /// The row shown, or -1.
    int row() {
        return row;
    }

    void show(int newRow, List<TableCell> content, boolean selected, boolean cursor, String spoken) {
        row = newRow;
        for (int i = 0; i < cells.size(); i++) {
            cells.get(i).show(content.get(i));
        }
        pseudoClassStateChanged(SELECTED, selected);
        pseudoClassStateChanged(CURSOR, cursor);
        setAccessibleText(spoken);
        setVisible(true);
    }

    void empty() {
        row = -1;
        setVisible(false);
    }

    void columns(double[] newWidths, double newShift) {
        widths = newWidths;
        shift = newShift;
        requestLayout();
    }

    @Override
    protected void layoutChildren() {
        double x = -shift;
        for (int i = 0; i < cells.size() && i < widths.length; i++) {
            cells.get(i).resizeRelocate(Math.rint(x), 0, Math.rint(widths[i]), getHeight() - 1);
            x += widths[i];
        }
    }
}
