package org.execscope.process;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.function.IntConsumer;

/// A number for each pid: arrays for the pids that Linux gives (up to 4194304), a map for the rest, which only an
/// edited log has. There is an array where there are pids alone, and a list of arrays where there are arrays: a log
/// may name a new host, with the highest pid, in each of its lines.
final class PidIndex {
    static final int NONE = -1;
    private static final int MOST = 4_194_304;
    private static final int PAGE_BITS = 9;
    private static final int PAGE = 1 << PAGE_BITS;
    private static final int GROUP_BITS = PAGE_BITS + 7;
    private static final int GROUP = 1 << GROUP_BITS - PAGE_BITS;
    /// Stand where there are no pids.
    private static final int[] NO_PAGE = {};

    private static final int[][] NO_GROUP = {};

    private int[][][] groups = new int[0][][];
    private final Map<Long, Integer> high = new HashMap<>();

    int get(long pid) {
        if (pid < 0 || pid > MOST) {
            return high.getOrDefault(pid, NONE);
        }
        int at = (int) pid;
        int group = at >>> GROUP_BITS;
        if (group >= groups.length || groups[group].length == 0) {
            return NONE;
        }
        int[] page = groups[group][at >>> PAGE_BITS & GROUP - 1];
        return page.length == 0 ? NONE : page[at & PAGE - 1];
    }

    /// All numbers, in no order.
    void forEach(IntConsumer action) {
        for (int[][] group : groups) {
            for (int[] page : group) {
                for (int number : page) {
                    if (number != NONE) {
                        action.accept(number);
                    }
                }
            }
        }
        high.values().stream().filter(number -> number != NONE).forEach(action::accept);
    }

    /// Sets the number of this pid and gives the one before.
    int put(long pid, int number) {
        if (pid < 0 || pid > MOST) {
            Integer before = high.put(pid, number);
            return before == null ? NONE : before;
        }
        int at = (int) pid;
        int[][] group = group(at >>> GROUP_BITS);
        int inGroup = at >>> PAGE_BITS & GROUP - 1;
        if (group[inGroup].length == 0) {
            group[inGroup] = new int[PAGE];
            Arrays.fill(group[inGroup], NONE);
        }
        int before = group[inGroup][at & PAGE - 1];
        group[inGroup][at & PAGE - 1] = number;
        return before;
    }

    private int[][] group(int number) {
        if (number >= groups.length) {
            int before = groups.length;
            groups = Arrays.copyOf(groups, number + 1);
            Arrays.fill(groups, before, groups.length, NO_GROUP);
        }
        if (groups[number].length == 0) {
            groups[number] = new int[GROUP][];
            Arrays.fill(groups[number], NO_PAGE);
        }
        return groups[number];
    }
}
