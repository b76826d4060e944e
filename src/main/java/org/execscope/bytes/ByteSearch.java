package org.execscope.bytes;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/// Finds bytes in arrays, eight at a time where that pays.
public final class ByteSearch {
    private static final VarHandle LONG = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final long ONES = 0x0101010101010101L;
    private static final long HIGHS = 0x8080808080808080L;

    private ByteSearch() {}

    /// The first place of `value` in `[from, to)`; -1 if it isn't there.
    ///
    /// Eight bytes a step: a byte of `word ^ pattern` is zero exactly where the value stands, and the lowest
    /// such byte is exact (a borrow only spoils higher ones).
    public static int indexOf(byte[] array, int from, int to, byte value) {
        int at = from;
        long pattern = (value & 0xffL) * ONES;
        for (; at + Long.BYTES <= to; at += Long.BYTES) {
            long word = (long) LONG.get(array, at) ^ pattern;
            long hits = (word - ONES) & ~word & HIGHS;
            if (hits != 0) {
                return at + (Long.numberOfTrailingZeros(hits) >>> 3);
            }
        }
        for (; at < to; at++) {
            if (array[at] == value) {
                return at;
            }
        }
        return -1;
    }

    /// The first place of all of `needle` in `[from, to)`; -1 if it isn't there. An empty needle stands at
    /// `from`.
    public static int indexOf(byte[] array, int from, int to, byte[] needle) {
        if (needle.length == 0) {
            return from <= to ? from : -1;
        }
        int last = to - needle.length;
        int at = from;
        while (at <= last) {
            at = indexOf(array, at, last + 1, needle[0]);
            if (at < 0) {
                return -1;
            }
            if (matches(array, at, needle)) {
                return at;
            }
            at++;
        }
        return -1;
    }

    /// Whether `needle` stands at `at`; the caller has made sure that it fits.
    private static boolean matches(byte[] array, int at, byte[] needle) {
        for (int i = 1; i < needle.length; i++) {
            if (array[at + i] != needle[i]) {
                return false;
            }
        }
        return true;
    }
}
