package org.execscope.finding;

import java.util.Arrays;
import java.util.BitSet;

/// Some of the events of a table, by number. Immutable.
public final class RowSet {
    /// No events.
    public static final RowSet NONE = new Builder().build();

    /// One bit an event costs less than its number from here on.
    private static final int BITS = 32;

    private final int[] few;
    private final long[] many;
    private final int count;

    private RowSet(int[] few, long[] many, int count) {
        this.few = few;
        this.many = many;
        this.count = count;
    }

    public boolean contains(int event) {
        if (many.length > 0) {
            int word = event >>> 6;
            return word < many.length && (many[word] >>> event & 1) != 0;
        }
        return Arrays.binarySearch(few, event) >= 0;
    }

    /// How many events are in it.
    public int count() {
        return count;
    }

    /// Adds its events to others.
    void addTo(BitSet others) {
        for (int event : few) {
            others.set(event);
        }
        if (many.length > 0) {
            others.or(BitSet.valueOf(many));
        }
    }

    /// The events, by number: a copy.
    public int[] toArray() {
        if (many.length == 0) {
            return few.clone();
        }
        int[] all = new int[count];
        int at = 0;
        for (int word = 0; word < many.length; word++) {
            for (long bits = many[word]; bits != 0; bits &= bits - 1) {
                all[at++] = word << 6 | Long.numberOfTrailingZeros(bits);
            }
        }
        return all;
    }

    /// Collects events, in any order, the same one more than once if need be. For one thread.
    static final class Builder {
        private int[] rows = new int[8];
        private int size;
        private boolean rising = true;

        void add(int event) {
            if (size > 0 && rows[size - 1] == event) {
                return;
            }
            rising &= size == 0 || rows[size - 1] < event;
            if (size == rows.length) {
                rows = Arrays.copyOf(rows, size * 2);
            }
            rows[size++] = event;
        }

        RowSet build() {
            int[] sorted = Arrays.copyOf(rows, size);
            if (!rising) {
                Arrays.sort(sorted);
                int kept = 0;
                for (int i = 0; i < sorted.length; i++) {
                    if (i == 0 || sorted[i] != sorted[i - 1]) {
                        sorted[kept++] = sorted[i];
                    }
                }
                sorted = Arrays.copyOf(sorted, kept);
            }
            int count = sorted.length;
            if (count == 0 || sorted[count - 1] / BITS >= count) {
                return new RowSet(sorted, new long[0], count);
            }
            long[] bits = new long[(sorted[count - 1] >>> 6) + 1];
            for (int row : sorted) {
                bits[row >>> 6] |= 1L << row;
            }
            return new RowSet(new int[0], bits, count);
        }
    }
}
