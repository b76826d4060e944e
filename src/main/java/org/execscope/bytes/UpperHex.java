package org.execscope.bytes;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/// Upper-case hexadecimal digits, as the kernel writes what it may not write in quotes. Eight digits a step: titles and
/// long arguments are a third of some logs.
public final class UpperHex {
    private static final VarHandle LONG = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final VarHandle INT = MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.LITTLE_ENDIAN);
    private static final long ONES = 0x0101_0101_0101_0101L;
    private static final long NO_DIGIT = 0x10 * ONES;
    /// The value of each digit; -1 for every other byte.
    private static final byte[] VALUES = new byte[256];

    static {
        java.util.Arrays.fill(VALUES, (byte) -1);
        for (int i = 0; i < 16; i++) {
            VALUES["0123456789ABCDEF".charAt(i)] = (byte) i;
        }
    }

    private UpperHex() {}

    /// The place of the first byte of `a[from, to)` that is no digit; `to` if all are.
    public static int end(byte[] a, int from, int to) {
        int i = from;
        while (i + Long.BYTES <= to && areDigits((long) LONG.get(a, i))) {
            i += Long.BYTES;
        }
        while (i < to && VALUES[a[i] & 0xff] >= 0) {
            i++;
        }
        return i;
    }

    /// Puts what the digits in `[from, to)`, an even number of them and nothing else, stand for to `out[at …]`.
    public static void decode(byte[] a, int from, int to, byte[] out, int at) {
        int i = from;
        int o = at;
        for (; i + Long.BYTES <= to; i += Long.BYTES) {
            INT.set(out, o, bytes(values((long) LONG.get(a, i))));
            o += Integer.BYTES;
        }
        for (; i < to; i += 2) {
            out[o++] = (byte) (VALUES[a[i]] << 4 | VALUES[a[i + 1]]);
        }
    }

    /// What each of eight digits stands for: the lower half of the character, and nine more for a letter, which has the
    /// bit 0x40.
    private static long values(long digits) {
        return (digits & 0x0f * ONES) + 9 * (digits >>> 6 & ONES);
    }

    /// Whether writing what they stand for gives the same eight bytes again. What isn't a digit stands for 16 or more,
    /// or is written otherwise.
    private static boolean areDigits(long bytes) {
        long values = values(bytes);
        long letters = values + 6 * ONES >>> 4 & ONES;
        return (values & NO_DIGIT) == 0 && values + '0' * ONES + ('A' - '0' - 10) * letters == bytes;
    }

    /// Four bytes of eight halves, the first the upper half of the first.
    private static int bytes(long values) {
        long pairs = (values << 4 | values >>> 8) & 0x00ff_00ff_00ff_00ffL;
        long quads = (pairs | pairs >>> 8) & 0x0000_ffff_0000_ffffL;
        return (int) (quads | quads >>> 16);
    }
}
