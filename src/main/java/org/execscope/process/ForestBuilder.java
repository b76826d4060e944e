package org.execscope.process;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.ForkJoinTask;
import java.util.concurrent.Future;
import java.util.function.IntFunction;
import java.util.function.Supplier;
import org.execscope.event.EventCursor;
import org.execscope.event.EventTable;
import org.execscope.evidence.CancelToken;
import org.execscope.evidence.HostContext;
import org.jspecify.annotations.Nullable;

/// Builds the process forest of a whole event table.
public final class ForestBuilder {
    private static final long BIG = 4_194_304;
    private static final long SMALL = 32_768;

    private ForestBuilder() {}

    /// Boots are swept on as many threads as there are processors; the outcome doesn't depend on their
    /// number.
    ///
    /// @param contexts what was collected about the host with this number
    /// @throws CancellationException if it is no longer wanted
    public static ProcessForest build(EventTable events, IntFunction<HostContext> contexts, CancelToken cancel) {
        cancel.check();
        int[] processOf = new int[events.size()];
        Arrays.fill(processOf, ProcessForest.NONE);
        int threads = Math.max(1, Runtime.getRuntime().availableProcessors());
        ThreadLocal<EventCursor> cursors = ThreadLocal.withInitial(() -> new EventCursor(events));
        try (ForkJoinPool pool = new ForkJoinPool(threads)) {
            List<Future<List<BootDraft>>> hosts = new ArrayList<>();
            int[][] rows = byHost(events, cursors.get());
            for (int host = 0; host < rows.length; host++) {
                int number = host;
                int[] own = rows[host];
                Long pidMax = contexts.apply(host).pidMax();
                hosts.add(pool.submit(() -> sweep(events, cursors::get, own, number, pidMax, processOf, cancel)));
                rows[host] = new int[0];
            }
            List<BootDraft> boots = new ArrayList<>();
            for (Future<List<BootDraft>> host : hosts) {
                boots.addAll(get(host));
            }
            return pool.submit(() -> ProcessForest.of(events, boots, processOf, cancel))
                    .join();
        }
    }

    /// @throws CancellationException if it is no longer wanted
    private static List<BootDraft> get(Future<List<BootDraft>> host) {
        try {
            return host.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CancellationException("interrupted");
        } catch (ExecutionException e) {
            if (e.getCause() instanceof RuntimeException cause) {
                throw cause;
            }
            if (e.getCause() instanceof Error cause) {
                throw cause;
            }
            throw new IllegalStateException(e.getCause());
        }
    }

    private static List<BootDraft> sweep(
            EventTable events,
            Supplier<EventCursor> cursors,
            int[] rows,
            int host,
            @Nullable Long known,
            int[] processOf,
            CancelToken cancel) {
        List<ForkJoinTask<BootDraft>> drafts = new ArrayList<>();
        List<int[]> boots = Boots.of(events, cursors.get(), rows);
        for (int[] boot : boots) {
            int number = drafts.size() + 1;
            int next = number < boots.size() ? boots.get(number)[0] : ProcessForest.NONE;
            drafts.add(ForkJoinTask.adapt(() -> new BootDraft(
                    host, number, boot, sweepBoot(events, cursors, boot, next, known, processOf, cancel))));
        }
        return ForkJoinTask.invokeAll(drafts).stream().map(ForkJoinTask::join).toList();
    }

    private static Draft sweepBoot(
            EventTable events,
            Supplier<EventCursor> cursors,
            int[] boot,
            int next,
            @Nullable Long known,
            int[] processOf,
            CancelToken cancel) {
        EventCursor now = cursors.get();
        long highest = highestPid(now, boot);
        long given = known == null ? 0 : known;
        boolean isKnown = given > 301 && given > highest;
        long pidMax = isKnown ? given : pidMax(now, boot, highest);
        long least = isKnown ? given : Math.min(pidMax, highest + 1);
        return Sweep.of(events, cursors, boot, pidMax, least, next, processOf, cancel);
    }

    private static int[][] byHost(EventTable events, EventCursor now) {
        int[][] rows = new int[events.hosts().size()][];
        int[] counts = new int[rows.length];
        for (int e = 0; e < events.size(); e++) {
            if (Boots.counts(now.kind(e))) {
                counts[now.host(e)]++;
            }
        }
        for (int host = 0; host < rows.length; host++) {
            rows[host] = new int[counts[host]];
        }
        Arrays.fill(counts, 0);
        for (int e = 0; e < events.size(); e++) {
            if (Boots.counts(now.kind(e))) {
                int host = now.host(e);
                rows[host][counts[host]++] = e;
            }
        }
        return rows;
    }

    private static long highestPid(EventCursor now, int[] boot) {
        long highest = 0;
        for (int e : boot) {
            highest = Math.max(highest, now.pid(e));
        }
        return highest;
    }

    /// What `pid_max` must have been, judging by the pids seen.
    private static long pidMax(EventCursor now, int[] boot, long highest) {
        if (highest > SMALL) {
            return highest >= BIG ? (highest == Long.MAX_VALUE ? highest : highest + 1) : BIG;
        }
        long range = Math.max(1, highest - 300);
        int falls = 0;
        boolean top = false;
        for (int e : boot) {
            long pid = now.pid(e);
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
