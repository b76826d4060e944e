package org.execscope.event;

import org.jspecify.annotations.Nullable;

/// Reads a table's rows nearly in the order of their numbers, for work that looks at every event: a whole block
/// of a column is unpacked at once, so that a value costs a third of what the table's own methods take (on ten
/// million events). Rows in any other order give the same values, only slowly.
///
/// For one thread, on a table that nobody adds to meanwhile. The methods are the table's.
public final class EventCursor {
    private static final int BITS = IntColumn.BLOCK_BITS;
    private static final int MASK = IntColumn.BLOCK - 1;
    private static final int NO_BLOCK = -1;
    /// So often in a row a block is asked for before it is unpacked: where rows of several files alternate, none
    /// is, and values cost what they cost in the table.
    private static final int PATIENCE = 64;
    private static final int[] NO_INTS = {};
    private static final long[] NO_LONGS = {};

    private final EventTable table;
    private final Longs time;
    private final Ints serial;
    private final Ints host;
    private final Ints head;
    private final Ints flags;
    private final Ints call;
    private final Ints identity;
    private final Ints exe;
    private final Ints title;
    private final Longs exit;
    private final Longs pid;
    private final Longs ppid;
    private final Longs argc;
    private final Ints file;
    private final Longs offset;
    private final Longs line;
    private final Ints comm;
    private final Ints cwd;
    private final Ints key;
    private final Ints argv;
    private final Ints pathList;

    /// @param table a table that is filled
    public EventCursor(EventTable table) {
        this.table = table;
        int size = table.size();
        time = new Longs(size, table.timeMillisColumn());
        serial = new Ints(size, table.serialColumn());
        host = new Ints(size, table.hostColumn());
        head = new Ints(size, table.headColumn());
        flags = new Ints(size, table.flagsColumn());
        call = new Ints(size, table.callColumn());
        identity = new Ints(size, table.identityColumn());
        exe = new Ints(size, table.exeColumn());
        title = new Ints(size, table.titleColumn());
        exit = new Longs(size, table.exitColumn());
        pid = new Longs(size, table.pidColumn());
        ppid = new Longs(size, table.ppidColumn());
        argc = new Longs(size, table.argcColumn());
        file = new Ints(size, table.fileColumn());
        offset = new Longs(size, table.offsetColumn());
        line = new Longs(size, table.lineColumn());
        comm = new Ints(size, table.commColumn());
        cwd = new Ints(size, table.cwdColumn());
        key = new Ints(size, table.keyColumn());
        argv = new Ints(size, table.argvColumn());
        pathList = new Ints(size, table.pathListColumn());
    }

    /// As [EventTable#timeMillis(int)].
    public long timeMillis(int event) {
        return time.get(event);
    }

    /// As [EventTable#serial(int)].
    public long serial(int event) {
        return Integer.toUnsignedLong(serial.get(event));
    }

    /// As [EventTable#host(int)].
    public int host(int event) {
        return host.get(event);
    }

    /// As [EventTable#kind(int)].
    public EventKind kind(int event) {
        return table.kindOf(head.get(event));
    }

    /// As [EventTable#isExecve(int)].
    public boolean isExecve(int event) {
        return kind(event) == EventKind.EXECVE;
    }

    /// As [EventTable#type(int)].
    public int type(int event) {
        return table.typeOf(head.get(event));
    }

    /// As [EventTable#success(int)].
    public @Nullable Boolean success(int event) {
        return EventTable.successOf(flags.get(event));
    }

    /// As [EventTable#succeeded(int)].
    public boolean succeeded(int event) {
        return EventTable.succeededOf(flags.get(event));
    }

    /// Whether it is a program start that succeeded.
    public boolean isStart(int event) {
        return succeeded(event) && isExecve(event);
    }

    /// As [EventTable#call(int)].
    public int call(int event) {
        return call.get(event);
    }

    /// As [EventTable#exit(int)].
    public long exit(int event) {
        return exit.get(event);
    }

    /// As [EventTable#pid(int)].
    public long pid(int event) {
        return pid.get(event);
    }

    /// As [EventTable#ppid(int)].
    public long ppid(int event) {
        return ppid.get(event);
    }

    /// As [EventTable#identity(int)].
    public int identity(int event) {
        return identity.get(event);
    }

    /// As [EventTable#id(int, Identities.Id)].
    public long id(int event, Identities.Id which) {
        int number = identity.get(event);
        return number == ByteDictionary.NONE
                ? Identities.MISSING
                : table.identities().id(number, which);
    }

    /// As [EventTable#tty(int)].
    public int tty(int event) {
        int number = identity.get(event);
        return number == ByteDictionary.NONE
                ? ByteDictionary.NONE
                : table.identities().tty(number);
    }

    /// As [EventTable#subj(int)].
    public int subj(int event) {
        int number = identity.get(event);
        return number == ByteDictionary.NONE
                ? ByteDictionary.NONE
                : table.identities().subj(number);
    }

    /// As [EventTable#exe(int)].
    public int exe(int event) {
        return exe.get(event);
    }

    /// As [EventTable#hasProctitle(int)].
    public boolean hasProctitle(int event) {
        return title.get(event) != ByteDictionary.NONE;
    }

    /// As [EventTable#titleIsOwnArgv(int)].
    public boolean titleIsOwnArgv(int event) {
        return title.get(event) == EventTable.TITLE_IS_ARGV;
    }

    /// As [EventTable#file(int)].
    public int file(int event) {
        return file.get(event);
    }

    /// As [EventTable#offset(int)].
    public long offset(int event) {
        return offset.get(event);
    }

    /// As [EventTable#line(int)].
    public long line(int event) {
        return line.get(event);
    }

    /// As [EventTable#comm(int)].
    public int comm(int event) {
        return comm.get(event);
    }

    /// As [EventTable#cwd(int)].
    public int cwd(int event) {
        return cwd.get(event);
    }

    /// As [EventTable#key(int)].
    public int key(int event) {
        return key.get(event);
    }

    /// As [EventTable#argc(int)].
    public long argc(int event) {
        return argc.get(event);
    }

    /// As [EventTable#argv(int)].
    public int argv(int event) {
        return argv.get(event);
    }

    /// As [EventTable#pathList(int)].
    public int pathList(int event) {
        return pathList.get(event);
    }

    /// As [EventTable#argvSource(int)].
    public ArgvSource argvSource(int event) {
        return EventTable.argvSourceOf(flags.get(event));
    }

    /// As [EventTable#argvComplete(int)].
    public boolean argvComplete(int event) {
        return EventTable.argvCompleteOf(flags.get(event));
    }

    /// As [EventTable#flags(int)].
    public int flags(int event) {
        return EventTable.flagsOf(flags.get(event));
    }

    /// A block of a column, unpacked.
    private static final class Ints {
        private final int size;
        private final IntRows column;
        private int[] values = NO_INTS;
        private int block = NO_BLOCK;
        /// The block that was asked for beside the unpacked one, and how often in a row.
        private int other = NO_BLOCK;

        private int asked;

        Ints(int size, IntRows column) {
            this.size = size;
            this.column = column;
        }

        int get(int row) {
            return row >>> BITS == block ? values[row & MASK] : elsewhere(row);
        }

        private int elsewhere(int row) {
            asked = row >>> BITS == other ? asked + 1 : 0;
            other = row >>> BITS;
            if (asked < PATIENCE) {
                return column.get(row);
            }
            values = values.length == 0 ? new int[IntColumn.BLOCK] : values;
            int from = other << BITS;
            column.read(from, Math.min(size, from + IntColumn.BLOCK), values);
            block = other;
            return values[row & MASK];
        }
    }

    /// A block of a column, unpacked.
    private static final class Longs {
        private final int size;
        private final LongRows column;
        private long[] values = NO_LONGS;
        private int block = NO_BLOCK;
        /// The block that was asked for beside the unpacked one, and how often in a row.
        private int other = NO_BLOCK;

        private int asked;

        Longs(int size, LongRows column) {
            this.size = size;
            this.column = column;
        }

        long get(int row) {
            return row >>> BITS == block ? values[row & MASK] : elsewhere(row);
        }

        private long elsewhere(int row) {
            asked = row >>> BITS == other ? asked + 1 : 0;
            other = row >>> BITS;
            if (asked < PATIENCE) {
                return column.get(row);
            }
            values = values.length == 0 ? new long[IntColumn.BLOCK] : values;
            int from = other << BITS;
            column.read(from, Math.min(size, from + IntColumn.BLOCK), values);
            block = other;
            return values[row & MASK];
        }
    }
}
