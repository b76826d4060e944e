package org.execscope.query;

import java.util.Arrays;

/// How often numbers occur: small ones, as pids, in an array, the others by open addressing, without an object
/// for each.
final class LongCounts {
    /// The greatest pid_max (include/linux/threads.h: PID_MAX_LIMIT).
    private static final int SMALL = 4_194_304;

    private int[] small = new int[64];
    private long[] keys = new long[64];
    private int[] counts = new int[64];
    /// How many different numbers there are in all, and among those with a slot.
    private int size;

    private int used;

    /// @param count above 0
    void add(long key, int count) {
        if (key >= 0 && key < SMALL) {
            addSmall((int) key, count);
            return;
        }
        int slot = slot(key);
        if (counts[slot] == 0) {
            keys[slot] = key;
            used++;
            size++;
        }
        counts[slot] += count;
        if (used * 2L > keys.length) {
            grow();
        }
    }

    private void addSmall(int key, int count) {
        if (key >= small.length) {
            small = Arrays.copyOf(small, Integer.highestOneBit(key) * 2);
        }
        size += small[key] == 0 ? 1 : 0;
        small[key] += count;
    }

    private int slot(long key) {
        int mask = keys.length - 1;
        long hash = key * 0x9E37_79B9_7F4A_7C15L;
        int slot = (int) (hash >>> 32) & mask;
        while (counts[slot] != 0 && keys[slot] != key) {
            slot = (slot + 1) & mask;
        }
        return slot;
    }

    private void grow() {
        long[] oldKeys = keys;
        int[] oldCounts = counts;
        keys = new long[oldKeys.length * 2];
        counts = new int[keys.length];
        for (int i = 0; i < oldKeys.length; i++) {
            if (oldCounts[i] != 0) {
                int slot = slot(oldKeys[i]);
                keys[slot] = oldKeys[i];
                counts[slot] = oldCounts[i];
            }
        }
    }

    void addAll(LongCounts other) {
        for (int key = 0; key < other.small.length; key++) {
            if (other.small[key] != 0) {
                addSmall(key, other.small[key]);
            }
        }
        for (int i = 0; i < other.keys.length; i++) {
            if (other.counts[i] != 0) {
                add(other.keys[i], other.counts[i]);
            }
        }
    }

    int size() {
        return size;
    }

    /// The different numbers and their counts, in no order.
    void copyTo(long[] intoKeys, int[] intoCounts) {
        int at = 0;
        for (int key = 0; key < small.length; key++) {
            if (small[key] != 0) {
                intoKeys[at] = key;
                intoCounts[at++] = small[key];
            }
        }
        for (int i = 0; i < keys.length; i++) {
            if (counts[i] != 0) {
                intoKeys[at] = keys[i];
                intoCounts[at++] = counts[i];
            }
        }
    }
}
