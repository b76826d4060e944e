package org.execscope.ui.table;

import java.util.ArrayList;
import java.util.List;
import javafx.scene.AccessibleRole;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.Region;
import javafx.scene.shape.Rectangle;

/// The pooled rows of a table, one below the other: those in view, and what lies between them.
final class TableLines extends Region {
    private final Rectangle clip = new Rectangle();
    private final List<TableRow> pool = new ArrayList<>();
    private final List<Label> dividers = new ArrayList<>();
    private final RowsInView view;
    private RowSource source = RowSource.NONE;

    /// @param view says where the rows lie
    TableLines(RowsInView view) {
        this.view = view;
        setClip(clip);
        getStyleClass().add("table-body");
    }

    /// The rows there are, from above; not all of them need show anything.
    List<TableRow> pool() {
        return pool;
    }

    void add(TableRow row) {
        pool.add(row);
        getChildren().add(row);
    }

    /// Other rows are shown, whose dividers say something else.
    void source(RowSource rows) {
        source = rows;
    }

    @Override
    protected void layoutChildren() {
        clip.setWidth(getWidth());
        clip.setHeight(getHeight());
        double line = view.line();
        double y = 0;
        int used = 0;
        for (TableRow row : pool) {
            if (row.isVisible() && view.isDivided(row.row())) {
                Label divider = divider(used++);
                divider.setText(source.divider(row.row()));
                divider.getTooltip().setText(source.dividerHint(row.row()));
                divider.setVisible(true);
                divider.resizeRelocate(0, y, getWidth(), line);
                y += line;
            }
            row.resizeRelocate(0, y, getWidth(), line);
            y += line;
        }
        dividers.subList(used, dividers.size()).forEach(divider -> divider.setVisible(false));
    }

    private Label divider(int index) {
        if (index == dividers.size()) {
            Label made = new Label();
            made.getStyleClass().add("table-divider");
            made.setMnemonicParsing(false);
            made.setManaged(false);
            made.setAccessibleRole(AccessibleRole.TEXT);
            Tooltip hint = new Tooltip();
            hint.setWrapText(true);
            hint.getStyleClass().add("divider-hint");
            made.setTooltip(hint);
            dividers.add(made);
            getChildren().add(made);
        }
        return dividers.get(index);
    }
}
