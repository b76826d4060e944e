package org.execscope.process;

import java.util.Arrays;

/// As [Ints], for 64 bits.
final class Longs {
    private static final int SHIFT = 16;
    private static final int SIZE = 1 << SHIFT;
    private static final int MASK = SIZE - 1;
    /// A boot may be small, and there may be many of them.
    private static final int LEAST = 4;

    private long[][] blocks = {new long[LEAST]};
    private int size;

    void add(long value) {
        int block = size >> SHIFT;
        int at = size & MASK;
        if (block == blocks.length) {
            blocks = Arrays.copyOf(blocks, block + 1);
            blocks[block] = new long[SIZE];
        } else if (at == blocks[block].length) {
            blocks[block] = Arrays.copyOf(blocks[block], at * 2);
        }
        blocks[block][at] = value;
        size++;
    }

    long get(int at) {
        return blocks[at >> SHIFT][at & MASK];
    }

    void set(int at, long value) {
        blocks[at >> SHIFT][at & MASK] = value;
    }

    /// Frees the memory; it can't be used any more.
    void free() {
        blocks = new long[0][];
    }
}
