package org.execscope.process;

import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/// What the sweep must know of the processes that hold their pids now, in columns by place: a process takes
/// over the place of the one that had its pid before. So this grows with the pids in use, not with the
/// processes. Events are row numbers; -1 is none.
final class Living {
    static final int NEW = -1;

    private static final int NONE = -1;
    /// Small: an edited log may have very many boots, each with a few pids.
    private static final int ROOM = 16;
    /// So many of a process's sessions are in columns: nearly all have one.
    private static final byte FEW = 2;

    /// Where the counter stood when it was last seen alive.
    long[] aliveAt = new long[ROOM];
    /// The holder of the ppid when it was last seen to be the parent.
    int[] ppidHolder = new int[ROOM];
    int[] first = new int[ROOM];
    int[] last = new int[ROOM];
    /// The last with a SYSCALL record.
    int[] lastCall = new int[ROOM];
    int[] image = new int[ROOM];
    int[] title = new int[ROOM];
    /// The event by which it was last surely alive, where the counter stood and which watch was kept then,
    /// and how many serials of the boot were missing.
    int[] sureSeen = new int[ROOM];
    long[] sureAt = new long[ROOM];
    int[] watch = new int[ROOM];
    int[] missing = new int[ROOM];
    /// How many sessions it had, up to one more than [#FEW].
    private byte[] sessions = new byte[ROOM];
    /// The session it began with and the next one, as 32-bit numbers; -1 is unset.
    private int[] ses = new int[ROOM];
    private int[] nextSes = new int[ROOM];
    /// Its further sessions.
    private final Map<Integer, Set<Integer>> otherSessions = new HashMap<>();
    /// Places that nobody has any more.
    private final ArrayDeque<Integer> left = new ArrayDeque<>();

    private int size;

    /// Begins a process at this place, or at a [#NEW] one, of which nothing is known yet; gives the place.
    int begin(int wanted) {
        int at = wanted;
        if (wanted == NEW && !left.isEmpty()) {
            at = left.pop();
        } else if (wanted == NEW) {
            at = size++;
            if (at == first.length) {
                grow(at * 2);
            }
        }
        ppidHolder[at] = NONE;
        first[at] = NONE;
        last[at] = NONE;
        lastCall[at] = NONE;
        image[at] = NONE;
        title[at] = NONE;
        aliveAt[at] = 0;
        sureSeen[at] = 0;
        sureAt[at] = 0;
        watch[at] = 0;
        missing[at] = 0;
        if (sessions[at] > FEW) {
            otherSessions.remove(at);
        }
        sessions[at] = 0;
        return at;
    }

    /// The process there is known no longer.
    void leave(int at) {
        left.push(at);
    }

    private void grow(int to) {
        aliveAt = Arrays.copyOf(aliveAt, to);
        ppidHolder = Arrays.copyOf(ppidHolder, to);
        first = Arrays.copyOf(first, to);
        last = Arrays.copyOf(last, to);
        lastCall = Arrays.copyOf(lastCall, to);
        image = Arrays.copyOf(image, to);
        title = Arrays.copyOf(title, to);
        sureSeen = Arrays.copyOf(sureSeen, to);
        sureAt = Arrays.copyOf(sureAt, to);
        watch = Arrays.copyOf(watch, to);
        missing = Arrays.copyOf(missing, to);
        sessions = Arrays.copyOf(sessions, to);
        ses = Arrays.copyOf(ses, to);
        nextSes = Arrays.copyOf(nextSes, to);
    }

    /// Frees the memory; it can't be used any more.
    void free() {
        size = 0;
        otherSessions.clear();
        left.clear();
        grow(0);
    }

    boolean knowsSession(int at) {
        return sessions[at] > 0;
    }

    boolean hasSession(int at, long session) {
        int its = (int) session;
        int known = sessions[at];
        return known > 0 && ses[at] == its
                || known > 1 && nextSes[at] == its
                || known > FEW && otherSessions.getOrDefault(at, Set.of()).contains(its);
    }

    void addSession(int at, long session) {
        if (hasSession(at, session)) {
            return;
        }
        int its = (int) session;
        switch (sessions[at]) {
            case 0 -> ses[at] = its;
            case 1 -> nextSes[at] = its;
            default -> otherSessions.computeIfAbsent(at, _ -> new HashSet<>(2)).add(its);
        }
        sessions[at] = (byte) Math.min(FEW + 1, sessions[at] + 1);
    }
}
