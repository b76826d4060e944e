package org.execscope.record;

/// Numbers as records write them (specification: audit log, section 4).
public final class Numbers {
    /// Not a number, or none that fits.
    public static final long BAD = Long.MIN_VALUE;

    private Numbers() {}

    /// A signed decimal number in `a[from, to)`, or [#BAD].
    public static long decimal(byte[] a, int from, int to) {
        int at = from;
        boolean negative = at < to && a[at] == '-';
        if (negative) {
            at++;
        }
        if (at >= to || to - at > 19) {
            return BAD;
        }
        long value = 0;
        for (; at < to; at++) {
            if (!Ascii.isDigit(a[at]) || value > (Long.MAX_VALUE - 9) / 10) {
                return BAD;
            }
            value = value * 10 + (a[at] - '0');
        }
        return negative ? -value : value;
    }

    /// A decimal number of at most `most`, not negative, or [#BAD].
    public static long unsigned(byte[] a, int from, int to, long most) {
        long value = decimal(a, from, to);
        return value < 0 || value > most ? BAD : value;
    }

    /// A hexadecimal number of at most 63 bits, or [#BAD].
    public static long hexadecimal(byte[] a, int from, int to) {
        return digits(a, from, to, 4);
    }

    /// An octal number, or [#BAD].
    public static long octal(byte[] a, int from, int to) {
        return digits(a, from, to, 3);
    }

    private static long digits(byte[] a, int from, int to, int bits) {
        if (from >= to) {
            return BAD;
        }
        long value = 0;
        for (int i = from; i < to; i++) {
            int digit = Ascii.hex(a[i]);
            if (digit < 0 || digit >= 1 << bits || value >>> (63 - bits) != 0) {
                return BAD;
            }
            value = value << bits | digit;
        }
        return value;
    }
}
