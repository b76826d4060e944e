package org.execscope.event;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import org.execscope.bytes.ByteSearch;
import org.execscope.bytes.UpperHex;
import org.execscope.record.UntrustedString;

/// Walks over text that has exactly the form the kernel writes, and says -1 at the first byte that hasn't.
/// What is refused here is read again by the careful decoder, which alone judges odd and hostile lines.
///
/// All methods stop at a line feed, so callers need no bounds but a line feed and [#SLACK] bytes after it in
/// the array.
final class KernelText {
    /// So many bytes after the last line feed must be readable.
    static final int SLACK = 64;

    static final VarHandle LONG = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final long ONES = 0x0101010101010101L;
    private static final long HIGHS = 0x8080808080808080L;
    private static final long QUOTES = ONES * '"';
    private static final long HASHES = ONES * '#';
    private static final long EXCLAMATIONS = ONES * 0x21;
    /// Whether a byte is a lower-case hexadecimal digit: letters and figures come as by chance, so that a branch for
    /// each costs more than the table.
    private static final boolean[] LOWER_HEX = new boolean[256];

    static {
        for (char digit : "0123456789abcdef".toCharArray()) {
            LOWER_HEX[digit] = true;
        }
    }

    private KernelText() {}

    /// Up to eight characters as a number that [#word(byte\[\], int)] gives where they stand.
    static long word(String text) {
        long word = 0;
        for (int i = 0; i < text.length(); i++) {
            word |= (long) text.charAt(i) << (8 * i);
        }
        return word;
    }

    /// The eight bytes at `at`.
    static long word(byte[] a, int at) {
        return (long) LONG.get(a, at);
    }

    /// Whether `word`, of `length` characters, stands at `at`.
    static boolean isWord(byte[] a, int at, long word, int length) {
        return ((word(a, at) ^ word) << (64 - 8 * length)) == 0;
    }

    /// The place of the closing quote of a value that begins at `at`; -1 if a byte before it needs
    /// hexadecimal, or is `#`, with which rsyslog's escape of the enrichment's separator begins. Eight bytes
    /// a step: a borrow or carry only spoils bytes above the first hit.
    static int closingQuote(byte[] a, int at) {
        int i = at;
        while (true) {
            long w = word(a, i);
            long quote = w ^ QUOTES;
            long hash = w ^ HASHES;
            long hits =
                    ((quote - ONES) & ~quote) | ((hash - ONES) & ~hash) | ((w - EXCLAMATIONS) & ~w) | (w + ONES) | w;
            hits &= HIGHS;
            if (hits != 0) {
                i += Long.numberOfTrailingZeros(hits) >>> 3;
                return a[i] == '"' ? i : -1;
            }
            i += Long.BYTES;
        }
    }

    /// The place after the decimal digits that begin at `at`; -1 unless there are 1 to `most`.
    static int digits(byte[] a, int at, int most) {
        int i = at;
        while (a[i] >= '0' && a[i] <= '9') {
            i++;
        }
        return i > at && i - at <= most ? i : -1;
    }

    /// The number in `[from, to)`, all of it digits, at most 18.
    static long number(byte[] a, int from, int to) {
        long value = 0;
        for (int i = from; i < to; i++) {
            value = value * 10 + (a[i] - '0');
        }
        return value;
    }

    /// The place after the lower-case hexadecimal digits that begin at `at`; -1 unless there are 1 to 16.
    static int lowerHex(byte[] a, int at) {
        int i = at;
        while (LOWER_HEX[a[i] & 0xff]) {
            i++;
        }
        return i > at && i - at <= 16 ? i : -1;
    }

    /// The place after the upper-case hexadecimal digits that begin at `at`; -1 unless there is an even
    /// number of them.
    static int upperHex(byte[] a, int at) {
        int i = UpperHex.end(a, at, a.length);
        return i > at && (i - at & 1) == 0 ? i : -1;
    }

    /// Decodes the hexadecimal digits in `[from, to)` to `out[start …]`.
    ///
    /// @return whether the kernel had to use hexadecimal: one of the bytes can't stand in quotes; false also if
    /// a byte is zero and `mayHoldNul` is not set
    static boolean decode(byte[] a, int from, int to, byte[] out, int start, boolean mayHoldNul) {
        UpperHex.decode(a, from, to, out, start);
        int end = start + (to - from) / 2;
        return !UntrustedString.areQuotable(out, start, end)
                && (mayHoldNul || ByteSearch.indexOf(out, start, end, (byte) 0) < 0);
    }

    /// The place of the line feed at or after `at`; -1 if a byte before it isn't printable ASCII, or is `(`,
    /// with which a second record's stamp begins, or a carriage return.
    static int plainLineEnd(byte[] a, int at) {
        int i = at;
        while (a[i] >= 0x20 && a[i] < 0x7f && a[i] != '(') {
            i++;
        }
        return a[i] == '\n' ? i : -1;
    }
}
