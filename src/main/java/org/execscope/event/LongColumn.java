package org.execscope.event;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// A growing column of longs: each block's first value, and an [IntColumn] of the differences to it. The few
/// that are too far from it, as in an edited log, make their block keep its values whole.
final class LongColumn implements LongRows {
    private static final int BLOCK_BITS = IntColumn.BLOCK_BITS;
    private static final int BLOCK = IntColumn.BLOCK;
    private static final int MASK = BLOCK - 1;

    private final IntColumn differences = new IntColumn();
    private volatile long[] bases = new long[4];
    /// The values of those blocks that differences don't suffice for.
    private volatile long[] @Nullable [] whole = new long[4][];
    private int size;

    int size() {
        return size;
    }

    /// Forgets all values.
    void clear() {
        size = 0;
        differences.clear();
        Arrays.fill(whole, null);
    }

    void add(long value) {
        int block = size >>> BLOCK_BITS;
        if ((size & MASK) == 0) {
            begin(block, value);
        }
        long difference = value - bases[block];
        long[] values = whole[block];
        if (values == null && difference != (int) difference) {
            values = widen(block);
        }
        if (values != null) {
            values[size & MASK] = value;
        }
        differences.add((int) difference);
        size++;
    }

    /// Adds rows `[from, to)` of another column.
    void addAll(LongColumn other, int from, int to) {
        for (int row = from; row < to; row++) {
            add(other.get(row));
        }
    }

    private void begin(int block, long value) {
        if (block == bases.length) {
            whole = Arrays.copyOf(whole, block * 2);
            bases = Arrays.copyOf(bases, block * 2);
        }
        bases[block] = value;
        whole[block] = null;
    }

    private long[] widen(int block) {
        long[] values = new long[BLOCK];
        int from = block << BLOCK_BITS;
        for (int row = from; row < Math.min(size, from + BLOCK); row++) {
            values[row - from] = bases[block] + differences.get(row);
        }
        whole[block] = values;
        return values;
    }

    @Override
    public void read(int from, int to, long[] into) {
        int[] some = new int[Math.min(to - from, BLOCK)];
        for (int row = from; row < to; ) {
            int block = row >>> BLOCK_BITS;
            int end = Math.min(to, (row | MASK) + 1);
            long[] values = whole[block];
            if (values != null) {
                System.arraycopy(values, row & MASK, into, row - from, end - row);
            } else {
                long base = bases[block];
                differences.read(row, end, some);
                for (int i = 0; i < end - row; i++) {
                    into[row - from + i] = base + some[i];
                }
            }
            row = end;
        }
    }

    @Override
    public long get(int row) {
        int block = row >>> BLOCK_BITS;
        long[] values = whole[block];
        return values != null ? values[row & MASK] : bases[block] + differences.get(row);
    }

    void set(int row, long value) {
        int block = row >>> BLOCK_BITS;
        long[] values = whole[block];
        (values != null ? values : widen(block))[row & MASK] = value;
    }
}
