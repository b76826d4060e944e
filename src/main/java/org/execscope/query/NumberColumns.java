package org.execscope.query;

import org.execscope.event.EventTable;

/// The number columns of the table. Each has a loop of its own, as in [Column].
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
            case TIME -> {
                for (int row = from; row < to; row++) {
                    into[row - from] = events.timeMillis(row);
                }
            }
            case PID -> {
                for (int row = from; row < to; row++) {
                    into[row - from] = events.pid(row);
                }
            }
            case PPID -> {
                for (int row = from; row < to; row++) {
                    into[row - from] = events.ppid(row);
                }
            }
            case ARGC -> {
                for (int row = from; row < to; row++) {
                    into[row - from] = events.argc(row);
                }
            }
            case EXIT -> {
                for (int row = from; row < to; row++) {
                    into[row - from] = events.exit(row);
                }
            }
            case SERIAL -> {
                for (int row = from; row < to; row++) {
                    into[row - from] = events.serial(row);
                }
            }
            case LINE -> {
                for (int row = from; row < to; row++) {
                    into[row - from] = events.line(row);
                }
            }
            case OFFSET -> {
                for (int row = from; row < to; row++) {
                    into[row - from] = events.offset(row);
                }
            }
            default -> throw new IllegalArgumentException(field + " is no number");
        }
    }
}
