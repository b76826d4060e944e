package org.execscope.process;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.execscope.event.EventCursor;
import org.execscope.event.EventKind;
import org.execscope.event.EventTable;
import org.execscope.event.FileOrder;

/// Divides the events of a host into boots, each in serial order.
final class Boots {
    private static final int LATE = 256;
    private static final int FRESH = 16;
    private static final long REBOOT_MILLIS = 2000;

    private Boots() {}

    static List<int[]> of(EventTable table, EventCursor now, int[] hostRows) {
        int[] rows = hostRows.clone();
        inOrderOfFiles(table, now, rows);
        List<int[]> boots = new ArrayList<>();
        int begin = 0;
        long highest = -1;
        long highestTime = 0;
        for (int i = 0; i < rows.length; i++) {
            long serial = now.serial(rows[i]);
            long time = now.timeMillis(rows[i]);
            boolean fresh = serial <= FRESH && serial < highest && time > highestTime + REBOOT_MILLIS;
            if (i > begin && (serial < highest - LATE || fresh)) {
                boots.add(inSerialOrder(table, now, Arrays.copyOfRange(rows, begin, i)));
                begin = i;
                highest = -1;
            }
            if (serial > highest) {
                highest = serial;
                highestTime = time;
            }
        }
        if (begin < rows.length) {
            boots.add(inSerialOrder(table, now, Arrays.copyOfRange(rows, begin, rows.length)));
        }
        return boots;
    }

    /// Whether an event's serial is the kernel's.
    static boolean counts(EventKind kind) {
        return kind != EventKind.GONE && kind != EventKind.ORPHAN && kind != EventKind.DAEMON;
    }

    private static final class Span {
        long firstOffset = Long.MAX_VALUE;
        long firstTime;
        long firstSerial;
        long minTime = Long.MAX_VALUE;
        long maxTime = Long.MIN_VALUE;
        long minSerial = Long.MAX_VALUE;
        long maxSerial = Long.MIN_VALUE;
    }

    private static void inOrderOfFiles(EventTable table, EventCursor now, int[] rows) {
        if (areOfOneFile(now, rows)) {
            inOrder(table, now, new int[now.file(rows[0]) + 1], rows);
            return;
        }
        Map<Integer, Span> spans = new HashMap<>();
        Span span = new Span();
        int file = -1;
        for (int row : rows) {
            if (now.file(row) != file) {
                file = now.file(row);
                span = spans.computeIfAbsent(file, _ -> new Span());
            }
            long time = now.timeMillis(row);
            long serial = now.serial(row);
            if (now.offset(row) < span.firstOffset) {
                span.firstOffset = now.offset(row);
                span.firstTime = time;
                span.firstSerial = serial;
            }
            span.minTime = Math.min(span.minTime, time);
            span.maxTime = Math.max(span.maxTime, time);
            span.minSerial = Math.min(span.minSerial, serial);
            span.maxSerial = Math.max(span.maxSerial, serial);
        }
        List<Integer> files = new ArrayList<>(spans.keySet());
        files.sort((a, b) -> {
            Span one = spans.getOrDefault(a, new Span());
            Span other = spans.getOrDefault(b, new Span());
            int byTime = Long.compare(one.firstTime, other.firstTime);
            return byTime != 0 ? byTime : Long.compare(one.firstSerial, other.firstSerial);
        });
        int most = 0;
        boolean overlap = false;
        Span former = new Span();
        for (int number : files) {
            most = Math.max(most, number);
            Span next = spans.getOrDefault(number, new Span());
            overlap |= next.minTime < former.maxTime
                    && next.minSerial < former.maxSerial
                    && former.minSerial < next.maxSerial;
            former = next;
        }
        if (overlap) {
            RowSort.sort(rows, (a, b) -> {
                int byTime = Long.compare(table.timeMillis(a), table.timeMillis(b));
                return byTime != 0 ? byTime : Long.compare(table.serial(a), table.serial(b));
            });
            return;
        }
        int[] rank = new int[most + 1];
        for (int i = 0; i < files.size(); i++) {
            rank[files.get(i)] = i;
        }
        inOrder(table, now, rank, rows);
    }

    private static boolean areOfOneFile(EventCursor now, int[] rows) {
        int file = rows.length == 0 ? -1 : now.file(rows[0]);
        for (int row : rows) {
            if (now.file(row) != file) {
                return false;
            }
        }
        return file >= 0;
    }

    /// @param rank which place each file has, by its number
    private static void inOrder(EventTable table, EventCursor now, int[] rank, int[] rows) {
        if (!FileOrder.holds(now, rank, rows)) {
            RowSort.sort(rows, (a, b) -> FileOrder.compare(table, rank, a, b));
        }
    }

    private static boolean isInSerialOrder(EventCursor now, int[] rows) {
        long serial = -1;
        long time = Long.MIN_VALUE;
        for (int row : rows) {
            long its = now.serial(row);
            if (its < serial || its == serial && now.timeMillis(row) < time) {
                return false;
            }
            serial = its;
            time = now.timeMillis(row);
        }
        return true;
    }

    private static int[] inSerialOrder(EventTable table, EventCursor now, int[] rows) {
        if (!isInSerialOrder(now, rows)) {
            RowSort.sort(rows, (a, b) -> {
                int bySerial = Long.compare(table.serial(a), table.serial(b));
                return bySerial != 0 ? bySerial : Long.compare(table.timeMillis(a), table.timeMillis(b));
            });
        }
        return rows;
    }
}
