package org.execscope.process;

/// An estimate of the kernel's own pid counter, unwrapped: pids of new processes drive it.
///
/// Linux gives out pids in rising order and begins again at 300 (kernel/pid.c: alloc_pid, idr_alloc_cyclic,
/// RESERVED_PIDS).
final class PidCounter {
    enum Round {
        PASSED,
        FRONT,
        NOT_REACHED
    }

    /// What [#watch(long)] gives while the estimate rests on too little.
    static final int UNSTEADY = -1;

    private static final int RESERVED = 300;
    /// No machine is known to make more tasks in a second for long.
    private static final long MOST_A_SECOND = 100_000;
    /// An event's time is that of the tick in which its call began: 10 ms at HZ=100.
    private static final long TICK_MILLIS = 10;
    /// A smaller space is used up too quickly for a bound on time to prove anything.
    private static final long LEAST_LAP = 16_384;
    private static final int STEADY = 3;
    private static final int MOST_STEADY = 16;

    private final long lap;
    private final long surely;
    private long at;
    private long highest;
    private long seenAt;
    private int steady;
    private int doubts;

    /// @param pidMax what is assumed
    /// @param least what it is at least: the highest pid seen, if it isn't known
    PidCounter(long pidMax, long least) {
        lap = Math.max(2, pidMax - RESERVED);
        surely = Math.max(2, least - RESERVED);
    }

    long at() {
        return at;
    }

    long lap() {
        return lap;
    }

    /// A new process has this pid at this time.
    ///
    /// @param fresh whether it has just been made, as far as can be told: it begins with a program start
    void see(long pid, long millis, boolean fresh) {
        if (pid < RESERVED) {
            return;
        }
        long d = Math.floorMod(pid - RESERVED - at, lap);
        if ((d <= lap / 2 && canHaveCome(d, millis)) || (at < lap && pid > highest)) {
            watch(d, millis, fresh);
            at += d;
        } else if (fresh && steady > 0) {
            steady--;
        }
        highest = Math.max(highest, pid);
    }

    /// Whether so many tasks can have been made since the counter was last seen. If not, this one was made
    /// before, and shows itself only now.
    private boolean canHaveCome(long tasks, long millis) {
        return millis < seenAt - TICK_MILLIS || tasks <= possible(millis);
    }

    private void watch(long d, long millis, boolean fresh) {
        boolean silent = silent(millis);
        if (silent || d > lap / 16) {
            doubts++;
            steady = 0;
        } else if (fresh) {
            steady = Math.min(MOST_STEADY, steady + 1);
        }
        if (fresh || silent) {
            seenAt = millis;
        }
    }

    /// Whether a whole lap may have gone by since the counter was last seen.
    private boolean silent(long millis) {
        return millis < seenAt - TICK_MILLIS || possible(millis) >= surely / 2;
    }

    private long possible(long millis) {
        long elapsed = millis - seenAt + TICK_MILLIS;
        return elapsed > Integer.MAX_VALUE ? Long.MAX_VALUE : elapsed * MOST_A_SECOND / 1000;
    }

    /// The number of the watch that is being kept: while it stays the same, no lap has been missed; or
    /// [#UNSTEADY].
    int watch(long millis) {
        return surely >= LEAST_LAP && steady >= STEADY && !silent(millis) ? doubts : UNSTEADY;
    }

    /// Whether it is proven that `pid` was not given out again since the counter stood at `since` and `watch`
    /// began.
    boolean surelyNotReached(long pid, long since, int watch, long millis) {
        if (pid >= 0 && pid < RESERVED) {
            return true;
        }
        return watch != UNSTEADY
                && watch == watch(millis)
                && round(pid, since, millis) == Round.NOT_REACHED
                && isFar(next(pid, since) - at, millis);
    }

    /// Whether the counter, followed steadily, can't be there already.
    private boolean isFar(long ahead, long millis) {
        return ahead > Math.max(lap / 4, possible(millis));
    }

    /// Whether the counter has come to `pid` again, or may have, from when it stood at `since` until `millis`.
    Round round(long pid, long since, long millis) {
        if (pid < RESERVED) {
            return Round.NOT_REACHED;
        }
        long next = next(pid, since);
        if (next <= at) {
            return Round.PASSED;
        }
        boolean near = next - at <= lap / 2 && at > since && !(watch(millis) != UNSTEADY && isFar(next - at, millis));
        return near ? Round.FRONT : Round.NOT_REACHED;
    }

    private long next(long pid, long since) {
        long d = Math.floorMod(pid - RESERVED - since, lap);
        return since + (d == 0 ? lap : d);
    }

    /// How far the counter has gone on since it stood at `pid`.
    long behind(long pid) {
        return Math.floorMod(at - (pid - RESERVED), lap);
    }
}
