package org.execscope.ui.histogram;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.execscope.event.EventOrder;
import org.execscope.event.EventTable;
import org.execscope.evidence.CancelToken;

/// A stretch of time of which the evidence has no record although the log went on: the serial numbers of the host say
/// so, because they jump or begin anew. A quiet host's serials go on without a jump: that is no gap.
///
/// @param host its number
/// @param fromMillis of the last event before it
/// @param toMillis of the first event after it
/// @param missing how many serial numbers are missing; -1 where they begin anew, as after a restart
/// @param everywhere whether no other host has an event in it either
record Gap(int host, long fromMillis, long toMillis, long missing, boolean everywhere) {
    /// Shorter ones could not be seen.
    private static final long SHORTEST = 60_000;

    private static final int MOST = 10_000;
    private static final int STEP = 1 << 16;

    /// @param order every event, in order of time
    /// @throws java.util.concurrent.CancellationException if it is no longer wanted
    static List<Gap> find(EventTable events, EventOrder order, CancelToken cancel) {
        int hosts = Math.max(1, events.hosts().size());
        long[] lastTime = new long[hosts];
        long[] lastSerial = new long[hosts];
        Arrays.fill(lastSerial, -1);
        long before = Long.MIN_VALUE;
        List<Gap> gaps = new ArrayList<>();
        for (int i = 0; i < order.size() && gaps.size() < MOST; i++) {
            if ((i & STEP - 1) == 0) {
                cancel.check();
            }
            int event = order.at(i);
            int host = events.host(event);
            long time = events.timeMillis(event);
            long serial = events.serial(event);
            if (host >= lastTime.length) {
                int more = host + 1;
                int known = lastSerial.length;
                lastTime = Arrays.copyOf(lastTime, more);
                lastSerial = Arrays.copyOf(lastSerial, more);
                Arrays.fill(lastSerial, known, more, -1);
            }
            boolean known = lastSerial[host] >= 0;
            if (known && time - lastTime[host] >= SHORTEST && serial != lastSerial[host] + 1) {
                long missing = serial > lastSerial[host] ? serial - lastSerial[host] - 1 : -1;
                if (serial != lastSerial[host]) {
                    gaps.add(new Gap(host, lastTime[host], time, missing, lastTime[host] == before));
                }
            }
            lastTime[host] = time;
            lastSerial[host] = serial;
            before = time;
        }
        return List.copyOf(gaps);
    }
}
