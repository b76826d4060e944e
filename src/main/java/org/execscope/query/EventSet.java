package org.execscope.query;

/// Some of the events of a table. Immutable once published.
public final class EventSet {
    private final long[] bits;
    private final int count;

    /// @param bits bit `e & 63` of word `e >>> 6` says whether event `e` is in it; not copied, no longer written to
    EventSet(long[] bits) {
        this.bits = bits;
        int ones = 0;
        for (long word : bits) {
            ones += Long.bitCount(word);
        }
        this.count = ones;
    }

    public boolean contains(int event) {
        int word = event >>> 6;
        return word < bits.length && (bits[word] >>> event & 1) != 0;
    }

    /// How many events are in it.
    public int count() {
        return count;
    }
}
