package org.execscope.process;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntFunction;
import org.execscope.event.EventTable;
import org.execscope.evidence.CancelToken;
import org.execscope.evidence.HostContext;

/// Builds the process forest of a whole event table.
public final class ForestBuilder {
    private static final long BIG = 4_194_304;
    private static final long SMALL = 32_768;

    private ForestBuilder() {}

    /// @param contexts what was collected about the host with this number
    /// @throws java.util.concurrent.CancellationException if it is no longer wanted
    public static ProcessForest build(EventTable events, IntFunction<HostContext> contexts, CancelToken cancel) {
        cancel.check();
        int size = events.size();
        int[] processOf = new int[size];
        Arrays.fill(processOf, ProcessForest.NONE);
        int[] flags = new int[size];
        int[] order = new int[size];
        int[][] rows = byHost(events, size);
        int ordered = 0;
        List<Holder> all = new ArrayList<>();
        for (int host = 0; host < rows.length; host++) {
            List<int[]> boots = Boots.of(events, rows[host]);
            Long known = contexts.apply(host).pidMax();
            for (int b = 0; b < boots.size(); b++) {
                int[] boot = boots.get(b);
                long pidMax = known != null && known > 301 ? known : pidMax(events, boot);
                new Sweep(events, boot, host, b + 1, pidMax, all, processOf, flags).run(boot, cancel);
                System.arraycopy(boot, 0, order, ordered, boot.length);
                ordered += boot.length;
            }
        }
        return new ProcessForest(events, all, processOf, flags, Arrays.copyOf(order, ordered));
    }

    private static int[][] byHost(EventTable events, int size) {
        int[] counts = new int[events.hosts().size()];
        for (int e = 0; e < size; e++) {
            if (Boots.counts(events, e)) {
                counts[events.host(e)]++;
            }
        }
        int[][] rows = new int[counts.length][];
        for (int host = 0; host < rows.length; host++) {
            rows[host] = new int[counts[host]];
        }
        Arrays.fill(counts, 0);
        for (int e = 0; e < size; e++) {
            if (Boots.counts(events, e)) {
                int host = events.host(e);
                rows[host][counts[host]++] = e;
            }
        }
        return rows;
    }

    /// What `pid_max` must have been, judging by the pids seen.
    private static long pidMax(EventTable events, int[] boot) {
        long highest = 0;
        for (int e : boot) {
            highest = Math.max(highest, events.pid(e));
        }
        if (highest > SMALL) {
            return Math.max(BIG, highest + 1);
        }
        long range = Math.max(1, highest - 300);
        int falls = 0;
        boolean top = false;
        for (int e : boot) {
            long pid = events.pid(e);
            if (pid >= highest - range * 15 / 100) {
                top = true;
            } else if (top && pid >= 300 && pid <= 300 + range * 15 / 100) {
                falls++;
                top = false;
            }
        }
        return falls >= 2 && highest > 301 ? highest + 1 : SMALL;
    }
}
