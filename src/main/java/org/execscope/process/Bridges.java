package org.execscope.process;

import java.util.BitSet;
import org.execscope.event.ByteDictionary;
import org.execscope.event.EventCursor;
import org.execscope.event.EventKind;
import org.execscope.event.EventTable;
import org.execscope.event.Identities;

/// Whether this kernel keeps a process's title, and the pairs of events that a kept title proves to be of one
/// process.
///
/// Linux makes a task's title at its first audited event and repeats it in all later ones, whatever it
/// executes meanwhile (kernel/auditsc.c: audit_log_proctitle; not 5.16 … 6.0).
final class Bridges {
    private static final long NEAR_MILLIS = 2000;
    private final BitSet from = new BitSet();
    private final BitSet to = new BitSet();
    /// Not whole is a bridge between whose ends events are missing: another process may have made the title.
    private final BitSet wholeFrom = new BitSet();

    private final BitSet wholeTo = new BitSet();
    private final boolean keeps;

    /// @param now reads the table nearly in order
    /// @param missing for each place in `boot`, how many serials are missing up to it
    Bridges(EventTable table, EventCursor now, int[] boot, int[] missing) {
        PidIndex last = new PidIndex();
        long kept = 0;
        long anew = 0;
        for (int i = 0; i < boot.length; i++) {
            int e = boot[i];
            if (now.pid(e) < 0 || now.kind(e) == EventKind.USER_MESSAGE) {
                continue;
            }
            if (now.call(e) == ByteDictionary.NONE) {
                // Its SYSCALL record, and with it perhaps the title, is missing.
                last.put(now.pid(e), PidIndex.NONE);
                continue;
            }
            int place = last.put(now.pid(e), i);
            if (!now.isStart(e) || !now.hasProctitle(e)) {
                continue;
            }
            int before = place == PidIndex.NONE ? -1 : boot[place];
            if (!now.titleIsOwnArgv(e)) {
                kept++;
                if (before >= 0 && table.sameTitle(before, e)) {
                    from.set(before);
                    to.set(e);
                    wholeFrom.set(before, missing[place] == missing[i]);
                    wholeTo.set(e, missing[place] == missing[i]);
                }
            } else if (before >= 0
                    && table.hasProctitle(before)
                    && !table.sameTitle(before, e)
                    && Math.abs(now.timeMillis(e) - table.timeMillis(before)) < NEAR_MILLIS
                    && now.ppid(e) == table.ppid(before)
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

    /// Whether no event is missing on the bridge that ends with this event.
    boolean isWholeTo(int event) {
        return wholeTo.get(event);
    }

    /// Whether no event is missing on the bridge that begins with this event.
    boolean isWholeFrom(int event) {
        return wholeFrom.get(event);
    }
}
