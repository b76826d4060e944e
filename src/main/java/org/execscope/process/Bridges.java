package org.execscope.process;

import java.util.BitSet;
import java.util.List;
import java.util.concurrent.ForkJoinTask;
import java.util.function.Supplier;
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
    /// So few events are looked at sooner than they are divided.
    private static final int SMALL = 4096;

    private final BitSet from = new BitSet();
    private final BitSet to = new BitSet();
    /// Not whole is a bridge between whose ends events are missing: another process may have made the title.
    private final BitSet wholeFrom = new BitSet();

    private final BitSet wholeTo = new BitSet();
    private final boolean keeps;

    private Bridges(List<Part> parts) {
        long kept = 0;
        long anew = 0;
        for (Part part : parts) {
            from.or(part.from);
            to.or(part.to);
            wholeFrom.or(part.wholeFrom);
            wholeTo.or(part.wholeTo);
            kept += part.kept;
            anew += part.anew;
        }
        keeps = kept > 0 && kept >= 4 * anew;
    }

    /// Looks at the pids in two parts, one of which the pool may give to another thread.
    ///
    /// @param cursors gives each thread what reads the table nearly in order
    /// @param missing for each place in `boot`, how many serials are missing up to it
    static Bridges of(EventTable table, Supplier<EventCursor> cursors, int[] boot, int[] missing) {
        if (boot.length < SMALL) {
            return new Bridges(List.of(new Part(table, cursors.get(), boot, missing, 0, 0)));
        }
        ForkJoinTask<Part> odd = ForkJoinTask.adapt(() -> new Part(table, cursors.get(), boot, missing, 1, 1))
                .fork();
        Part even = new Part(table, cursors.get(), boot, missing, 1, 0);
        return new Bridges(List.of(even, odd.join()));
    }

    /// The bridges of all or every second pid: events of different pids have nothing to do with one another.
    private static final class Part {
        private final BitSet from = new BitSet();
        private final BitSet to = new BitSet();
        private final BitSet wholeFrom = new BitSet();
        private final BitSet wholeTo = new BitSet();
        private long kept;
        private long anew;

        /// @param mask the bits of a pid that tell whether it looks at it: 0 or 1
        /// @param bits what they are then
        Part(EventTable table, EventCursor now, int[] boot, int[] missing, int mask, int bits) {
            PidIndex last = new PidIndex();
            for (int i = 0; i < boot.length; i++) {
                int e = boot[i];
                long pid = now.pid(e);
                if (pid < 0 || (pid & mask) != bits || now.kind(e) == EventKind.USER_MESSAGE) {
                    continue;
                }
                if (now.call(e) == ByteDictionary.NONE) {
                    // Its SYSCALL record, and with it perhaps the title, is missing.
                    last.put(pid, PidIndex.NONE);
                    continue;
                }
                int place = last.put(pid, i);
                if (now.isStart(e) && now.hasProctitle(e)) {
                    boolean known = place != PidIndex.NONE;
                    look(table, now, e, known ? boot[place] : -1, known && missing[place] == missing[i]);
                }
            }
        }

        /// @param before the event of the same pid before this one, or -1
        /// @param whole whether no event is missing between them
        private void look(EventTable table, EventCursor now, int e, int before, boolean whole) {
            if (!now.titleIsOwnArgv(e)) {
                kept++;
                if (before >= 0 && table.sameTitle(before, e)) {
                    from.set(before);
                    to.set(e);
                    wholeFrom.set(before, whole);
                    wholeTo.set(e, whole);
                }
            } else if (before >= 0
                    && Math.abs(now.timeMillis(e) - table.timeMillis(before)) < NEAR_MILLIS
                    && now.ppid(e) == table.ppid(before)
                    && now.id(e, Identities.Id.SES) == table.id(before, Identities.Id.SES)
                    && table.hasProctitle(before)
                    && !table.sameTitle(before, e)) {
                anew++;
            }
        }
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
