package org.execscope.query;

import org.execscope.event.EventTable;
import org.execscope.event.FittingRows;
import org.execscope.event.IntRows;

/// The columns of the table that hold numbers of distinct values, read by blocks.
enum Column {
    HOST,
    CALL,
    IDENTITY,
    COMM,
    EXE,
    CWD,
    KEY,
    ARGV,
    PATHS,
    FILE,
    TYPE,
    SUCCESS;

    /// One more than the highest number in the column.
    int values(EventTable events) {
        return switch (this) {
            case HOST -> events.hosts().size();
            case CALL -> events.calls().size();
            case IDENTITY -> events.identities().size();
            case COMM -> events.comms().size();
            case EXE -> events.exes().size();
            case CWD -> events.cwds().size();
            case KEY -> events.keys().size();
            case ARGV -> events.argvs().size();
            case PATHS -> events.pathListCount();
            case FILE, TYPE -> 1 << 16;
            case SUCCESS -> 2;
        };
    }

    /// The number in one row; -1 where the log has no value.
    int at(EventTable events, int row) {
        int[] one = new int[1];
        read(events, row, row + 1, one);
        return one[0];
    }

    /// Reads rows `[from, to)` into the beginning of `into`; -1 where the log has no value.
    void read(EventTable events, int from, int to, int[] into) {
        switch (this) {
            case HOST -> {
                for (int row = from; row < to; row++) {
                    into[row - from] = events.host(row);
                }
            }
            case CALL, IDENTITY, COMM, EXE, CWD, KEY, ARGV, PATHS, FILE ->
                numbers(events).read(from, to, into);
            case TYPE -> {
                for (int row = from; row < to; row++) {
                    into[row - from] = events.type(row);
                }
            }
            case SUCCESS -> {
                for (int row = from; row < to; row++) {
                    Boolean success = events.success(row);
                    into[row - from] = success == null ? -1 : success ? 1 : 0;
                }
            }
        }
    }

    /// Sets the bits of those of rows `[from, to)` whose values fit, as [IntRows#select] does.
    void select(EventTable events, int from, int to, byte[] fits, long[] into) {
        switch (this) {
            case HOST, TYPE, SUCCESS -> {
                int[] some = new int[to - from];
                read(events, from, to, some);
                FittingRows.ofInts(some, some.length, fits, into, from);
            }
            default -> numbers(events).select(from, to, fits, into);
        }
    }

    private IntRows numbers(EventTable events) {
        return switch (this) {
            case CALL -> events.callColumn();
            case IDENTITY -> events.identityColumn();
            case COMM -> events.commColumn();
            case EXE -> events.exeColumn();
            case CWD -> events.cwdColumn();
            case KEY -> events.keyColumn();
            case ARGV -> events.argvColumn();
            case PATHS -> events.pathListColumn();
            case FILE -> events.fileColumn();
            case HOST, TYPE, SUCCESS -> throw new IllegalStateException(this + " has no column of numbers");
        };
    }
}
