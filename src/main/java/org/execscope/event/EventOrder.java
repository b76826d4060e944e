package org.execscope.event;

import java.util.Arrays;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import org.execscope.bytes.Bytes;

/// Events in the order of (time, serial, host): the order shown and exported. Immutable.
public final class EventOrder {
    private static final int BLOCK = 1 << 16;
    private static final int NEAR_BITS = 12;

    private static final int[] NONE = {};

    private final int size;
    /// The events, or nothing where [#above] has them.
    private final int[] events;
    /// The least event of so many neighbours, and how far each is above it.
    private final int[] least;

    private final short[] above;

    private EventOrder(int[] events) {
        this.size = events.length;
        this.events = events;
        least = NONE;
        above = new short[0];
    }

    private EventOrder(int[] least, short[] above) {
        this.size = above.length;
        this.events = NONE;
        this.least = least;
        this.above = above;
    }

    /// The same in half the room, where neighbours stand near each other in the table, as they do in most logs: for
    /// orders of all events, which are kept as long as the evidence is open.
    public EventOrder compact() {
        if (events.length == 0) {
            return this;
        }
        int[] bases = new int[(events.length >>> NEAR_BITS) + 1];
        short[] near = new short[events.length];
        for (int from = 0; from < events.length; from += 1 << NEAR_BITS) {
            int to = Math.min(events.length, from + (1 << NEAR_BITS));
            int base = events[from];
            int greatest = base;
            for (int i = from; i < to; i++) {
                base = Math.min(base, events[i]);
                greatest = Math.max(greatest, events[i]);
            }
            if (greatest - base > 0xffff) {
                return this;
            }
            bases[from >>> NEAR_BITS] = base;
            for (int i = from; i < to; i++) {
                near[i] = (short) (events[i] - base);
            }
        }
        return new EventOrder(bases, near);
    }

    /// The first `size` rows of the table that `wanted` takes, sorted.
    public static EventOrder of(EventTable table, int size, IntPredicate wanted) {
        int[] rows = new int[size];
        EventCursor now = new EventCursor(table);
        int count = 0;
        boolean sorted = true;
        long last = Long.MIN_VALUE;
        for (int event = 0; event < size; event++) {
            if (wanted.test(event)) {
                long time = now.timeMillis(event);
                sorted &= time > last || time == last && (count == 0 || compare(table, rows[count - 1], event) <= 0);
                last = time;
                rows[count++] = event;
            }
        }
        rows = Arrays.copyOf(rows, count);
        return new EventOrder(sorted ? rows : EventSort.sort(table, rows));
    }

    /// Negative, zero or positive as event `a` stands before, with or after `b`: by stamp, then by place, so
    /// that the order doesn't depend on the order in which rows were added.
    static int compare(EventTable table, int a, int b) {
        int byTime = Long.compare(table.timeMillis(a), table.timeMillis(b));
        if (byTime != 0) {
            return byTime;
        }
        int bySerial = Long.compare(table.serial(a), table.serial(b));
        if (bySerial != 0) {
            return bySerial;
        }
        int byHost = compareHosts(table, table.host(a), table.host(b));
        return byHost != 0 ? byHost : table.source(a).compareTo(table.source(b));
    }

    /// By name, those without one first: the same whatever the order in which hosts were met.
    private static int compareHosts(EventTable table, int a, int b) {
        if (a == b) {
            return 0;
        }
        Host one = table.hosts().get(a);
        Host other = table.hosts().get(b);
        Bytes name = one.node() == null ? Bytes.EMPTY : one.node();
        Bytes otherName = other.node() == null ? Bytes.EMPTY : other.node();
        int byName = name.compareTo(otherName);
        return byName != 0 ? byName : Integer.compare(one.set(), other.set());
    }

    /// Those of these events that `wanted` takes, in the same order.
    ///
    /// @param wanted is asked by several threads at once
    public EventOrder where(IntPredicate wanted) {
        int blocks = (size + BLOCK - 1) / BLOCK;
        int[][] taken = new int[blocks][];
        IntStream.range(0, blocks).parallel().forEach(block -> taken[block] = taken(block * BLOCK, wanted));
        int count = Arrays.stream(taken).mapToInt(some -> some.length).sum();
        if (count == size) {
            return this;
        }
        int[] all = new int[count];
        int at = 0;
        for (int[] some : taken) {
            System.arraycopy(some, 0, all, at, some.length);
            at += some.length;
        }
        return new EventOrder(all);
    }

    private int[] taken(int from, IntPredicate wanted) {
        int end = Math.min(size, from + BLOCK);
        int[] some = new int[end - from];
        int count = 0;
        for (int position = from; position < end; position++) {
            int event = at(position);
            some[count] = event;
            // Without a branch: whether an event is wanted is hard to foretell.
            count += wanted.test(event) ? 1 : 0;
        }
        return Arrays.copyOf(some, count);
    }

    public int size() {
        return size;
    }

    /// The event at this position.
    public int at(int position) {
        return events.length > 0 ? events[position] : least[position >>> NEAR_BITS] + (above[position] & 0xffff);
    }

    /// All events, in order: a copy.
    public int[] toArray() {
        return events.length > 0 ? events.clone() : unpacked();
    }

    /// All events, in order, in an array that nobody may write to: no copy where there is one.
    public int[] events() {
        return events.length > 0 ? events : unpacked();
    }

    private int[] unpacked() {
        int[] all = new int[size];
        for (int i = 0; i < size; i++) {
            all[i] = at(i);
        }
        return all;
    }

    /// The first position whose event is at `timeMillis` or later; [#size()] if all are earlier.
    public int firstAt(EventTable table, long timeMillis) {
        int low = 0;
        int high = size;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (table.timeMillis(at(middle)) < timeMillis) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }
}
