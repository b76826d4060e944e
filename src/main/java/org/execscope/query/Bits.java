package org.execscope.query;

import java.util.Arrays;

/// Sets of rows as bits: row `r` is bit `r & 63` of word `r >>> 6`.
final class Bits {
    private Bits() {}

    static long[] none(int size) {
        return new long[(size + 63) >>> 6];
    }

    static int count(long[] bits) {
        int ones = 0;
        for (long word : bits) {
            ones += Long.bitCount(word);
        }
        return ones;
    }

    static boolean get(long[] bits, int row) {
        return (bits[row >>> 6] >>> row & 1) != 0;
    }

    static void set(long[] bits, int row) {
        bits[row >>> 6] |= 1L << row;
    }

    /// Sets the bits of rows `[from, to)`, of which `from` is a multiple of 64.
    static void set(long[] bits, int from, int to) {
        Arrays.fill(bits, from >>> 6, to >>> 6, -1);
        if ((to & 63) != 0) {
            bits[to >>> 6] |= -1L >>> -to;
        }
    }

    static long[] and(long[] one, long[] other) {
        long[] both = new long[one.length];
        for (int word = 0; word < both.length; word++) {
            both[word] = one[word] & other[word];
        }
        return both;
    }

    static long[] or(long[] one, long[] other) {
        long[] either = new long[one.length];
        for (int word = 0; word < either.length; word++) {
            either[word] = one[word] | other[word];
        }
        return either;
    }

    static long[] andNot(long[] one, long[] other) {
        long[] rest = new long[one.length];
        for (int word = 0; word < rest.length; word++) {
            rest[word] = one[word] & ~other[word];
        }
        return rest;
    }

    /// All rows below `size` that aren't in `bits`.
    static long[] not(long[] bits, int size) {
        long[] rest = new long[bits.length];
        for (int word = 0; word < rest.length; word++) {
            rest[word] = ~bits[word];
        }
        if ((size & 63) != 0) {
            rest[rest.length - 1] &= -1L >>> -size;
        }
        return rest;
    }
}
