package org.execscope.ui.find;

import org.execscope.evidence.CancelToken;
import org.execscope.query.EventSet;
import org.execscope.query.Query;
import org.execscope.query.QueryEngine;
import org.execscope.query.QueryException;
import org.execscope.ui.model.EventRows;

/// Looks for the match that is nearest in one direction, in a few rows at first and then in ever more: it is there
/// long before all matches are known. Not on the JavaFX thread.
final class NextMatch {
    private static final int FIRST = 1 << 8;
    /// Whoever finds nothing in as many rows as that, four times as many as in the step before, has all matches as
    /// soon by looking for all.
    private static final int MOST = 1 << 20;

    private NextMatch() {}

    /// Where to look.
    ///
    /// @param from the row to begin with
    /// @param forward down to the last row and on from the first; else up to the first and on from the last
    record Course(EventRows rows, int from, boolean forward) {
        int row(int step) {
            int count = rows.rowCount();
            return Math.floorMod(forward ? from + (long) step : from - (long) step, count);
        }
    }

    /// The first row of the course that matches; -1 if there is none in the first million.
    ///
    /// @throws QueryException if a name in the query means nothing in this evidence
    /// @throws java.util.concurrent.CancellationException if it is no longer wanted
    static int find(QueryEngine engine, Query asked, Course course, CancelToken cancel) throws QueryException {
        int all = course.rows().rowCount();
        int looked = 0;
        for (int block = FIRST; looked < all && block <= MOST; block *= 4) {
            int[] events = new int[Math.min(block, all - looked)];
            for (int i = 0; i < events.length; i++) {
                events[i] = course.rows().eventAt(course.row(looked + i));
            }
            EventSet found = engine.runAmong(asked, events, cancel);
            for (int i = 0; i < events.length && found.count() > 0; i++) {
                if (events[i] >= 0 && found.contains(events[i])) {
                    return course.row(looked + i);
                }
            }
            looked += events.length;
        }
        return -1;
    }
}
