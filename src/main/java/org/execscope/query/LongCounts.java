package org.execscope.query;

/// How often numbers occur: open addressing, without an object for each.
final class LongCounts {
    private long[] keys = new long[64];
    private int[] counts = new int[64];
    private int size;

    void add(long key, int count) {
        int slot = slot(key);
        if (counts[slot] == 0) {
            keys[slot] = key;
            size++;
        }
        counts[slot] += count;
        if (size * 2L > keys.length) {
            grow();
        }
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
        for (int i = 0; i < keys.length; i++) {
            if (counts[i] != 0) {
                intoKeys[at] = keys[i];
                intoCounts[at++] = counts[i];
            }
        }
    }
}
