package org.execscope.query;

import com.google.re2j.Pattern;
import java.nio.charset.StandardCharsets;
import java.util.List;

/// Whether bytes fit a text condition: exactly, by containing (ASCII case ignored), or by a pattern.
final class ByteTest {
    private final Operator operator;
    private final byte[][] wanted;
    private final Pattern pattern;

    /// @param operator one of EQUAL, IN, CONTAINS, MATCHES
    ByteTest(Operator operator, List<Node.Item> items) throws QueryException {
        this.operator = operator;
        this.wanted = new byte[items.size()][];
        for (int i = 0; i < wanted.length; i++) {
            byte[] bytes = Literals.bytes(items.get(i).from());
            wanted[i] = operator == Operator.CONTAINS ? lower(bytes) : bytes;
        }
        this.pattern = operator == Operator.MATCHES
                ? Values.pattern(Literals.text(items.getFirst().from()), items.getFirst(), "")
                : Pattern.compile("");
    }

    private static byte[] lower(byte[] bytes) {
        byte[] lower = bytes.clone();
        for (int i = 0; i < lower.length; i++) {
            lower[i] = lower(lower[i]);
        }
        return lower;
    }

    private static byte lower(byte b) {
        return b >= 'A' && b <= 'Z' ? (byte) (b + 32) : b;
    }

    /// Whether `a[from, to)` fits. Patterns see UTF-8; bytes that aren't part of it are U+FFFD to them.
    boolean test(byte[] a, int from, int to) {
        if (operator == Operator.MATCHES) {
            return pattern.matcher(new String(a, from, to - from, StandardCharsets.UTF_8))
                    .find();
        }
        for (byte[] one : wanted) {
            boolean fits = operator == Operator.CONTAINS
                    ? contains(a, from, to, one)
                    : java.util.Arrays.equals(a, from, to, one, 0, one.length);
            if (fits) {
                return true;
            }
        }
        return false;
    }

    private static boolean contains(byte[] a, int from, int to, byte[] needle) {
        if (needle.length == 0) {
            return true;
        }
        byte first = needle[0];
        for (int at = from; at <= to - needle.length; at++) {
            if (lower(a[at]) == first && standsAt(a, at, needle)) {
                return true;
            }
        }
        return false;
    }

    private static boolean standsAt(byte[] a, int at, byte[] needle) {
        for (int i = 1; i < needle.length; i++) {
            if (lower(a[at + i]) != needle[i]) {
                return false;
            }
        }
        return true;
    }
}
