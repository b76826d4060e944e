package org.execscope.process;

import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/// What the sweep must know of the processes that hold their pids now, in a row for each place: a process takes
/// over the place of the one that had its pid before. So this grows with the pids in use, not with the
/// processes. Events are row numbers; -1 is none.
final class Living {
    static final int NEW = -1;

    /// Where the counter stood when it was last seen alive: 64 bits.
    static final int ALIVE_AT = 0;
    /// Where the counter stood when it was last surely alive: 64 bits.
    static final int SURE_AT = 2;
    /// The holder of the ppid when it was last seen to be the parent.
    static final int PPID_HOLDER = 4;
    static final int FIRST = 5;
    static final int LAST = 6;
    /// The last with a SYSCALL record.
    static final int LAST_CALL = 7;
    static final int IMAGE = 8;
    static final int TITLE = 9;
    /// The event by which it was last surely alive, which watch was kept then, and how many serials of the boot
    /// were missing.
    static final int SURE_SEEN = 10;
    static final int WATCH = 11;
    static final int MISSING = 12;
    /// How many sessions it had, up to one more than [#FEW].
    private static final int SESSIONS = 13;
    /// The session it began with and the next one, as 32-bit numbers; -1 is unset.
    private static final int SES = 14;
    private static final int NEXT_SES = 15;
    /// The identity of the last event, and what the last with a SYSCALL record tells: these would have to be looked
    /// for in the table's columns for each event anew.
    static final int IDENTITY = 16;
    static final int CALL_IDENTITY = 17;
    static final int CALL_EXE = 18;
    private static final int WIDTH = 19;

    private static final int NONE = -1;
    /// So many of a process's sessions are in its row: nearly all have one.
    private static final int FEW = 2;

    private final NumberRows rows = new NumberRows(WIDTH);
    /// Further sessions of those with more.
    private final Map<Integer, Set<Integer>> otherSessions = new HashMap<>();
    /// Places that nobody has any more.
    private final ArrayDeque<Integer> left = new ArrayDeque<>();

    /// Begins a process at this place, or at a [#NEW] one, of which nothing is known yet; gives the place.
    int begin(int wanted) {
        int at = wanted;
        if (wanted == NEW) {
            at = left.isEmpty() ? rows.add() : left.pop();
        }
        rows.setLong(at, ALIVE_AT, 0);
        rows.setLong(at, SURE_AT, 0);
        for (int field = PPID_HOLDER; field <= TITLE; field++) {
            rows.set(at, field, NONE);
        }
        rows.set(at, SURE_SEEN, 0);
        rows.set(at, WATCH, 0);
        rows.set(at, MISSING, 0);
        if (rows.get(at, SESSIONS) > FEW) {
            otherSessions.remove(at);
        }
        rows.set(at, SESSIONS, 0);
        return at;
    }

    /// The process there is known no longer.
    void leave(int at) {
        left.push(at);
    }

    /// One of the numbers of the process there.
    int get(int at, int field) {
        return rows.get(at, field);
    }

    void set(int at, int field, int value) {
        rows.set(at, field, value);
    }

    long getLong(int at, int field) {
        return rows.getLong(at, field);
    }

    void setLong(int at, int field, long value) {
        rows.setLong(at, field, value);
    }

    /// Frees the memory; it can't be used any more.
    void free() {
        otherSessions.clear();
        left.clear();
        rows.free();
    }

    boolean knowsSession(int at) {
        return rows.get(at, SESSIONS) > 0;
    }

    boolean hasSession(int at, long session) {
        int its = (int) session;
        int known = rows.get(at, SESSIONS);
        return known > 0 && rows.get(at, SES) == its
                || known > 1 && rows.get(at, NEXT_SES) == its
                || known > FEW && otherSessions.getOrDefault(at, Set.of()).contains(its);
    }

    void addSession(int at, long session) {
        if (hasSession(at, session)) {
            return;
        }
        int its = (int) session;
        int known = rows.get(at, SESSIONS);
        switch (known) {
            case 0 -> rows.set(at, SES, its);
            case 1 -> rows.set(at, NEXT_SES, its);
            default -> otherSessions.computeIfAbsent(at, _ -> new HashSet<>(2)).add(its);
        }
        rows.set(at, SESSIONS, Math.min(FEW + 1, known + 1));
    }
}
