package org.execscope.record;

import java.nio.charset.StandardCharsets;

/// The few words of the log's grammar, and tests on byte ranges.
final class Ascii {
    static final byte[] NODE = of("node=");
    static final byte[] TYPE = of("type=");
    static final byte[] MSG = of("msg=");
    static final byte[] AUDIT = of("audit(");
    static final byte[] UNKNOWN = of("UNKNOWN[");

    private Ascii() {}

    static byte[] of(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    static boolean startsWith(byte[] a, int from, int to, byte[] word) {
        return to - from >= word.length && equal(a, from, word, 0, word.length);
    }

    static boolean equal(byte[] a, int from, byte[] b, int at, int length) {
        for (int i = 0; i < length; i++) {
            if (a[from + i] != b[at + i]) {
                return false;
            }
        }
        return true;
    }

    static boolean isDigit(byte b) {
        return b >= '0' && b <= '9';
    }

    /// The place after the digits that start at `from`.
    static int digitsEnd(byte[] a, int from, int to) {
        int at = from;
        while (at < to && isDigit(a[at])) {
            at++;
        }
        return at;
    }

    /// The decimal number that fills `[from, to)`; -1 if it isn't one or exceeds `most`.
    static long unsigned(byte[] a, int from, int to, long most) {
        if (from >= to || to - from > 18) {
            return -1;
        }
        long value = 0;
        for (int i = from; i < to; i++) {
            if (!isDigit(a[i])) {
                return -1;
            }
            value = value * 10 + (a[i] - '0');
        }
        return value > most ? -1 : value;
    }

    /// The value of a hexadecimal digit of either case; -1 if it isn't one.
    static int hex(byte b) {
        if (b >= '0' && b <= '9') {
            return b - '0';
        }
        if (b >= 'A' && b <= 'F') {
            return b - 'A' + 10;
        }
        return b >= 'a' && b <= 'f' ? b - 'a' + 10 : -1;
    }
}
