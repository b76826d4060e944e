package org.execscope.event;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// Finds the events of a table by (host, time, serial). A stamp with a later time, or a greater serial, than all of
/// its host so far is new, and so are nearly all of an ordinary log. The others come a little late there, since the
/// kernel stamps an event when its call begins and writes it when the call ends: such a stamp is one of the last few,
/// or greater than all before these, and new. At the first stamp of which neither holds an index of all is made.
final class Stamps {
    /// So many of the last stamps are kept.
    static final int LAST = 256;

    private final EventTable table;
    private final Greatest greatest = new Greatest();
    /// Of those that are no longer among the last.
    private final Greatest before = new Greatest();
    private final int[] lastHosts = new int[LAST];
    private final long[] lastTimes = new long[LAST];
    private final long[] lastSerials = new long[LAST];
    private long seen;
    private final IntColumn added = new IntColumn();
    private @Nullable StampIndex index;

    Stamps(EventTable table) {
        this.table = table;
    }

    /// The event with this stamp, or -1.
    int find(int host, long timeMillis, long serial) {
        if (isNext(host, timeMillis, serial)) {
            return -1;
        }
        if (index == null) {
            if (isAmongLast(host, timeMillis, serial)) {
                return lastEvent(host, timeMillis, serial);
            }
            if (before.isBelow(host, timeMillis, serial)) {
                keep(host, timeMillis, serial);
                return -1;
            }
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
        boolean next = greatest.isBelow(host, timeMillis, serial);
        if (next) {
            greatest.raise(host, timeMillis, serial);
            if (index == null) {
                keep(host, timeMillis, serial);
            }
        }
        return next;
    }

    /// Whether an index of all events had to be made.
    boolean isIndexed() {
        return index != null;
    }

    private void keep(int host, long timeMillis, long serial) {
        int at = (int) (seen % LAST);
        if (seen >= LAST) {
            before.raise(lastHosts[at], lastTimes[at], lastSerials[at]);
        }
        lastHosts[at] = host;
        lastTimes[at] = timeMillis;
        lastSerials[at] = serial;
        seen++;
    }

    private boolean isAmongLast(int host, long timeMillis, long serial) {
        for (int i = 0; i < Math.min(seen, LAST); i++) {
            if (lastSerials[i] == serial && lastTimes[i] == timeMillis && lastHosts[i] == host) {
                return true;
            }
        }
        return false;
    }

    /// Each of the last stamps is that of one event at most: of none if the event was left out.
    private int lastEvent(int host, long timeMillis, long serial) {
        for (int i = added.size() - 1; i >= Math.max(0, added.size() - LAST); i--) {
            int event = added.get(i);
            if (table.serial(event) == serial && table.timeMillis(event) == timeMillis && table.host(event) == host) {
                return event;
            }
        }
        return -1;
    }

    /// Enters an event of the table, whose stamp was found to be new by [#isNext] or [#find].
    void add(int event) {
        if (index == null) {
            added.add(event);
        } else {
            index.put(event);
        }
    }

    /// The greatest time and the greatest serial of each host.
    private static final class Greatest {
        private long[] time = {};
        private long[] serial = {};

        boolean isBelow(int host, long timeMillis, long newSerial) {
            return host >= time.length || timeMillis > time[host] || newSerial > serial[host];
        }

        void raise(int host, long timeMillis, long newSerial) {
            if (host >= time.length) {
                grow(host);
            }
            time[host] = Math.max(time[host], timeMillis);
            serial[host] = Math.max(serial[host], newSerial);
        }

        private void grow(int host) {
            int from = time.length;
            time = Arrays.copyOf(time, Math.max(host + 1, from * 2));
            serial = Arrays.copyOf(serial, time.length);
            Arrays.fill(time, from, time.length, Long.MIN_VALUE);
            Arrays.fill(serial, from, serial.length, -1);
        }
    }
}
