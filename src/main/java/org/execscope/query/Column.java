package org.execscope.query;

import org.execscope.event.EventTable;

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
            case CALL -> events.callColumn().read(from, to, into);
            case IDENTITY -> events.identityColumn().read(from, to, into);
            case COMM -> events.commColumn().read(from, to, into);
            case EXE -> events.exeColumn().read(from, to, into);
            case CWD -> events.cwdColumn().read(from, to, into);
            case KEY -> events.keyColumn().read(from, to, into);
            case ARGV -> events.argvColumn().read(from, to, into);
            case PATHS -> events.pathListColumn().read(from, to, into);
            case FILE -> events.fileColumn().read(from, to, into);
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
}
