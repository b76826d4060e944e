package org.execscope.process;

import java.util.Arrays;

/// A number for each process, in blocks: it grows without copying all, and never by more than a block, where
/// a doubled array would need thrice its memory for a moment.
final class Ints {
    private static final int SHIFT = 16;
    private static final int SIZE = 1 << SHIFT;
    private static final int MASK = SIZE - 1;
    /// A boot may be small, and there may be many of them.
    private static final int LEAST = 4;

    private int[][] blocks = {new int[LEAST]};
    private int size;

    void add(int value) {
        int block = size >> SHIFT;
        int at = size & MASK;
        if (block == blocks.length) {
            blocks = Arrays.copyOf(blocks, block + 1);
            blocks[block] = new int[SIZE];
        } else if (at == blocks[block].length) {
            blocks[block] = Arrays.copyOf(blocks[block], at * 2);
        }
        blocks[block][at] = value;
        size++;
    }

    int get(int at) {
        return blocks[at >> SHIFT][at & MASK];
    }

    void set(int at, int value) {
        blocks[at >> SHIFT][at & MASK] = value;
    }

    /// Frees the memory; it can't be used any more.
    void free() {
        blocks = new int[0][];
    }
}
