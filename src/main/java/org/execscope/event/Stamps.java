package org.execscope.event;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// Finds the events of a table by (host, time, serial). A stamp with a later time, or a greater serial, than all of its
/// host so far is new, and so are nearly all of an ordinary log: as long as that holds, nothing is kept but those two.
/// At the first other stamp an index of all is made.
final class Stamps {
    private final EventTable table;
    private long[] greatestTime = new long[4];
    private long[] greatestSerial = new long[4];
    private final IntColumn added = new IntColumn();
    private @Nullable StampIndex index;

    Stamps(EventTable table) {
        this.table = table;
        Arrays.fill(greatestTime, Long.MIN_VALUE);
        Arrays.fill(greatestSerial, -1);
    }

    /// The event with this stamp, or -1.
    int find(int host, long timeMillis, long serial) {
        if (isNext(host, timeMillis, serial)) {
            return -1;
        }
        if (index == null) {
            index = new StampIndex(table);
            for (int i = 0; i < added.size(); i++) {
                index.put(added.get(i));
            }
            added.clear();
        }
        return index.find(host, timeMillis, serial);
    }

    /// Whether this stamp's time or serial is greater than all of its host so far, so that no event has it; it counts
    /// from now on.
    boolean isNext(int host, long timeMillis, long serial) {
        if (host >= greatestTime.length) {
            grow(host);
        }
        boolean next = timeMillis > greatestTime[host] || serial > greatestSerial[host];
        greatestTime[host] = Math.max(greatestTime[host], timeMillis);
        greatestSerial[host] = Math.max(greatestSerial[host], serial);
        return next;
    }

    private void grow(int host) {
        int size = Math.max(host + 1, greatestTime.length * 2);
        int from = greatestTime.length;
        greatestTime = Arrays.copyOf(greatestTime, size);
        greatestSerial = Arrays.copyOf(greatestSerial, size);
        Arrays.fill(greatestTime, from, size, Long.MIN_VALUE);
        Arrays.fill(greatestSerial, from, size, -1);
    }

    /// Enters an event of the table, whose stamp was found to be new by [#isNext] or [#find].
    void add(int event) {
        if (index == null) {
            added.add(event);
        } else {
            index.put(event);
        }
    }
}
