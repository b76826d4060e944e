package org.execscope.event;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// A growing column of ints, in blocks: growing never copies values, and rows already written can be read by
/// other threads while more are added (through a size published after the write).
///
/// A block that is full is kept as narrow as its values allow: each as one to three bytes above the block's
/// least value, or not at all if all are equal. Pids, serials, lines and dictionary numbers of neighbours are
/// close to one another, so that ten million events take a third of the room.
public final class IntColumn implements IntRows {
    static final int BLOCK_BITS = 12;
    static final int BLOCK = 1 << BLOCK_BITS;
    private static final int MASK = BLOCK - 1;

    /// The values of one block: `base` plus what the arrays hold, where there are any; or those of `ints`.
    private static final class Block {
        private final int base;
        private final short @Nullable [] shorts;
        /// Stand above the shorts if there are both.
        private final byte @Nullable [] bytes;

        private final int shift;
        private final int @Nullable [] ints;

        Block(int base, short @Nullable [] shorts, byte @Nullable [] bytes) {
            this.base = base;
            this.shorts = shorts;
            this.bytes = bytes;
            shift = shorts == null ? 0 : Short.SIZE;
            ints = null;
        }

        Block(int[] ints) {
            this.ints = ints;
            base = 0;
            shorts = null;
            bytes = null;
            shift = 0;
        }

        int get(int at) {
            if (ints != null) {
                return ints[at];
            }
            int value = base;
            if (shorts != null) {
                value += shorts[at] & 0xffff;
            }
            return bytes == null ? value : value + ((bytes[at] & 0xff) << shift);
        }

        /// Loops without a branch, which the compiler turns into vector instructions.
        void read(int from, int count, int[] into, int at) {
            if (ints != null) {
                System.arraycopy(ints, from, into, at, count);
                return;
            }
            if (shorts == null) {
                Arrays.fill(into, at, at + count, base);
            } else {
                for (int i = 0; i < count; i++) {
                    into[at + i] = base + (shorts[from + i] & 0xffff);
                }
            }
            if (bytes != null) {
                for (int i = 0; i < count; i++) {
                    into[at + i] += (bytes[from + i] & 0xff) << shift;
                }
            }
        }

        void select(int from, int count, byte[] fits, long[] into, int row) {
            if (ints == null && shorts == null) {
                if (bytes != null) {
                    FittingRows.ofBytes(bytes, from, count, base, fits, into, row);
                } else if (fits[Math.min(base + 1, fits.length - 1)] != 0) {
                    FittingRows.all(count, into, row);
                }
                return;
            }
            int[] values = new int[count];
            read(from, count, values, 0);
            FittingRows.ofInts(values, count, fits, into, row);
        }

        int[] wide() {
            int[] values = new int[BLOCK];
            read(0, BLOCK, values, 0);
            return values;
        }
    }

    private volatile Block[] blocks = new Block[4];
    /// The values of the last block, if it isn't full.
    private int[] open = new int[0];
    private int size;

    /// How many values it has.
    public int size() {
        return size;
    }

    /// Forgets all values.
    void clear() {
        size = 0;
    }

    /// Adds a value at the end.
    public void add(int value) {
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
        int[] some = new int[Math.min(to - from, BLOCK)];
        for (int row = from; row < to; row += BLOCK) {
            int count = Math.min(BLOCK, to - row);
            other.read(row, row + count, some);
            for (int i = 0; i < count; i++) {
                add(map == null || some[i] < 0 ? some[i] : map[some[i]]);
            }
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
        all[block] = new Block(open);
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
        if (range > 0xff_ffff) {
            return new Block(values);
        }
        short[] shorts = range <= 0xff ? null : new short[BLOCK];
        byte[] bytes = range == 0 || range > 0xff && range <= 0xffff ? null : new byte[BLOCK];
        int shift = shorts == null ? 0 : Short.SIZE;
        for (int i = 0; i < BLOCK; i++) {
            int above = values[i] - least;
            if (shorts != null) {
                shorts[i] = (short) above;
            }
            if (bytes != null) {
                bytes[i] = (byte) (above >>> shift);
            }
        }
        return new Block(least, shorts, bytes);
    }

    @Override
    public int get(int row) {
        return blocks[row >>> BLOCK_BITS].get(row & MASK);
    }

    @Override
    public void read(int from, int to, int[] into) {
        for (int row = from; row < to; ) {
            int end = Math.min(to, (row | MASK) + 1);
            blocks[row >>> BLOCK_BITS].read(row & MASK, end - row, into, row - from);
            row = end;
        }
    }

    @Override
    public void select(int from, int to, byte[] fits, long[] into) {
        for (int row = from; row < to; ) {
            int end = Math.min(to, (row | MASK) + 1);
            blocks[row >>> BLOCK_BITS].select(row & MASK, end - row, fits, into, row);
            row = end;
        }
    }

    /// Replaces the value of a row below [#size()].
    public void set(int row, int value) {
        int number = row >>> BLOCK_BITS;
        Block block = blocks[number];
        int[] values = block.ints != null ? block.ints : block.wide();
        values[row & MASK] = value;
        if (block.ints == null) {
            blocks[number] = new Block(values);
        }
    }
}
