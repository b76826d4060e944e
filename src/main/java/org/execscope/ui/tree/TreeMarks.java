package org.execscope.ui.tree;

import java.util.BitSet;
import java.util.List;
import org.execscope.evidence.CancelToken;
import org.execscope.ui.find.FindPlaces;
import org.execscope.ui.model.Latest;
import org.execscope.ui.model.Workspace;

/// Marks what was found, in the rows that show it; the rows are counted on a thread of its own.
final class TreeMarks {
    private final Workspace workspace;
    private final TreeView view;
    private final Latest marking = new Latest("tree-marks");
    private FindPlaces.Found found = FindPlaces.Found.NOTHING;

    TreeMarks(Workspace workspace, TreeView view) {
        this.workspace = workspace;
        this.view = view;
    }

    /// Forgets what was found: other places mean other nodes now.
    void forget() {
        found = FindPlaces.Found.NOTHING;
    }

    /// Marks these places.
    void show(FindPlaces.Found places) {
        found = places;
        mark();
    }

    /// Marks them in other rows.
    void mark() {
        TreeLayout now = view.layout();
        if (now == null || (found.places().isEmpty() && found.marked().isEmpty())) {
            marking.cancel();
            view.table().marks(new BitSet(), List.of());
            return;
        }
        FindPlaces.Found wished = found;
        TreeState state = now.state();
        marking.start(
                cancel -> new FindPlaces.Found(
                        rows(wished.places(), state, cancel),
                        wished.marked().stream()
                                .map(state::row)
                                .filter(row -> row >= 0)
                                .toList()),
                rows -> {
                    TreeLayout then = view.layout();
                    if (then != null && then.state().equals(state)) {
                        view.table().marks(rows.places(), rows.marked());
                    }
                },
                problem -> workspace.report("marking what was found", problem));
    }

    private static BitSet rows(BitSet places, TreeState state, CancelToken cancel) {
        BitSet rows = new BitSet(state.rowCount());
        for (int place = places.nextSetBit(0); place >= 0; place = places.nextSetBit(place + 1)) {
            int row = state.row(place);
            if (row >= 0) {
                rows.set(row);
            }
            if ((place & 0xfff) == 0) {
                cancel.check();
            }
        }
        return rows;
    }

    /// Ends its thread.
    void dispose() {
        marking.close();
    }
}
