package org.execscope.event;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Arrays;

/// Sets the bits of those rows whose value fits: eight rows a step, without a branch for a row.
///
/// What fits is told by a table: at a value plus one, 1 if it fits, else 0. Its first entry is for -1, the
/// missing value; its last for all values beyond, and is 0.
public final class FittingRows {
    private static final VarHandle LONG = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final int NARROW = 256;
    private static final long ONES = 0x0101_0101_0101_0101L;
    private static final long LOW_BITS = 0x7f7f_7f7f_7f7f_7f7fL;
    /// Times a word with a bit in each byte: those eight bits stand side by side in its highest byte.
    private static final long GATHER = 0x0102_0408_1020_4080L;

    private FittingRows() {}

    /// Values `[0, count)` are those of rows from `row` on.
    ///
    /// @param row a multiple of 64
    /// @param into bit `r & 63` of word `r >>> 6` is row `r`: set if its value fits, else left alone
    public static void ofInts(int[] values, int count, byte[] fits, long[] into, int row) {
        int last = fits.length - 1;
        for (int at = 0; at < count; at += Long.SIZE) {
            into[row + at >>> 6] |= word(values, at, Math.min(Long.SIZE, count - at), fits, last);
        }
    }

    private static long word(int[] values, int from, int count, byte[] fits, int last) {
        long word = 0;
        int bit = 0;
        for (; bit + Byte.SIZE <= count; bit += Byte.SIZE) {
            word |= (long) eight(values, from + bit, fits, last) << bit;
        }
        for (; bit < count; bit++) {
            word |= (long) fits[Math.min(values[from + bit] + 1, last)] << bit;
        }
        return word;
    }

    /// Eight at once, none of which waits for another: half the time of one after the other.
    private static int eight(int[] values, int at, byte[] fits, int last) {
        return fits[Math.min(values[at] + 1, last)]
                | fits[Math.min(values[at + 1] + 1, last)] << 1
                | fits[Math.min(values[at + 2] + 1, last)] << 2
                | fits[Math.min(values[at + 3] + 1, last)] << 3
                | fits[Math.min(values[at + 4] + 1, last)] << 4
                | fits[Math.min(values[at + 5] + 1, last)] << 5
                | fits[Math.min(values[at + 6] + 1, last)] << 6
                | fits[Math.min(values[at + 7] + 1, last)] << 7;
    }

    /// Values of one byte each, above `base`: not even looked at where none or all of those 256 fit, compared
    /// eight at a time where one does.
    ///
    /// @param from the first value's place; `from` and `count` lie in `bytes`
    static void ofBytes(byte[] bytes, int from, int count, int base, byte[] fits, long[] into, int row) {
        byte[] own = new byte[NARROW];
        int first = Math.min(base + 1, fits.length - 1);
        int known = Math.min(NARROW, fits.length - 1 - first);
        System.arraycopy(fits, first, own, 0, known);
        int fitting = 0;
        int one = 0;
        for (int i = 0; i < known; i++) {
            fitting += own[i];
            one = own[i] != 0 ? i : one;
        }
        if (fitting == NARROW) {
            all(count, into, row);
        } else if (fitting == 1) {
            equal(bytes, from, count, (byte) one, into, row);
        } else if (fitting > 0) {
            for (int at = 0; at < count; at += Long.SIZE) {
                into[row + at >>> 6] |= word(bytes, from + at, Math.min(Long.SIZE, count - at), own);
            }
        }
    }

    /// All of the rows.
    static void all(int count, long[] into, int row) {
        int whole = count >>> 6;
        Arrays.fill(into, row >>> 6, (row >>> 6) + whole, -1L);
        if ((count & 63) != 0) {
            into[(row >>> 6) + whole] |= -1L >>> -count;
        }
    }

    private static void equal(byte[] bytes, int from, int count, byte value, long[] into, int row) {
        long pattern = (value & 0xffL) * ONES;
        int at = 0;
        for (; at + Long.SIZE <= count; at += Long.SIZE) {
            long word = 0;
            for (int bit = 0; bit < Long.SIZE; bit += Long.BYTES) {
                long other = (long) LONG.get(bytes, from + at + bit) ^ pattern;
                // The highest bit of each byte that is zero, and of no other.
                long zero = ~((other & LOW_BITS) + LOW_BITS | other | LOW_BITS);
                word |= ((zero >>> 7) * GATHER >>> 56) << bit;
            }
            into[row + at >>> 6] |= word;
        }
        for (; at < count; at++) {
            into[row + at >>> 6] |= (bytes[from + at] == value ? 1L : 0L) << at;
        }
    }

    private static long word(byte[] bytes, int from, int count, byte[] fits) {
        long word = 0;
        int bit = 0;
        for (; bit + Byte.SIZE <= count; bit += Byte.SIZE) {
            word |= (long) eight(bytes, from + bit, fits) << bit;
        }
        for (; bit < count; bit++) {
            word |= (long) fits[bytes[from + bit] & 0xff] << bit;
        }
        return word;
    }

    private static int eight(byte[] bytes, int at, byte[] fits) {
        return fits[bytes[at] & 0xff]
                | fits[bytes[at + 1] & 0xff] << 1
                | fits[bytes[at + 2] & 0xff] << 2
                | fits[bytes[at + 3] & 0xff] << 3
                | fits[bytes[at + 4] & 0xff] << 4
                | fits[bytes[at + 5] & 0xff] << 5
                | fits[bytes[at + 6] & 0xff] << 6
                | fits[bytes[at + 7] & 0xff] << 7;
    }
}
