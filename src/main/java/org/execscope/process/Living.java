package org.execscope.process;

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
    private static final int UNKNOWN_SESSION = -2;

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
    /// The session it began with, as a 32-bit number; -1 is unset.
    private int[] ses = new int[ROOM];
    /// Its further sessions.
    private final Map<Integer, Set<Long>> otherSessions = new HashMap<>();
    private int size;

    /// Begins a process at this place, or at a [#NEW] one, of which nothing is known yet; gives the place.
    int begin(int wanted) {
        int at = wanted;
        if (wanted == NEW) {
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
        ses[at] = UNKNOWN_SESSION;
        if (!otherSessions.isEmpty()) {
            otherSessions.remove(at);
        }
        return at;
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
        ses = Arrays.copyOf(ses, to);
    }

    /// Frees the memory; it can't be used any more.
    void free() {
        size = 0;
        otherSessions.clear();
        grow(0);
    }

    boolean knowsSession(int at) {
        return ses[at] != UNKNOWN_SESSION;
    }

    boolean hasSession(int at, long session) {
        return ses[at] == (int) session
                || otherSessions.getOrDefault(at, Set.of()).contains(session);
    }

    void addSession(int at, long session) {
        if (ses[at] == UNKNOWN_SESSION) {
            ses[at] = (int) session;
        } else if (ses[at] != (int) session) {
            otherSessions.computeIfAbsent(at, _ -> new HashSet<>(2)).add(session);
        }
    }
}
