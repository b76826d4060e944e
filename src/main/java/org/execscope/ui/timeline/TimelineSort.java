package org.execscope.ui.timeline;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.DoubleConsumer;
import java.util.function.IntToLongFunction;
import java.util.function.IntUnaryOperator;
import org.execscope.event.ByteDictionary;
import org.execscope.event.EventOrder;
import org.execscope.event.EventTable;
import org.execscope.event.Identities;
import org.execscope.evidence.CancelToken;
import org.execscope.finding.Finding;
import org.execscope.process.ProcessForest;
import org.execscope.trail.AuditTrail;
import org.execscope.ui.table.SortKey;
import org.jspecify.annotations.Nullable;

/// Sorts rows by columns, stable: equal rows stay in the order of time. Keeps the order of the values of the
/// evidence it sorted last, so that the second sort by a column is quicker. Used by one thread at a time.
final class TimelineSort {
    /// As the rows are before they are sorted.
    private static final List<SortKey> BY_TIME = List.of(new SortKey(TimelineColumns.TIME, false));

    private static final int DIGIT = 16;
    private static final int DIGITS = 1 << DIGIT;

    private final CommandRanks commands;
    private final Map<String, int[]> ranks = new HashMap<>();
    private @Nullable EventTable ranked;
    private int rankedSize;

    /// @param commands the order of command lines
    TimelineSort(CommandRanks commands) {
        this.commands = commands;
    }

    /// @param keys the first one counts most
    /// @param share gets how much is done of putting values in order, from 0 to 1, where that takes long
    /// @return not to be written to
    /// @throws java.util.concurrent.CancellationException if it is no longer wanted
    int[] sort(AuditTrail trail, EventOrder rows, List<SortKey> keys, DoubleConsumer share, CancelToken cancel) {
        EventTable events = trail.events();
        if (keys.equals(BY_TIME)) {
            return rows.events();
        }
        if (!events.equals(ranked) || rankedSize != events.size()) {
            ranks.clear();
            ranked = events;
            rankedSize = events.size();
        }
        int[] sorted = rows.toArray();
        for (SortKey key : keys.reversed()) {
            sorted = byKey(
                    sorted, key(trail, key.column(), new ByteOrder.Way(cancel, true, share)), key.descending(), cancel);
        }
        return sorted;
    }

    /// By 16 bits at a time, the lowest first: as many passes over the rows as the values' range needs, one
    /// for most columns; 10 million rows take tenths of a second where a sort by comparing takes seconds.
    private static int[] byKey(int[] rows, IntToLongFunction key, boolean descending, CancelToken cancel) {
        long[] values = new long[rows.length];
        long least = Long.MAX_VALUE;
        long most = Long.MIN_VALUE;
        for (int i = 0; i < rows.length; i++) {
            values[i] = key.applyAsLong(rows[i]);
            if (values[i] != EventTable.MISSING) {
                least = Math.min(least, values[i]);
                most = Math.max(most, values[i]);
            }
        }
        if (least > most) {
            return rows;
        }
        long range = most - least + 1;
        for (int i = 0; i < rows.length; i++) {
            long rank = values[i] == EventTable.MISSING ? 0 : values[i] - least + 1;
            values[i] = descending ? range - rank : rank;
        }
        if (isRising(values)) {
            return rows;
        }
        if (isFalling(values)) {
            return turned(rows, values);
        }
        int[] order = rows;
        int[] other = new int[rows.length];
        long[] otherValues = range >>> DIGIT == 0 ? values : new long[rows.length];
        for (int shift = 0; shift < Long.SIZE && range >>> shift != 0; shift += DIGIT) {
            cancel.check();
            boolean last = shift + DIGIT >= Long.SIZE || range >>> shift + DIGIT == 0;
            int[] next = new int[DIGITS + 1];
            for (long value : values) {
                next[(int) (value >>> shift & DIGITS - 1) + 1]++;
            }
            for (int digit = 0; digit < DIGITS; digit++) {
                next[digit + 1] += next[digit];
            }
            for (int i = 0; i < order.length; i++) {
                int to = next[(int) (values[i] >>> shift & DIGITS - 1)]++;
                other[to] = order[i];
                if (!last) {
                    otherValues[to] = values[i];
                }
            }
            int[] rowsSwap = order;
            order = other;
            other = rowsSwap;
            long[] valuesSwap = values;
            values = otherValues;
            otherValues = valuesSwap;
        }
        return order;
    }

    /// Of a log, time, serial and place mostly rise from row to row: nothing is to be done then.
    private static boolean isRising(long[] values) {
        for (int i = 1; i < values.length; i++) {
            if (values[i - 1] > values[i]) {
                return false;
            }
        }
        return true;
    }

    private static boolean isFalling(long[] values) {
        for (int i = 1; i < values.length; i++) {
            if (values[i - 1] < values[i]) {
                return false;
            }
        }
        return true;
    }

    /// From the last to the first, those with the same value in the order that they had.
    private static int[] turned(int[] rows, long[] values) {
        int[] turned = new int[rows.length];
        int at = 0;
        int end = rows.length;
        while (end > 0) {
            int start = end - 1;
            while (start > 0 && values[start - 1] == values[end - 1]) {
                start--;
            }
            System.arraycopy(rows, start, turned, at, end - start);
            at += end - start;
            end = start;
        }
        return turned;
    }

    private IntToLongFunction key(AuditTrail trail, String column, ByteOrder.Way way) {
        EventTable events = trail.events();
        return switch (column) {
            case "pid" -> events::pid;
            case "ppid" -> events::ppid;
            case "user", "euid" -> id(events, Identities.Id.EUID);
            case "auid", "uid", "gid", "suid", "fsuid", "egid", "sgid", "fsgid", "ses" ->
                id(events, Identities.Id.valueOf(column.toUpperCase(java.util.Locale.ROOT)));
            case "exit" -> events::exit;
            case "success" ->
                event -> {
                    Boolean success = events.success(event);
                    return success == null ? EventTable.MISSING : success ? 1 : 0;
                };
            case "host" -> byLabel(events, way.cancel());
            case "key" -> ranked(column, events.keys(), events::key, way);
            case "exe" -> ranked(column, events.exes(), events::exe, way);
            case "comm" -> ranked(column, events.comms(), events::comm, way);
            case "cwd" -> ranked(column, events.cwds(), events::cwd, way);
            case "tty" -> ranked(column, events.ttys(), events::tty, way);
            case "subj" -> ranked(column, events.subjects(), events::subj, way);
            case "command" -> placed(commands.of(events.argvs(), way.cancel(), way.share()), events::argv);
            case "parent" -> parents(trail, way);
            case "syscall" -> event -> missing(events.call(event));
            case "serial" -> events::serial;
            case "argc" -> events::argc;
            case "flags" -> event -> Integer.bitCount(events.flags(event));
            case "findings" -> findings(trail);
            case "file" -> events::file;
            case "line" -> events::line;
            case "offset" -> events::offset;
            default -> events::timeMillis;
        };
    }

    private static IntToLongFunction id(EventTable events, Identities.Id which) {
        return event -> {
            long id = events.id(event, which);
            return id == Identities.MISSING ? EventTable.MISSING : id;
        };
    }

    /// By how many findings rest on it.
    private static IntToLongFunction findings(AuditTrail trail) {
        byte[] counts = new byte[trail.events().size()];
        for (Finding finding : trail.findings().found()) {
            for (int event : finding.rows().toArray()) {
                counts[event] = (byte) Math.min(Byte.MAX_VALUE, counts[event] + 1);
            }
        }
        return event -> event < counts.length ? counts[event] : 0;
    }

    private static long missing(int id) {
        return id < 0 ? EventTable.MISSING : id;
    }

    private static IntToLongFunction byLabel(EventTable events, CancelToken cancel) {
        List<String> labels = events.hosts().stream()
                .map(host -> host.label())
                .sorted()
                .distinct()
                .toList();
        cancel.check();
        int[] places = events.hosts().stream()
                .mapToInt(host -> labels.indexOf(host.label()))
                .toArray();
        return event -> places[events.host(event)];
    }

    /// By the executable of the parent, as the tree has it.
    private IntToLongFunction parents(AuditTrail trail, ByteOrder.Way way) {
        ProcessForest forest = trail.processes();
        if (forest == null) {
            return _ -> EventTable.MISSING;
        }
        IntToLongFunction exe = ranked("exe", trail.events().exes(), trail.events()::exe, way);
        return event -> {
            int image = ParentImage.of(forest, event);
            return image < 0 ? EventTable.MISSING : exe.applyAsLong(image);
        };
    }

    private IntToLongFunction ranked(String name, ByteDictionary values, IntUnaryOperator column, ByteOrder.Way way) {
        int[] places = ranks.get(name);
        if (places == null || places.length < values.size()) {
            places = ByteOrder.ranks(values.size(), ByteOrder.of(values), way);
            ranks.put(name, places);
        }
        return placed(places, column);
    }

    private static IntToLongFunction placed(int[] known, IntUnaryOperator column) {
        return event -> {
            int id = column.applyAsInt(event);
            return id < 0 || id >= known.length ? EventTable.MISSING : known[id];
        };
    }
}
