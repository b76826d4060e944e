package org.execscope.ui.table;

import java.util.BitSet;
import java.util.List;
import org.execscope.evidence.CancelToken;

/// Rows of a table as text for the clipboard: a line of titles, then a line a row, tabs between the cells. The
/// cells are what the table shows, so nothing in them can act on what they are pasted into.
public final class TableText {
    private static final int STEP = 0xfff;

    private final StringBuilder text = new StringBuilder();
    private int rows;

    private TableText() {}

    /// The rows with a selected event, or the one row where there is none; for a working thread.
    ///
    /// @param titles of the columns, in their order
    /// @param cursor the row of the cursor, or -1
    /// @param most so many rows are taken at most
    /// @throws java.util.concurrent.CancellationException if it is no longer wanted
    public static TableText of(
            RowSource source,
            List<TableColumn> columns,
            List<String> titles,
            BitSet selected,
            int cursor,
            int most,
            CancelToken cancel) {
        TableText made = new TableText();
        made.text.append(String.join("\t", titles)).append('\n');
        for (int row = 0; row < source.rowCount() && made.rows < most && !selected.isEmpty(); row++) {
            if ((row & STEP) == 0) {
                cancel.check();
            }
            if (source.isAny(row, event -> event >= 0 && selected.get(event))) {
                made.add(source, row, columns);
            }
        }
        if (made.rows == 0 && cursor >= 0 && cursor < source.rowCount()) {
            made.add(source, cursor, columns);
        }
        return made;
    }

    private void add(RowSource source, int row, List<TableColumn> columns) {
        for (int i = 0; i < columns.size(); i++) {
            text.append(i == 0 ? "" : "\t")
                    .append(source.cell(row, columns.get(i).id()).plain());
        }
        text.append('\n');
        rows++;
    }

    public String text() {
        return text.toString();
    }

    /// How many rows it has.
    public int rows() {
        return rows;
    }
}
