package org.execscope.ui.table;

import java.util.List;
import java.util.Set;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import org.execscope.ui.model.Words;

/// Says how many columns a table is too narrow for, and which on hover: nothing is left out without a word.
public final class LeftOutColumns extends Label {
    public LeftOutColumns() {
        getStyleClass().add("muted");
        managedProperty().bind(visibleProperty());
        setVisible(false);
    }

    /// @param columns the ids of those left out
    public void show(RowTable table, Set<String> columns) {
        List<String> titles = table.columns().stream()
                .filter(column -> columns.contains(column.id()))
                .map(table::title)
                .toList();
        setText("· " + Words.count(titles.size(), "column") + " left out");
        setVisible(!titles.isEmpty());
        String words = "No room for " + String.join(", ", titles)
                + ": a wider window, or a width of their own, brings these columns back";
        setAccessibleText(words);
        setTooltip(titles.isEmpty() ? null : new Tooltip(words));
    }
}
