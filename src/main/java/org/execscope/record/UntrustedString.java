package org.execscope.record;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Arrays;
import org.execscope.bytes.UpperHex;

/// Decodes the values that the kernel writes by `audit_log_untrustedstring`: in quotes, or in upper-case
/// hexadecimal if a byte is `"`, below 0x21 or above 0x7E (kernel/audit.c: `audit_log_n_untrustedstring`,
/// `audit_string_contains_control`). One object serves for many values.
public final class UntrustedString {
    /// What the value turned out to be.
    public enum Form {
        QUOTED,
        HEX,
        /// `(null)`, `(none)` or `?`: there is no value.
        ABSENT,
        /// Neither in quotes nor whole hexadecimal: what could be decoded is there.
        BAD_HEX
    }

    private static final VarHandle LONG = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final long ONES = 0x0101_0101_0101_0101L;
    private static final long HIGHS = 0x8080_8080_8080_8080L;
    private static final long QUOTES = '"' * ONES;
    private static final long EXCLAMATIONS = 0x21 * ONES;

    private byte[] out = new byte[256];
    private int length;
    private boolean kernelForm;
    private boolean quotable;

    /// Decodes `a[from, to)`.
    public Form decode(byte[] a, int from, int to, boolean quoted) {
        length = 0;
        kernelForm = true;
        if (quoted) {
            copy(a, from, to);
            quotable = isQuotable();
            kernelForm = quotable;
            return Form.QUOTED;
        }
        int upper = UpperHex.end(a, from, to);
        if (upper == to && (to - from) % 2 == 0) {
            room((to - from) / 2);
            length = (to - from) / 2;
            UpperHex.decode(a, from, to, out, 0);
            quotable = isQuotable();
            return Form.HEX;
        }
        int digits = upper - from;
        boolean lower = false;
        for (int i = upper; i < to && Ascii.hex(a[i]) >= 0; i++) {
            lower |= a[i] >= 'a';
            digits++;
        }
        if (digits < to - from) {
            if (isAbsent(a, from, to)) {
                return Form.ABSENT;
            }
            copy(a, from, to);
            return Form.BAD_HEX;
        }
        room(digits / 2);
        for (int i = 0; i + 1 < digits; i += 2) {
            out[length++] = (byte) (Ascii.hex(a[from + i]) << 4 | Ascii.hex(a[from + i + 1]));
        }
        quotable = isQuotable();
        kernelForm = !lower;
        return digits % 2 == 0 ? Form.HEX : Form.BAD_HEX;
    }

    private static boolean isAbsent(byte[] a, int from, int to) {
        int count = to - from;
        return (count == 1 && a[from] == '?')
                || (count == 6
                        && a[from] == '('
                        && a[from + 1] == 'n'
                        && a[from + 5] == ')'
                        && ((a[from + 2] == 'u' && a[from + 3] == 'l' && a[from + 4] == 'l')
                                || (a[from + 2] == 'o' && a[from + 3] == 'n' && a[from + 4] == 'e')));
    }

    private void copy(byte[] a, int from, int to) {
        room(to - from);
        System.arraycopy(a, from, out, 0, to - from);
        length = to - from;
    }

    private void room(int count) {
        if (out.length < count) {
            out = new byte[Math.max(count, out.length * 2)];
        }
    }

    private boolean isQuotable() {
        return areQuotable(out, 0, length);
    }

    /// Whether the kernel leaves each byte of `a[from, to)` as it is inside quotes.
    public static boolean areQuotable(byte[] a, int from, int to) {
        int i = from;
        // A borrow or carry only spoils bytes above the first that needs hexadecimal.
        for (; i + Long.BYTES <= to; i += Long.BYTES) {
            long w = (long) LONG.get(a, i);
            long quote = w ^ QUOTES;
            long hits = ((quote - ONES) & ~quote) | ((w - EXCLAMATIONS) & ~w) | (w + ONES) | w;
            if ((hits & HIGHS) != 0) {
                return false;
            }
        }
        for (; i < to; i++) {
            if (!isQuotable(a[i])) {
                return false;
            }
        }
        return true;
    }

    /// Whether the kernel leaves this byte as it is inside quotes.
    public static boolean isQuotable(byte b) {
        return b >= 0x21 && b <= 0x7e && b != '"';
    }

    /// The decoded bytes are `bytes()[0, length())`: valid until the next call of decode, not to be written
    /// to.
    public byte[] bytes() {
        return out;
    }

    public int length() {
        return length;
    }

    /// A copy of the decoded bytes.
    public byte[] copy() {
        return Arrays.copyOf(out, length);
    }

    /// Whether digits are upper case, and what stands in quotes may stand there.
    public boolean isKernelForm() {
        return kernelForm;
    }

    /// Whether no byte of it needed hexadecimal.
    public boolean isAllQuotable() {
        return quotable;
    }

    /// Whether it holds a NUL.
    public boolean holdsNul() {
        for (int i = 0; i < length; i++) {
            if (out[i] == 0) {
                return true;
            }
        }
        return false;
    }
}
