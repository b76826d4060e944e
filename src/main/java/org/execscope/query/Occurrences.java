package org.execscope.query;

import org.execscope.event.EventTable;

/// How often the values of a column stand in program starts, over all of the evidence: what is rare is looked for by
/// it.
final class Occurrences {
    private static final int STEP = 4096;

    private Occurrences() {}

    /// For each value's number, how many program starts among the first `size` rows have it.
    ///
    /// @throws java.util.concurrent.CancellationException if it is no longer wanted
    static int[] of(EventTable events, Column column, int size, Evaluation evaluation) {
        int[] counts = new int[column.values(events)];
        int[] ids = new int[STEP];
        for (int start = 0; start < size; start += STEP) {
            evaluation.check();
            int end = Math.min(size, start + STEP);
            column.read(events, start, end, ids);
            for (int row = start; row < end; row++) {
                int id = ids[row - start];
                // While reading goes on, values may come that weren't there yet.
                if (id >= 0 && id < counts.length && events.isExecve(row)) {
                    counts[id]++;
                }
            }
        }
        return counts;
    }
}
