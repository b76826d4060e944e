package org.execscope.process;

/// An estimate of the kernel's own pid counter, unwrapped: pids of new processes drive it.
final class PidCounter {
    enum Round {
        PASSED,
        FRONT,
        NOT_REACHED
    }

    private static final int RESERVED = 300;
    private final long lap;
    private long at;
    private long highest;

    PidCounter(long pidMax) {
        lap = Math.max(2, pidMax - RESERVED);
    }

    long at() {
        return at;
    }

    long lap() {
        return lap;
    }

    /// A new process has this pid.
    void see(long pid) {
        if (pid < RESERVED) {
            return;
        }
        long d = Math.floorMod(pid - RESERVED - at, lap);
        if (d <= lap / 2 || (at < lap && pid > highest)) {
            at += d;
        }
        highest = Math.max(highest, pid);
    }

    /// Whether the counter has come to `pid` again since it stood at `since`.
    Round round(long pid, long since) {
        if (pid < RESERVED) {
            return Round.NOT_REACHED;
        }
        long d = Math.floorMod(pid - RESERVED - since, lap);
        long next = since + (d == 0 ? lap : d);
        if (next <= at) {
            return Round.PASSED;
        }
        return next - at <= lap / 2 && at > since ? Round.FRONT : Round.NOT_REACHED;
    }

    /// How far the counter has gone on since it stood at `pid`.
    long behind(long pid) {
        return Math.floorMod(at - (pid - RESERVED), lap);
    }
}
