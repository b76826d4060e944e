package org.execscope.ui.table;

import org.execscope.ui.model.EventRows;
import org.execscope.ui.model.SummarySource;

/// The rows of a [RowTable]: asked only for those in view.
public interface RowSource extends EventRows {
    /// No rows at all.
    RowSource NONE = new RowSource() {
        @Override
        public int rowCount() {
            return 0;
        }

        @Override
        public int eventAt(int row) {
            return -1;
        }

        @Override
        public TableCell cell(int row, String column) {
            return TableCell.EMPTY;
        }
    };

    /// @param column a [TableColumn]'s id
    TableCell cell(int row, String column);

    /// The same rows for a working thread, where what their events were is read at once.
    default RowSource reading(SummarySource reader) {
        return this;
    }

    /// What a reader is told of a row beside its cells; ends with a comma and a blank if there is anything.
    default String spoken(int row) {
        return "";
    }

    /// Whether something that isn't a row lies before this one.
    default boolean isDivided(int row) {
        return false;
    }

    /// What lies before this row, in a line; empty for nothing.
    default String divider(int row) {
        return "";
    }

    /// More about what lies before this row.
    default String dividerHint(int row) {
        return divider(row);
    }
}
