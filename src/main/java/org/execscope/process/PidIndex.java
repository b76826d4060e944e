package org.execscope.process;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.function.IntConsumer;

/// A number for each pid: arrays for the pids that Linux gives (up to 4194304), a map for the rest, which only an
/// edited log has. There is an array where there are pids alone: a log may name a new host, with the highest pid,
/// in each of its lines.
final class PidIndex {
    static final int NONE = -1;
    private static final int MOST = 4_194_304;
    /// As many pages as pids in a page: one pid, however high, takes little.
    private static final int PAGE_BITS = 11;
    private static final int PAGE = 1 << PAGE_BITS;
    /// Stands where there are no pids.
    private static final int[] NOTHING = {};

    private int[][] pages = new int[0][];
    private final Map<Long, Integer> high = new HashMap<>();

    int get(long pid) {
        if (pid >= 0 && pid <= MOST) {
            int page = (int) pid >>> PAGE_BITS;
            int[] numbers = page < pages.length ? pages[page] : NOTHING;
            return numbers.length == 0 ? NONE : numbers[(int) pid & PAGE - 1];
        }
        return high.getOrDefault(pid, NONE);
    }

    /// All numbers, in no order.
    void forEach(IntConsumer action) {
        for (int[] numbers : pages) {
            Arrays.stream(numbers).filter(number -> number != NONE).forEach(action);
        }
        high.values().stream().filter(number -> number != NONE).forEach(action::accept);
    }

    /// Sets the number of this pid and gives the one before.
    int put(long pid, int number) {
        if (pid < 0 || pid > MOST) {
            Integer before = high.put(pid, number);
            return before == null ? NONE : before;
        }
        int at = (int) pid & PAGE - 1;
        int[] numbers = page((int) pid >>> PAGE_BITS);
        int before = numbers[at];
        numbers[at] = number;
        return before;
    }

    private int[] page(int page) {
        if (page >= pages.length) {
            int before = pages.length;
            pages = Arrays.copyOf(pages, Math.max(page + 1, before * 2));
            Arrays.fill(pages, before, pages.length, NOTHING);
        }
        if (pages[page].length == 0) {
            pages[page] = new int[PAGE];
            Arrays.fill(pages[page], NONE);
        }
        return pages[page];
    }
}
