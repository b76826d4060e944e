package org.execscope.ui.find;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import org.execscope.evidence.CancelToken;
import org.execscope.query.EventSet;
import org.execscope.ui.model.EventRows;
import org.execscope.ui.table.RowTable;
import org.jspecify.annotations.Nullable;

/// The rows of a table, each of one event.
public final class TablePlaces implements FindPlaces {
    private static final int STEP = 1 << 16;

    private final RowTable table;

    public TablePlaces(RowTable table) {
        this.table = table;
    }

    @Override
    public String words() {
        return "among the rows shown";
    }

    @Override
    public Steps steps() {
        return Steps.of(table.source());
    }

    @Override
    public int count() {
        return table.source().rowCount();
    }

    @Override
    public String nouns() {
        return "rows";
    }

    @Override
    public Look look() {
        EventRows rows = table.source();
        return (events, marked, cancel) -> found(rows, events, marked, cancel);
    }

    private static Found found(EventRows rows, @Nullable EventSet wanted, List<Integer> marked, CancelToken cancel) {
        BitSet found = new BitSet(rows.rowCount());
        BitSet marks = new BitSet();
        marked.forEach(marks::set);
        List<Integer> markedRows = new ArrayList<>();
        for (int row = 0; row < rows.rowCount(); row++) {
            if ((row & STEP - 1) == 0) {
                cancel.check();
            }
            int event = rows.eventAt(row);
            if (wanted != null && wanted.contains(event)) {
                found.set(row);
            }
            if (event >= 0 && marks.get(event)) {
                markedRows.add(row);
            }
        }
        return new Found(found, markedRows);
    }

    @Override
    public int cursor() {
        return table.cursorRowProperty().get();
    }

    @Override
    public void go(int place) {
        table.revealInMiddle(place);
    }

    @Override
    public void marks(Found found) {
        table.marks(found.places(), found.marked());
    }

    @Override
    public void requestFocus() {
        table.requestFocus();
    }
}
