package org.execscope.event;

import java.util.Arrays;

/// A growing column of ints, in blocks: growing never copies values, and rows already written can be read by other
/// threads while more are added (through a size published after the write).
final class IntColumn {
    static final int BLOCK_BITS = 12;
    static final int BLOCK = 1 << BLOCK_BITS;
    private static final int MASK = BLOCK - 1;

    private volatile int[][] blocks = new int[4][];
    private int size;

    int size() {
        return size;
    }

    /// Forgets all values and keeps the room.
    void clear() {
        size = 0;
    }

    void add(int value) {
        int block = size >>> BLOCK_BITS;
        int[][] all = blocks;
        if (block == all.length) {
            all = Arrays.copyOf(all, all.length * 2);
            blocks = all;
        }
        if (all[block] == null) {
            all[block] = new int[BLOCK];
        }
        all[block][size & MASK] = value;
        size++;
    }

    int get(int row) {
        return blocks[row >>> BLOCK_BITS][row & MASK];
    }

    void set(int row, int value) {
        blocks[row >>> BLOCK_BITS][row & MASK] = value;
    }
}
