package org.execscope.event;

import java.util.Arrays;

/// Finds the events of a table by (host, time, serial). As long as the stamps of each host only grow, as
/// those of an
/// ordinary log do, nothing is kept but the greatest of each host; at the first that doesn't, an index of all
/// is made.
final class Stamps {
    private final EventTable table;
    private long[] greatestTime = new long[4];
    private long[] greatestSerial = new long[4];
    private final IntColumn added = new IntColumn();
    private @org.jspecify.annotations.Nullable StampIndex index;

    Stamps(EventTable table) {
        this.table = table;
        Arrays.fill(greatestTime, Long.MIN_VALUE);
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

    /// Whether this stamp is greater than all of its host so far, so that no event has it; it counts from now
    /// on.
    boolean isNext(int host, long timeMillis, long serial) {
        boolean next = isGreatest(host, timeMillis, serial);
        if (next) {
            greatestTime[host] = timeMillis;
            greatestSerial[host] = serial;
        }
        return next;
    }

    private boolean isGreatest(int host, long timeMillis, long serial) {
        if (host >= greatestTime.length) {
            int size = Math.max(host + 1, greatestTime.length * 2);
            int from = greatestTime.length;
            greatestTime = Arrays.copyOf(greatestTime, size);
            greatestSerial = Arrays.copyOf(greatestSerial, size);
            Arrays.fill(greatestTime, from, size, Long.MIN_VALUE);
        }
        return timeMillis > greatestTime[host] || (timeMillis == greatestTime[host] && serial > greatestSerial[host]);
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
