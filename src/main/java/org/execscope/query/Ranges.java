package org.execscope.query;

import java.util.Arrays;
import java.util.List;
import org.execscope.event.EventTable;

/// Ranges of numbers, both ends in them. A missing number is in none.
final class Ranges {
    /// The lowest number that isn't [EventTable#MISSING].
    private static final long LOWEST = EventTable.MISSING + 1;

    private final long[] from;
    private final long[] to;

    private Ranges(long[] from, long[] to) {
        this.from = from;
        this.to = to;
    }

    /// @param operator one of EQUAL, CONTAINS (within), IN and the four that compare
    /// @param spans first and last number of each; of the first alone, where the operator compares
    static Ranges of(Operator operator, List<long[]> spans) {
        if (spans.isEmpty()) {
            return new Ranges(new long[0], new long[0]);
        }
        long first = spans.getFirst()[0];
        long last = spans.getFirst()[1];
        return switch (operator) {
            case LESS -> first <= LOWEST ? of(Operator.IN, List.of()) : one(LOWEST, first - 1);
            case LESS_OR_EQUAL -> one(LOWEST, last);
            case GREATER -> last == Long.MAX_VALUE ? of(Operator.IN, List.of()) : one(last + 1, Long.MAX_VALUE);
            case GREATER_OR_EQUAL -> one(first, Long.MAX_VALUE);
            default -> merged(spans);
        };
    }

    private static Ranges one(long from, long to) {
        return new Ranges(new long[] {Math.max(from, LOWEST)}, new long[] {to});
    }

    /// Sorted and without overlaps, so that one search finds the only range a number can be in.
    private static Ranges merged(List<long[]> spans) {
        List<long[]> sorted = spans.stream()
                .filter(span -> span[0] <= span[1])
                .sorted((a, b) -> Long.compare(a[0], b[0]))
                .toList();
        long[] from = new long[sorted.size()];
        long[] to = new long[sorted.size()];
        int count = 0;
        for (long[] span : sorted) {
            if (count > 0 && span[0] <= to[count - 1]) {
                to[count - 1] = Math.max(to[count - 1], span[1]);
            } else {
                from[count] = Math.max(span[0], LOWEST);
                to[count++] = span[1];
            }
        }
        return new Ranges(Arrays.copyOf(from, count), Arrays.copyOf(to, count));
    }

    boolean contains(long value) {
        int at = Arrays.binarySearch(from, value);
        if (at >= 0) {
            return value <= to[at];
        }
        int before = -at - 2;
        return before >= 0 && value <= to[before];
    }

    /// Whether none of the numbers from `least` to `greatest` is in one of them.
    boolean isOutside(long least, long greatest) {
        return from.length == 0 || greatest < from[0] || to[to.length - 1] < least;
    }

    /// Whether all of the numbers from `least` to `greatest` are in the only one.
    boolean hasAll(long least, long greatest) {
        return from.length == 1 && from[0] <= least && greatest <= to[0];
    }

    /// Bit `i` says whether `values[start + i]` is in one of them, for `i` below `count`.
    long word(long[] values, int start, int count) {
        long word = 0;
        if (from.length == 1) {
            long low = from[0];
            long width = to[0] - low;
            for (int bit = 0; bit < count; bit++) {
                // One comparison: below the range the difference wraps to a large one.
                long above = values[start + bit] - low;
                word |= (Long.compareUnsigned(above, width) <= 0 ? 1L : 0L) << bit;
            }
        } else {
            for (int bit = 0; bit < count; bit++) {
                word |= (contains(values[start + bit]) ? 1L : 0L) << bit;
            }
        }
        return word;
    }
}
