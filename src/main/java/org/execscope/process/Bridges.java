package org.execscope.process;

import java.util.BitSet;
import java.util.HashMap;
import java.util.Map;
import org.execscope.event.ByteDictionary;
import org.execscope.event.EventTable;
import org.execscope.event.Identities;

/// Whether this kernel keeps a process's title, and the pairs of events that a kept title proves to be of one process.
final class Bridges {
    private static final long NEAR_MILLIS = 2000;
    private final BitSet from = new BitSet();
    private final BitSet to = new BitSet();
    private final boolean keeps;

    Bridges(EventTable table, int[] boot) {
        Map<Long, Integer> last = new HashMap<>();
        long kept = 0;
        long anew = 0;
        for (int e : boot) {
            if (table.call(e) == ByteDictionary.NONE || table.pid(e) < 0) {
                continue;
            }
            Integer before = last.put(table.pid(e), e);
            if (!table.isExecve(e) || !table.succeeded(e) || !table.hasProctitle(e)) {
                continue;
            }
            if (!table.titleIsOwnArgv(e)) {
                kept++;
                if (before != null && table.sameTitle(before, e)) {
                    from.set(before);
                    to.set(e);
                }
            } else if (before != null
                    && table.hasProctitle(before)
                    && !table.sameTitle(before, e)
                    && Math.abs(table.timeMillis(e) - table.timeMillis(before)) < NEAR_MILLIS
                    && table.ppid(e) == table.ppid(before)
                    && table.id(e, Identities.Id.SES) == table.id(before, Identities.Id.SES)) {
                anew++;
            }
        }
        keeps = kept > 0 && kept >= 4 * anew;
    }

    boolean keeps() {
        return keeps;
    }

    boolean begins(int event) {
        return keeps && event >= 0 && from.get(event);
    }

    boolean ends(int event) {
        return keeps && to.get(event);
    }
}
