package org.execscope.process;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.function.IntConsumer;

/// A number for each pid: an array for the pids that Linux gives (up to 4194304), a map for the rest, which
/// only an edited log has.
final class PidIndex {
    static final int NONE = -1;
    private static final int MOST = 4_194_304;

    private int[] low = new int[0];
    private final Map<Long, Integer> high = new HashMap<>();

    int get(long pid) {
        if (pid >= 0 && pid <= MOST) {
            return pid < low.length ? low[(int) pid] : NONE;
        }
        return high.getOrDefault(pid, NONE);
    }

    /// All numbers, in no order.
    void forEach(IntConsumer action) {
        Arrays.stream(low).filter(number -> number != NONE).forEach(action);
        high.values().stream().filter(number -> number != NONE).forEach(action::accept);
    }

    /// Sets the number of this pid and gives the one before.
    int put(long pid, int number) {
        if (pid < 0 || pid > MOST) {
            Integer before = high.put(pid, number);
            return before == null ? NONE : before;
        }
        int at = (int) pid;
        if (at >= low.length) {
            int size = low.length;
            low = Arrays.copyOf(low, Math.min(MOST + 1, Math.max(at + 1, Math.max(1024, size * 2))));
            Arrays.fill(low, size, low.length, NONE);
        }
        int before = low[at];
        low[at] = number;
        return before;
    }
}
