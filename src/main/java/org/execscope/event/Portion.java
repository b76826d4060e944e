package org.execscope.event;

/// Which events of the evidence are kept: all of them, or a part that fits into memory where all don't.
///
/// Whether an event belongs to it is decided by its own time and kind, so the same events are kept whatever
/// order the evidence is read in. Records that come late for an event that was left out are left out too,
/// unless only program starts are kept and nothing in the records tells that they belonged to another one:
/// then they stand as an orphan.
///
/// @param fromMillis the earliest time kept, in milliseconds since 1970
/// @param toMillis the latest time kept
/// @param execsOnly whether system calls other than program starts are left out; messages and logins stay
public record Portion(long fromMillis, long toMillis, boolean execsOnly) {
    /// Everything.
    public static final Portion ALL = new Portion(Long.MIN_VALUE, Long.MAX_VALUE, false);

    public Portion {
        if (fromMillis > toMillis) {
            throw new IllegalArgumentException("a portion that ends before it begins");
        }
    }

    /// What happened at `fromMillis` or later.
    public static Portion since(long fromMillis) {
        return new Portion(fromMillis, Long.MAX_VALUE, false);
    }

    public boolean isAll() {
        return equals(ALL);
    }

    boolean takes(long timeMillis, EventKind kind) {
        return timeMillis >= fromMillis && timeMillis <= toMillis && !(execsOnly && kind == EventKind.SYSCALL);
    }
}
