package org.execscope.query;

import java.util.Arrays;
import java.util.function.BooleanSupplier;

/// What was answered of the last short values: of the arguments of command lines most stand in many of them,
/// and a regular expression takes ten times as long as to find its former answer. For one thread.
final class KnownAnswers {
    /// A power of two.
    private static final int SLOTS = 1 << 13;
    /// Longer ones come but once.
    private static final int LONGEST = 64;

    private static final byte[] NONE = {};

    private final byte[][] values = new byte[SLOTS][];
    private final boolean[] answers = new boolean[SLOTS];

    KnownAnswers() {
        Arrays.fill(values, NONE);
    }

    /// @param answer asked if it isn't known of `a[from, to)`
    boolean ask(byte[] a, int from, int to, BooleanSupplier answer) {
        if (to - from > LONGEST || from == to) {
            return answer.getAsBoolean();
        }
        int hash = 0;
        for (int i = from; i < to; i++) {
            hash = hash * 31 + a[i];
        }
        int slot = hash * 0x9E37_79B9 >>> Integer.SIZE - Integer.numberOfTrailingZeros(SLOTS);
        byte[] value = values[slot];
        if (!Arrays.equals(a, from, to, value, 0, value.length)) {
            values[slot] = Arrays.copyOfRange(a, from, to);
            answers[slot] = answer.getAsBoolean();
        }
        return answers[slot];
    }
}
