package org.execscope.ui.timeline;

import java.util.BitSet;
import java.util.function.BiFunction;
import org.execscope.event.EventOrder;
import org.execscope.event.EventTable;
import org.execscope.evidence.CancelToken;
import org.execscope.trail.AuditTrail;
import org.execscope.ui.model.Shown;

/// Rows in the order wanted, and where in them the eyes that looked at the former rows find their place
/// again.
///
/// @param all the rows' events as a set
/// @param cursor the row of the event that the cursor was on; -1 if it isn't among the rows
/// @param nearest the row nearest in time to that event; -1 if there is none
/// @param top the row to show first
record TimelinePlace(TimelineRows rows, BitSet all, int cursor, int nearest, int top) {
    /// What was looked at.
    ///
    /// @param event the cursor's, or -1
    /// @param below how many rows below the first one in view the cursor stood; -1 if out of view
    /// @param topEvent the event of the first row in view, or -1
    record View(int event, int below, int topEvent) {}

    /// @param sort puts the rows of the evidence in order; its result isn't written to
    /// @throws java.util.concurrent.CancellationException if it is no longer wanted
    static TimelinePlace find(
            Shown shown,
            BiFunction<AuditTrail, EventOrder, int[]> sort,
            TimelineRows like,
            View view,
            CancelToken cancel) {
        int[] order = sort.apply(shown.trail(), shown.timeline());
        BitSet all = new BitSet(shown.trail().events().size());
        for (int event : order) {
            all.set(event);
        }
        cancel.check();
        TimelineRows rows = like.over(shown.trail(), order);
        int cursor = all.get(Math.max(0, view.event())) && view.event() >= 0 ? rows.rowOf(view.event()) : -1;
        int nearest =
                cursor >= 0 || view.event() < 0 ? cursor : nearest(shown.trail().events(), order, view.event());
        int top;
        if (nearest >= 0 && view.below() >= 0) {
            top = nearest - view.below();
        } else if (view.topEvent() < 0) {
            top = 0;
        } else if (all.get(view.topEvent())) {
            top = rows.rowOf(view.topEvent());
        } else {
            top = nearest(shown.trail().events(), order, view.topEvent());
        }
        return new TimelinePlace(rows, all, cursor, nearest, Math.max(0, top));
    }

    /// Whatever the rows are sorted by.
    private static int nearest(EventTable events, int[] rows, int event) {
        long time = events.timeMillis(event);
        int best = -1;
        long least = Long.MAX_VALUE;
        for (int row = 0; row < rows.length; row++) {
            long far = Math.abs(events.timeMillis(rows[row]) - time);
            if (far < least) {
                least = far;
                best = row;
            }
        }
        return best;
    }
}
