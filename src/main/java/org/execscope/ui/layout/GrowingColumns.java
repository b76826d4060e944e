package org.execscope.ui.layout;

import java.util.ArrayList;
import java.util.List;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;

/// Lets the columns of stock tables grow with the text.
public final class GrowingColumns {
    private final List<Column> columns = new ArrayList<>();

    /// A column's widths at the usual size of text.
    private record Column(TableColumn<?, ?> column, double least, double usual, double most) {
        void scale(double scale) {
            boolean limited = most < Double.MAX_VALUE;
            column.setMinWidth(0);
            column.setMaxWidth(limited ? most * scale : most);
            column.setPrefWidth(usual * scale);
            column.setMinWidth(least * scale);
        }
    }

    private GrowingColumns() {}

    /// What must be put beside the tables, for their columns to grow from the widths that they have now.
    public static TextGauge of(TableView<?>... tables) {
        GrowingColumns growing = new GrowingColumns();
        for (TableView<?> table : tables) {
            for (TableColumn<?, ?> one : table.getColumns()) {
                growing.columns.add(new Column(one, one.getMinWidth(), one.getPrefWidth(), one.getMaxWidth()));
            }
        }
        return new TextGauge(scale -> growing.columns.forEach(one -> one.scale(scale)));
    }
}
