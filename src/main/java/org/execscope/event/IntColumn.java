package org.execscope.event;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// A growing column of ints, in blocks: growing never copies values, and rows already written can be read by
/// other
/// threads while more are added (through a size published after the write).
///
/// A block that is full is kept as narrow as its values allow: each as a byte or two above the block's least
/// value, or
/// not at all if all are equal. Pids, serials, lines and dictionary numbers of neighbours are close to one
/// another, so
/// that ten million events take a third of the room.
final class IntColumn {
    static final int BLOCK_BITS = 12;
    static final int BLOCK = 1 << BLOCK_BITS;
    private static final int MASK = BLOCK - 1;

    /// The values of one block: `base` plus what the one array that isn't null holds, or `base` alone.
    private static final class Block {
        private final int base;
        private final byte @Nullable [] bytes;
        private final short @Nullable [] shorts;
        private final int @Nullable [] ints;

        Block(int base, byte @Nullable [] bytes, short @Nullable [] shorts, int @Nullable [] ints) {
            this.base = base;
            this.bytes = bytes;
            this.shorts = shorts;
            this.ints = ints;
        }

        int get(int at) {
            if (ints != null) {
                return ints[at];
            }
            if (shorts != null) {
                return base + (shorts[at] & 0xffff);
            }
            return bytes != null ? base + (bytes[at] & 0xff) : base;
        }

        int[] wide() {
            int[] values = new int[BLOCK];
            for (int i = 0; i < BLOCK; i++) {
                values[i] = get(i);
            }
            return values;
        }
    }

    private volatile Block[] blocks = new Block[4];
    /// The values of the last block, if it isn't full.
    private int[] open = new int[0];
    private int size;

    int size() {
        return size;
    }

    /// Forgets all values.
    void clear() {
        size = 0;
    }

    void add(int value) {
        int at = size & MASK;
        if (at == 0) {
            begin();
        }
        open[at] = value;
        size++;
        if (at == MASK) {
            blocks[size - 1 >>> BLOCK_BITS] = narrow(open);
        }
    }

    /// Adds rows `[from, to)` of another column.
    ///
    /// @param map what stands for each value here; null if they stand for themselves; values below zero
    /// always do
    void addAll(IntColumn other, int from, int to, int @Nullable [] map) {
        for (int row = from; row < to; row++) {
            int value = other.get(row);
            add(map == null || value < 0 ? value : map[value]);
        }
    }

    private void begin() {
        int block = size >>> BLOCK_BITS;
        Block[] all = blocks;
        if (block == all.length) {
            all = Arrays.copyOf(all, all.length * 2);
        }
        Block old = all[block];
        open = old != null && old.ints != null ? old.ints : new int[BLOCK];
        all[block] = new Block(0, null, null, open);
        blocks = all;
    }

    private static Block narrow(int[] values) {
        int least = values[0];
        int greatest = values[0];
        for (int value : values) {
            least = Math.min(least, value);
            greatest = Math.max(greatest, value);
        }
        long range = (long) greatest - least;
        if (range == 0) {
            return new Block(least, null, null, null);
        }
        if (range <= 0xff) {
            byte[] bytes = new byte[BLOCK];
            for (int i = 0; i < BLOCK; i++) {
                bytes[i] = (byte) (values[i] - least);
            }
            return new Block(least, bytes, null, null);
        }
        if (range <= 0xffff) {
            short[] shorts = new short[BLOCK];
            for (int i = 0; i < BLOCK; i++) {
                shorts[i] = (short) (values[i] - least);
            }
            return new Block(least, null, shorts, null);
        }
        return new Block(0, null, null, values);
    }

    int get(int row) {
        return blocks[row >>> BLOCK_BITS].get(row & MASK);
    }

    void set(int row, int value) {
        int number = row >>> BLOCK_BITS;
        Block block = blocks[number];
        int[] values = block.ints != null ? block.ints : block.wide();
        values[row & MASK] = value;
        if (block.ints == null) {
            blocks[number] = new Block(0, null, null, values);
        }
    }
}
