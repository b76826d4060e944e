package org.execscope.query;

import org.execscope.event.EventTable;

/// The number columns of the table, read by blocks.
final class NumberColumns {
    private NumberColumns() {}

    /// The number in one row; [EventTable#MISSING] where the log has none.
    static long value(EventTable events, Field field, int row) {
        long[] one = new long[1];
        read(events, field, row, row + 1, one);
        return one[0];
    }

    /// Reads rows `[from, to)` into the beginning of `into`; [EventTable#MISSING] where the log has no
    /// number.
    static void read(EventTable events, Field field, int from, int to, long[] into) {
        switch (field) {
            case TIME -> events.timeMillisColumn().read(from, to, into);
            case PID -> events.pidColumn().read(from, to, into);
            case PPID -> events.ppidColumn().read(from, to, into);
            case ARGC -> events.argcColumn().read(from, to, into);
            case EXIT -> events.exitColumn().read(from, to, into);
            case LINE -> events.lineColumn().read(from, to, into);
            case OFFSET -> events.offsetColumn().read(from, to, into);
            case SERIAL -> {
                for (int row = from; row < to; row++) {
                    into[row - from] = events.serial(row);
                }
            }
            default -> throw new IllegalArgumentException(field + " is no number");
        }
    }
}
