package org.execscope.process;

import java.util.Arrays;
import org.execscope.event.EventTable;

/// Where in a boot the clock was set back, so that earlier and later can't be told by times across it.
///
/// An event's time is that of its call's begin, but the event is written, and numbered, at the call's end: a
/// long call among short ones has an old time too. The clock was set back where no event of a whole run has
/// come up to the time there was before.
final class ClockSteps {
    private static final long LEAST_MILLIS = 2000;
    private static final int RUN = 32;

    private final EventTable table;
    private final long[] serials;

    /// @param boot the events of one boot, in serial order
    ClockSteps(EventTable table, int[] boot) {
        this.table = table;
        long[] found = new long[8];
        int count = 0;
        long latest = Long.MIN_VALUE;
        for (int i = 0; i < boot.length; i++) {
            long time = table.timeMillis(boot[i]);
            if (i > 0 && time < latest - LEAST_MILLIS && staysBelow(boot, i, latest - LEAST_MILLIS)) {
                found = count < found.length ? found : Arrays.copyOf(found, count * 2);
                found[count++] = table.serial(boot[i]);
                latest = time;
            }
            latest = Math.max(latest, time);
        }
        serials = Arrays.copyOf(found, count);
    }

    private boolean staysBelow(int[] boot, int from, long time) {
        int to = Math.min(boot.length, from + RUN);
        for (int i = from; i < to; i++) {
            if (table.timeMillis(boot[i]) >= time) {
                return false;
            }
        }
        return true;
    }

    /// Whether the clock was set back after the one event and up to the other.
    boolean setBackBetween(int earlier, int later) {
        int at = Arrays.binarySearch(serials, table.serial(earlier) + 1);
        int next = at < 0 ? -at - 1 : at;
        return next < serials.length && serials[next] <= table.serial(later);
    }
}
