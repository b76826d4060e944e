package org.execscope.query;

import java.util.function.IntConsumer;

/// Some of the events of a table. Immutable once published.
public final class EventSet {
    private final long[] bits;
    private final int count;

    /// @param bits bit `e & 63` of word `e >>> 6` says whether event `e` is in it; not copied, no longer
    /// written to
    EventSet(long[] bits) {
        this.bits = bits;
        this.count = Bits.count(bits);
    }

    public boolean contains(int event) {
        int word = event >>> 6;
        return word < bits.length && (bits[word] >>> event & 1) != 0;
    }

    /// How many events are in it.
    public int count() {
        return count;
    }

    /// Gives each event in it, by number.
    public void forEach(IntConsumer consumer) {
        for (int word = 0; word < bits.length; word++) {
            for (long rest = bits[word]; rest != 0; rest &= rest - 1) {
                consumer.accept((word << 6) + Long.numberOfTrailingZeros(rest));
            }
        }
    }

    /// Not to be written to.
    long[] bits() {
        return bits;
    }
}
