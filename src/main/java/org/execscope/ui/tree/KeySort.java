package org.execscope.ui.tree;

import java.util.Arrays;

/// Sorts numbers in a row by their keys, those with one key as they came. Many are sorted digit by digit, which
/// reads and writes a family of a million a few times from end to end; merging took ten times as long there.
/// For one thread; used again and again.
final class KeySort {
    private static final int FEW = 32;
    /// From so many on, a larger digit is worth its counters.
    private static final int MANY = 1 << 16;

    private long[] keys = new long[FEW];
    private long[] otherKeys = new long[0];
    private int[] order = new int[FEW];
    private int[] otherOrder = new int[0];

    /// Room for so many keys, to be filled before they are sorted.
    long[] keys(int count) {
        if (count > keys.length) {
            int room = Math.max(count, keys.length * 2);
            keys = new long[room];
            order = new int[room];
        }
        return keys;
    }

    /// Writes the numbers `from`, `from + 1` … in the order of their keys into `into`, from `from` on.
    void sort(int from, int count, int[] into) {
        for (int i = 0; i < count; i++) {
            order[i] = from + i;
        }
        if (count <= FEW) {
            insert(count);
        } else {
            byDigits(count);
        }
        System.arraycopy(order, 0, into, from, count);
    }

    private void insert(int count) {
        for (int i = 1; i < count; i++) {
            long key = keys[i];
            int number = order[i];
            int at = i;
            for (; at > 0 && keys[at - 1] > key; at--) {
                keys[at] = keys[at - 1];
                order[at] = order[at - 1];
            }
            keys[at] = key;
            order[at] = number;
        }
    }

    private void byDigits(int count) {
        long least = Long.MAX_VALUE;
        long greatest = Long.MIN_VALUE;
        boolean inOrder = true;
        for (int i = 0; i < count; i++) {
            inOrder &= i == 0 || keys[i - 1] <= keys[i];
            least = Math.min(least, keys[i]);
            greatest = Math.max(greatest, keys[i]);
        }
        if (inOrder) {
            return;
        }
        if (otherKeys.length < count) {
            otherKeys = new long[keys.length];
            otherOrder = new int[keys.length];
        }
        // Unsigned: from the least to the greatest long there are 64 bits.
        int bits = Long.SIZE - Long.numberOfLeadingZeros(greatest - least);
        int digit = count < MANY ? 8 : 11;
        int[] ends = new int[1 << digit];
        for (int shift = 0; shift < bits; shift += digit) {
            byDigit(count, least, shift, ends);
            long[] sortedKeys = otherKeys;
            int[] sortedOrder = otherOrder;
            otherKeys = keys;
            otherOrder = order;
            keys = sortedKeys;
            order = sortedOrder;
        }
    }

    private void byDigit(int count, long least, int shift, int[] ends) {
        int mask = ends.length - 1;
        Arrays.fill(ends, 0);
        for (int i = 0; i < count; i++) {
            ends[(int) (keys[i] - least >>> shift) & mask]++;
        }
        for (int value = 1; value < ends.length; value++) {
            ends[value] += ends[value - 1];
        }
        for (int i = count - 1; i >= 0; i--) {
            int to = --ends[(int) (keys[i] - least >>> shift) & mask];
            otherKeys[to] = keys[i];
            otherOrder[to] = order[i];
        }
    }
}
