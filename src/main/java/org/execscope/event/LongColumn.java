package org.execscope.event;

import java.util.Arrays;

/// A growing column of longs; see [IntColumn].
final class LongColumn {
    private static final int BLOCK_BITS = IntColumn.BLOCK_BITS;
    private static final int BLOCK = 1 << BLOCK_BITS;
    private static final int MASK = BLOCK - 1;

    private volatile long[][] blocks = new long[4][];
    private int size;

    int size() {
        return size;
    }

    /// Forgets all values and keeps the room.
    void clear() {
        size = 0;
    }

    void add(long value) {
        int block = size >>> BLOCK_BITS;
        long[][] all = blocks;
        if (block == all.length) {
            all = Arrays.copyOf(all, all.length * 2);
            blocks = all;
        }
        if (all[block] == null) {
            all[block] = new long[BLOCK];
        }
        all[block][size & MASK] = value;
        size++;
    }

    long get(int row) {
        return blocks[row >>> BLOCK_BITS][row & MASK];
    }

    void set(int row, long value) {
        blocks[row >>> BLOCK_BITS][row & MASK] = value;
    }
}
