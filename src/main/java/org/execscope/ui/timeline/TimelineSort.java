package org.execscope.ui.timeline;

import java.util.Arrays;
import java.util.Comparator;
import java.util.function.IntToLongFunction;
import java.util.function.IntUnaryOperator;
import java.util.stream.IntStream;
import org.execscope.event.ByteDictionary;
import org.execscope.event.EventOrder;
import org.execscope.event.EventTable;
import org.execscope.event.Identities;
import org.execscope.evidence.CancelToken;

/// Sorts the rows by a column, stable: equal rows stay in the order of time.
final class TimelineSort {
    private TimelineSort() {}

    /// @throws java.util.concurrent.CancellationException if it is no longer wanted
    static int[] sort(EventTable events, EventOrder rows, String column, boolean descending, CancelToken cancel) {
        int[] sorted = rows.toArray();
        if (!column.equals("time")) {
            sorted = byKey(sorted, key(events, column), cancel);
        }
        if (descending) {
            for (int i = 0, j = sorted.length - 1; i < j; i++, j--) {
                int swap = sorted[i];
                sorted[i] = sorted[j];
                sorted[j] = swap;
            }
        }
        return sorted;
    }

    private static int[] byKey(int[] rows, IntToLongFunction key, CancelToken cancel) {
        long[] distinct = Arrays.stream(rows).mapToLong(key).sorted().distinct().toArray();
        cancel.check();
        // The key's rank and the row's position in one number: sorting them is stable and needs no comparator.
        long[] packed = new long[rows.length];
        for (int i = 0; i < rows.length; i++) {
            packed[i] = (long) Arrays.binarySearch(distinct, key.applyAsLong(rows[i])) << 32 | i;
        }
        cancel.check();
        Arrays.parallelSort(packed);
        cancel.check();
        int[] sorted = new int[rows.length];
        for (int i = 0; i < rows.length; i++) {
            sorted[i] = rows[(int) packed[i]];
        }
        return sorted;
    }

    private static IntToLongFunction key(EventTable events, String column) {
        return switch (column) {
            case "pid" -> events::pid;
            case "ppid" -> events::ppid;
            case "user" -> event -> events.id(event, Identities.Id.EUID);
            case "exit" -> events::exit;
            case "host" -> events::host;
            case "key" -> ranked(events.keys(), events::key);
            case "exe" -> ranked(events.exes(), events::exe);
            case "command" -> ranked(events.argvs(), events::argv);
            default -> events::timeMillis;
        };
    }

    private static IntToLongFunction ranked(ByteDictionary values, IntUnaryOperator column) {
        int[] ids = IntStream.range(0, values.size())
                .boxed()
                .sorted(Comparator.comparing(values::get))
                .mapToInt(Integer::intValue)
                .toArray();
        int[] ranks = new int[ids.length];
        for (int i = 0; i < ids.length; i++) {
            ranks[ids[i]] = i;
        }
        return event -> {
            int id = column.applyAsInt(event);
            return id < 0 || id >= ranks.length ? -1 : ranks[id];
        };
    }
}
