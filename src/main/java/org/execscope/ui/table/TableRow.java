package org.execscope.ui.table;

import java.util.ArrayList;
import java.util.List;
import javafx.css.PseudoClass;
import javafx.scene.AccessibleRole;
import javafx.scene.layout.Region;
import javafx.scene.shape.SVGPath;

/// A pooled row of a [RowTable]: shows one row after another, made once.
final class TableRow extends Region {
    private static final PseudoClass SELECTED = PseudoClass.getPseudoClass("picked");
    private static final PseudoClass CURSOR = PseudoClass.getPseudoClass("cursor");
    private static final PseudoClass ACTIVE = PseudoClass.getPseudoClass("active");
    private static final PseudoClass FOUND = PseudoClass.getPseudoClass("found");

    private final List<CellBox> cells = new ArrayList<>();
    private final SVGPath foundSign = new SVGPath();
    private TablePlaces places = TablePlaces.NONE;
    private int row = -1;
    private long version = -1;

    TableRow() {
        getStyleClass().add("table-line");
        setAccessibleRole(AccessibleRole.TABLE_ROW);
        foundSign.setContent("M0 0 L5 4 L0 8 Z");
        foundSign.getStyleClass().add("found-sign");
        foundSign.setMouseTransparent(true);
        foundSign.setVisible(false);
    }

    /// Shows other columns.
    void columns(List<TableColumn> columns) {
        while (cells.size() < columns.size()) {
            cells.add(new CellBox());
        }
        cells.subList(columns.size(), cells.size()).clear();
        for (int i = 0; i < columns.size(); i++) {
            cells.get(i).column(columns.get(i));
            // A row that shows nothing now keeps no text that belongs to another column.
            cells.get(i).show(TableCell.EMPTY);
        }
        getChildren().setAll(cells);
        getChildren().add(foundSign);
        version = -1;
    }

    /// The row shown, or -1.
    int row() {
        return row;
    }

    /// Whether it shows this row as it was at this version.
    boolean shows(int wanted, long now) {
        return row == wanted && version == now && isVisible();
    }

    CellBox cell(int column) {
        return cells.get(column);
    }

    void content(int newRow, long now, List<TableCell> content, String spoken) {
        row = newRow;
        version = now;
        for (int i = 0; i < cells.size(); i++) {
            cells.get(i).show(content.get(i));
        }
        setAccessibleText(spoken);
        setVisible(true);
    }

    void state(boolean selected, boolean cursor, boolean active, boolean found, int cellCursor) {
        pseudoClassStateChanged(SELECTED, selected);
        pseudoClassStateChanged(CURSOR, cursor);
        pseudoClassStateChanged(ACTIVE, active);
        pseudoClassStateChanged(FOUND, found);
        foundSign.setVisible(found);
        for (int i = 0; i < cells.size(); i++) {
            cells.get(i).cursor(cursor && i == cellCursor);
        }
    }

    void empty() {
        row = -1;
        setVisible(false);
    }

    void remeasure() {
        cells.forEach(CellBox::remeasure);
    }

    void places(TablePlaces now) {
        places = now;
        requestLayout();
    }

    @Override
    protected void layoutChildren() {
        for (int i = 0; i < cells.size() && i < places.count(); i++) {
            cells.get(i).resizeRelocate(places.x(i), 0, places.width(i), getHeight() - 1);
            cells.get(i).hidden(places.hidden(i));
        }
        foundSign.relocate(1, Math.rint((getHeight() - 9) / 2));
    }
}
