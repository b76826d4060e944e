package org.execscope.process;

import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/// The processes of one boot while it is swept, in columns, in the order in which they were met. Events are
/// row
/// numbers; -1 is none.
final class Draft {
    private static final int NONE = -1;

    // Bits of a process that last: the layout is ProcessForest's too.
    static final int PARENT_SURE = 0;
    static final int NEW_SURE = 2;
    static final int SAME_SURE = 4;
    static final long SELF = 1L << 6;
    static final long CYCLE = 1L << 7;
    static final long UID_JUMP = 1L << 8;
    static final long EARLIER_MISSING = 1L << 9;
    static final long START_EXACT = 1L << 10;
    static final long END_EXACT = 1L << 11;
    static final int PARENT_REASON = 12;
    static final int NEW_REASON = 18;
    static final int SAME_REASON = 24;
    static final long LASTING = (1L << 30) - 1;
    // Bits of the sweep alone.
    static final long LINKED = 1L << 30;
    static final long HANDED_OVER = 1L << 31;
    static final long LOST_CHILDREN = 1L << 32;
    static final long LOST_CHILDREN_MAYBE = 1L << 33;
    static final long HAD_CHILDREN = 1L << 34;
    static final long LOOSE = 1L << 35;
    static final long HAS_BIRTH = 1L << 36;

    int size;
    long[] bits;
    long[] pid;
    long[] ppid;
    /// Where the counter stood when it was last seen alive.
    long[] aliveAt;
    int[] generation;
    int[] parent;
    /// The holder of the ppid when it was last seen to be the parent.
    int[] ppidHolder;
    /// Disjoint sets of roots.
    int[] root;
    int[] first;
    int[] last;
    /// The last with a SYSCALL record.
    int[] lastCall;
    int[] image;
    int[] images;
    int[] title;
    int[] start;
    int[] seen;
    int[] gone;
    int[] events;
    /// Where the counter stood and which watch was kept when it was last surely alive, and how many serials
    /// of the
    /// boot were missing then.
    long[] sureAt;

    int[] sureSeen;

    int[] watch;
    int[] missing;
    /// The session it began with, as a 32-bit number; -2 is none known, -1 unset.
    int[] ses;
    /// Its further sessions.
    final Map<Integer, Set<Long>> otherSessions = new HashMap<>();

    /// @param room for so many processes at first
    Draft(int room) {
        bits = new long[room];
        pid = new long[room];
        ppid = new long[room];
        aliveAt = new long[room];
        generation = new int[room];
        parent = new int[room];
        ppidHolder = new int[room];
        root = new int[room];
        first = new int[room];
        last = new int[room];
        lastCall = new int[room];
        image = new int[room];
        images = new int[room];
        title = new int[room];
        start = new int[room];
        seen = new int[room];
        gone = new int[room];
        events = new int[room];
        sureAt = new long[room];
        sureSeen = new int[room];
        watch = new int[room];
        missing = new int[room];
        ses = new int[room];
    }

    int add(long ofPid, int ofGeneration, int event) {
        if (size == pid.length) {
            grow(size * 2);
        }
        int p = size++;
        pid[p] = ofPid;
        ppid[p] = -1;
        generation[p] = ofGeneration;
        parent[p] = NONE;
        ppidHolder[p] = NONE;
        root[p] = p;
        first[p] = NONE;
        last[p] = NONE;
        lastCall[p] = NONE;
        image[p] = NONE;
        title[p] = NONE;
        start[p] = event;
        seen[p] = event;
        gone[p] = NONE;
        ses[p] = -2;
        bits[p] = (long) Certainty.UNKNOWN.ordinal() << PARENT_SURE;
        return p;
    }

    private void grow(int to) {
        bits = Arrays.copyOf(bits, to);
        pid = Arrays.copyOf(pid, to);
        ppid = Arrays.copyOf(ppid, to);
        aliveAt = Arrays.copyOf(aliveAt, to);
        generation = Arrays.copyOf(generation, to);
        parent = Arrays.copyOf(parent, to);
        ppidHolder = Arrays.copyOf(ppidHolder, to);
        root = Arrays.copyOf(root, to);
        first = Arrays.copyOf(first, to);
        last = Arrays.copyOf(last, to);
        lastCall = Arrays.copyOf(lastCall, to);
        image = Arrays.copyOf(image, to);
        images = Arrays.copyOf(images, to);
        title = Arrays.copyOf(title, to);
        start = Arrays.copyOf(start, to);
        seen = Arrays.copyOf(seen, to);
        gone = Arrays.copyOf(gone, to);
        events = Arrays.copyOf(events, to);
        sureSeen = Arrays.copyOf(sureSeen, to);
        sureAt = Arrays.copyOf(sureAt, to);
        watch = Arrays.copyOf(watch, to);
        missing = Arrays.copyOf(missing, to);
        ses = Arrays.copyOf(ses, to);
    }

    boolean is(int p, long bit) {
        return (bits[p] & bit) != 0;
    }

    void set(int p, long bit) {
        bits[p] |= bit;
    }

    void parentIs(int p, Certainty sure, Reason reason) {
        put(p, PARENT_SURE, PARENT_REASON, sure, reason);
    }

    void isNew(int p, Certainty sure, Reason reason) {
        put(p, NEW_SURE, NEW_REASON, sure, reason);
    }

    void isOne(int p, Certainty sure, Reason reason) {
        put(p, SAME_SURE, SAME_REASON, sure, reason);
    }

    private void put(int p, int sureAt, int reasonAt, Certainty sure, Reason reason) {
        bits[p] = bits[p] & ~(3L << sureAt | 63L << reasonAt)
                | (long) sure.ordinal() << sureAt
                | (long) reason.ordinal() << reasonAt;
    }

    Certainty parentSure(int p) {
        return sure(bits[p], PARENT_SURE);
    }

    Certainty newSure(int p) {
        return sure(bits[p], NEW_SURE);
    }

    Certainty oneSure(int p) {
        return sure(bits[p], SAME_SURE);
    }

    static Certainty sure(long bits, int at) {
        return ProcessForest.SURE[(int) (bits >>> at) & 3];
    }

    static Reason reason(long bits, int at) {
        return Reason.of((int) (bits >>> at) & 63);
    }

    boolean exited(int p) {
        return is(p, END_EXACT);
    }

    /// The root of its tree, by path halving.
    int findRoot(int p) {
        int at = p;
        while (root[at] != at) {
            root[at] = root[root[at]];
            at = root[at];
        }
        return at;
    }

    /// No longer here when this event happened, at the latest.
    void goneBy(int p, int event) {
        if (gone[p] == NONE) {
            gone[p] = event;
        }
    }

    boolean knowsSession(int p) {
        return ses[p] != -2;
    }

    boolean hasSession(int p, long session) {
        return ses[p] == (int) session
                || otherSessions.getOrDefault(p, Set.of()).contains(session);
    }

    void addSession(int p, long session) {
        if (ses[p] == -2) {
            ses[p] = (int) session;
        } else if (ses[p] != (int) session) {
            otherSessions.computeIfAbsent(p, _ -> new HashSet<>(2)).add(session);
        }
    }
}
