package org.execscope.ui.table;

import java.util.BitSet;
import org.execscope.ui.model.EventSelection;
import org.jspecify.annotations.Nullable;

/// What clicks and keys do to the selection: alone, from the last one on, one more.
final class RowPicker {
    private final EventSelection selection;
    private RowSource rows = RowSource.NONE;
    private @Nullable BitSet all = new BitSet();
    private BitSet before = new BitSet();
    private int anchor = -1;

    RowPicker(EventSelection selection) {
        this.selection = selection;
    }

    /// @param everything the events that "select all" takes; null for those of all rows
    void show(RowSource source, @Nullable BitSet everything) {
        rows = source;
        all = everything;
        anchor = -1;
    }

    /// The same rows with other cells: what is being extended goes on.
    void again(RowSource source) {
        rows = source;
    }

    void only(int row) {
        selection.only(rows.eventAt(row));
        before = new BitSet();
        anchor = row;
    }

    void toggle(int row) {
        selection.toggle(rows.eventAt(row));
        before = selection.snapshot();
        anchor = row;
    }

    /// Selects from the anchor to `row`, in the place of what the last extension took.
    void extend(int row, int cursor) {
        if (anchor < 0) {
            anchor = Math.max(0, cursor);
            before = new BitSet();
        }
        selection.range(before, anchor, row, rows);
    }

    /// The next extension starts where the cursor then is.
    void release() {
        anchor = -1;
    }

    void all() {
        BitSet known = all;
        if (known != null) {
            selection.all(known);
        } else if (rows.rowCount() > 0) {
            selection.range(new BitSet(), 0, rows.rowCount() - 1, rows);
        }
    }

    void invert() {
        BitSet known = all;
        if (known != null) {
            selection.invert(known);
        } else {
            selection.invert(rows);
        }
    }
}
