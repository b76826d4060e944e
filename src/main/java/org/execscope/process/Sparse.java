package org.execscope.process;

import java.util.Arrays;

/// Numbers for a few of many processes, in order of the process.
final class Sparse {
    private int[] keys = new int[16];
    private int[] values = new int[16];
    private int count;

    /// Adds one; `key` is above all before.
    void add(int key, int value) {
        if (count == keys.length) {
            keys = Arrays.copyOf(keys, count * 2);
            values = Arrays.copyOf(values, count * 2);
        }
        keys[count] = key;
        values[count++] = value;
    }

    /// The number of `key`, or `otherwise`.
    int get(int key, int otherwise) {
        int at = Arrays.binarySearch(keys, 0, count, key);
        return at < 0 ? otherwise : values[at];
    }
}
