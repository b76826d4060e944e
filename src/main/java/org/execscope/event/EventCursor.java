package org.execscope.event;

/// Reads a table's rows nearly in the order of their numbers, for work that looks at every event: a whole block
/// of a column is unpacked at once, so that a value costs a third of what the table's own methods take (on ten
/// million events). Rows in any other order give the same values, only slowly.
///
/// For one thread, on a table that nobody adds to meanwhile. The methods are the table's.
public final class EventCursor {
    private static final int BITS = IntColumn.BLOCK_BITS;
    private static final int MASK = IntColumn.BLOCK - 1;
    private static final int NO_BLOCK = -1;

    private final EventTable table;
    private final Longs time;
    private final Ints serial;
    private final Ints head;
    private final Ints flags;
    private final Ints call;
    private final Ints identity;
    private final Ints exe;
    private final Ints title;
    private final Longs pid;
    private final Longs ppid;
    private final Ints file;
    private final Longs offset;

    /// @param table a table that is filled
    public EventCursor(EventTable table) {
        this.table = table;
        int size = table.size();
        time = new Longs(size, table.timeMillisColumn());
        serial = new Ints(size, table.serialColumn());
        head = new Ints(size, table.headColumn());
        flags = new Ints(size, table.flagsColumn());
        call = new Ints(size, table.callColumn());
        identity = new Ints(size, table.identityColumn());
        exe = new Ints(size, table.exeColumn());
        title = new Ints(size, table.titleColumn());
        pid = new Longs(size, table.pidColumn());
        ppid = new Longs(size, table.ppidColumn());
        file = new Ints(size, table.fileColumn());
        offset = new Longs(size, table.offsetColumn());
    }

    /// As [EventTable#timeMillis(int)].
    public long timeMillis(int event) {
        return time.get(event);
    }

    /// As [EventTable#serial(int)].
    public long serial(int event) {
        return Integer.toUnsignedLong(serial.get(event));
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

    /// A block of a column, unpacked.
    private static final class Ints {
        private final int size;
        private final IntRows column;
        private final int[] values = new int[IntColumn.BLOCK];
        private int block = NO_BLOCK;

        Ints(int size, IntRows column) {
            this.size = size;
            this.column = column;
        }

        int get(int row) {
            if (row >>> BITS != block) {
                unpack(row >>> BITS);
            }
            return values[row & MASK];
        }

        private void unpack(int number) {
            int from = number << BITS;
            column.read(from, Math.min(size, from + IntColumn.BLOCK), values);
            block = number;
        }
    }

    /// A block of a column, unpacked.
    private static final class Longs {
        private final int size;
        private final LongRows column;
        private final long[] values = new long[IntColumn.BLOCK];
        private int block = NO_BLOCK;

        Longs(int size, LongRows column) {
            this.size = size;
            this.column = column;
        }

        long get(int row) {
            if (row >>> BITS != block) {
                unpack(row >>> BITS);
            }
            return values[row & MASK];
        }

        private void unpack(int number) {
            int from = number << BITS;
            column.read(from, Math.min(size, from + IntColumn.BLOCK), values);
            block = number;
        }
    }
}
