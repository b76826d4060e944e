package org.execscope.process;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.BitSet;

/// Names a process as people do: by its pid and a time at which it was there.
public final class ProcessAt {
    private final long pid;
    private final long millis;

    private ProcessAt(long pid, long millis) {
        this.pid = pid;
        this.millis = millis;
    }

    /// @param text `PID@TIME`, the time in UTC: `4101@2026-03-14T14:07:51.204Z`, without the Z or with a
    /// blank for the T
    /// @throws IllegalArgumentException if it is none, with the reason in words
    public static ProcessAt parse(String text) {
        int at = text.indexOf('@');
        if (at < 1) {
            throw new IllegalArgumentException("a process is named by PID@TIME, such as 4101@2026-03-14T14:07:51");
        }
        try {
            long pid = Long.parseLong(text.substring(0, at));
            String time = text.substring(at + 1).strip().replace(' ', 'T');
            Instant instant = time.endsWith("Z")
                    ? Instant.parse(time)
                    : LocalDateTime.parse(time).toInstant(ZoneOffset.UTC);
            // A time given in seconds means all of that second.
            long millis = instant.toEpochMilli();
            return new ProcessAt(pid, millis % 1000 == 0 ? millis + 999 : millis);
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException("the pid is not a number", e);
        } catch (DateTimeException | ArithmeticException e) {
            throw new IllegalArgumentException("the time is not one, such as 2026-03-14T14:07:51 (UTC)", e);
        }
    }

    public long pid() {
        return pid;
    }

    /// The last millisecond that is meant, since 1970 UTC.
    public long millis() {
        return millis;
    }

    /// On each host the last holder of the pid that had begun by then, else the first that there is; empty if
    /// no process had the pid.
    public BitSet in(ProcessForest forest) {
        BitSet found = new BitSet();
        int best = ProcessForest.NONE;
        for (int p = 0; p < forest.size(); p++) {
            if (forest.pid(p) != pid) {
                continue;
            }
            if (best != ProcessForest.NONE && forest.host(best) != forest.host(p)) {
                found.set(best);
                best = ProcessForest.NONE;
            }
            best = best == ProcessForest.NONE || isBetter(forest, p, best) ? p : best;
        }
        if (best != ProcessForest.NONE) {
            found.set(best);
        }
        return found;
    }

    private boolean isBetter(ProcessForest forest, int one, int other) {
        long start = forest.startMillis(one);
        long otherStart = forest.startMillis(other);
        boolean begun = start <= millis;
        boolean otherBegun = otherStart <= millis;
        return begun != otherBegun ? begun : begun ? start >= otherStart : start < otherStart;
    }
}
