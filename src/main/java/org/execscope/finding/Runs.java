package org.execscope.finding;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.execscope.event.EventCursor;
import org.execscope.event.EventKind;
import org.execscope.event.EventTable;
import org.execscope.event.FileOrder;
import org.jspecify.annotations.Nullable;

/// The kernel's events of each host, divided into boots by their serials. A single event whose serial fits
/// nowhere begins no boot: it is a stray, as an edited line is.
final class Runs {
    /// Records of events that end together are mixed within one queue's length.
    private static final int LATE = 1024;
    /// A serial that is so much higher than the one before is looked at twice.
    private static final int FAR = 1024;
    /// A boot begins with small serials (specification: audit log, section 9.1).
    private static final int FRESH = 16;

    private static final long REBOOT_MILLIS = 2000;
    /// So many events that follow say whether a jump stays.
    private static final int AHEAD = 16;

    private final List<Boot> boots;
    private final int[] strays;
    private final Map<Integer, int[]> inFiles;

    private Runs(List<Boot> boots, int[] strays, Map<Integer, int[]> inFiles) {
        this.boots = List.copyOf(boots);
        this.strays = strays;
        this.inFiles = inFiles;
    }

    static Runs of(Ground ground) {
        EventTable table = ground.events();
        EventCursor now = ground.cursor();
        Map<Integer, int[]> byHost = rows(ground, now);
        List<Boot> boots = new ArrayList<>();
        List<Integer> strays = new ArrayList<>();
        List<Integer> hosts = new ArrayList<>(byHost.keySet());
        hosts.sort((a, b) -> ground.label(a).compareTo(ground.label(b)));
        for (int host : hosts) {
            int[] rows = byHost.getOrDefault(host, new int[0]);
            inOrderOfFiles(table, now, rows);
            ground.checkCancelled();
            divide(table, now, host, rows, boots, strays);
        }
        return new Runs(boots, strays.stream().mapToInt(Integer::intValue).toArray(), byHost);
    }

    /// All boots, by host, in the order of the evidence.
    List<Boot> boots() {
        return boots;
    }

    /// Events whose serial is far from all around them; never written to.
    int[] strays() {
        return strays;
    }

    /// The events of a host in the order of the files, strays among them; null if it has none. Never written
    /// to.
    int @Nullable [] inFiles(int host) {
        return inFiles.get(host);
    }

    /// How many boots this host has.
    long boots(int host) {
        return boots.stream().filter(boot -> boot.host() == host).count();
    }

    /// Whether an event's serial is the kernel's.
    private static boolean counts(EventKind kind) {
        return kind != EventKind.GONE && kind != EventKind.DAEMON;
    }

    private static Map<Integer, int[]> rows(Ground ground, EventCursor now) {
        EventTable table = ground.events();
        int[] sizes = new int[table.hosts().size() + 1];
        for (int event = 0; event < table.size(); event++) {
            ground.checkCancelled(event);
            if (counts(now.kind(event))) {
                sizes[table.host(event)]++;
            }
        }
        Map<Integer, int[]> rows = new HashMap<>();
        int[][] filling = new int[sizes.length][];
        for (int host = 0; host < sizes.length; host++) {
            filling[host] = new int[sizes[host]];
            if (sizes[host] > 0) {
                rows.put(host, filling[host]);
            }
        }
        Arrays.fill(sizes, 0);
        for (int event = 0; event < table.size(); event++) {
            ground.checkCancelled(event);
            if (counts(now.kind(event))) {
                int host = table.host(event);
                filling[host][sizes[host]++] = event;
            }
        }
        return rows;
    }

    private static final class Span {
        long firstOffset = Long.MAX_VALUE;
        long firstTime;
        long minTime = Long.MAX_VALUE;
        long maxTime = Long.MIN_VALUE;
    }

    /// Files by the time of their first event; where they overlap, by (time, serial) instead.
    private static void inOrderOfFiles(EventTable table, EventCursor now, int[] rows) {
        Map<Integer, Span> spans = new HashMap<>();
        Span span = new Span();
        int last = -1;
        for (int row : rows) {
            int file = now.file(row);
            if (file != last) {
                span = spans.computeIfAbsent(file, _ -> new Span());
                last = file;
            }
            long time = now.timeMillis(row);
            if (now.offset(row) < span.firstOffset) {
                span.firstOffset = now.offset(row);
                span.firstTime = time;
            }
            span.minTime = Math.min(span.minTime, time);
            span.maxTime = Math.max(span.maxTime, time);
        }
        List<Integer> files = new ArrayList<>(spans.keySet());
        files.sort((a, b) ->
                Long.compare(spans.getOrDefault(a, new Span()).firstTime, spans.getOrDefault(b, new Span()).firstTime));
        int most = files.stream().mapToInt(Integer::intValue).max().orElse(0);
        int[] rank = new int[most + 1];
        boolean overlap = false;
        for (int i = 0; i < files.size(); i++) {
            rank[files.get(i)] = i;
            if (i > 0) {
                Span former = spans.getOrDefault(files.get(i - 1), new Span());
                Span own = spans.getOrDefault(files.get(i), new Span());
                overlap |= own.minTime < former.maxTime - 60_000;
            }
        }
        if (overlap) {
            IntMergeSort.sort(rows, (a, b) -> {
                int byTime = Long.compare(table.timeMillis(a), table.timeMillis(b));
                return byTime != 0 ? byTime : Long.compare(table.serial(a), table.serial(b));
            });
        } else if (!FileOrder.holds(now, rank, rows)) {
            IntMergeSort.sort(rows, (a, b) -> FileOrder.compare(table, rank, a, b));
        }
    }

    private static void divide(
            EventTable table, EventCursor now, int host, int[] rows, List<Boot> boots, List<Integer> strays) {
        int[] kept = new int[rows.length];
        int count = 0;
        int begin = 0;
        int number = 1;
        long highest = -1;
        long highestTime = 0;
        for (int i = 0; i < rows.length; i++) {
            long serial = now.serial(rows[i]);
            long time = now.timeMillis(rows[i]);
            if (highest >= 0) {
                boolean fell = serial < highest - LATE
                        || (serial <= FRESH && serial < highest && time > highestTime + REBOOT_MILLIS);
                boolean leapt = serial > highest + FAR;
                if ((fell || leapt) && !stays(table, rows, i, serial, highest)) {
                    strays.add(rows[i]);
                    continue;
                }
                if (fell) {
                    boots.add(new Boot(host, number++, bySerial(now, Arrays.copyOfRange(kept, begin, count))));
                    begin = count;
                    highest = -1;
                }
            }
            kept[count++] = rows[i];
            if (serial > highest) {
                highest = serial;
                highestTime = time;
            }
        }
        if (begin < count) {
            boots.add(new Boot(host, number, bySerial(now, Arrays.copyOfRange(kept, begin, count))));
        }
    }

    /// Whether most of the events that follow are nearer to the new serial than to the former run.
    private static boolean stays(EventTable table, int[] rows, int at, long serial, long highest) {
        int near = 0;
        int back = 0;
        for (int i = at + 1; i < rows.length && i <= at + AHEAD; i++) {
            long next = table.serial(rows[i]);
            if (Math.abs(next - serial) <= Math.abs(next - highest)) {
                near++;
            } else {
                back++;
            }
        }
        return near >= back;
    }

    private static int[] bySerial(EventCursor now, int[] rows) {
        boolean sorted = true;
        for (int i = 1; i < rows.length && sorted; i++) {
            sorted = now.serial(rows[i - 1]) <= now.serial(rows[i]);
        }
        if (sorted) {
            return rows;
        }
        long[] keys = new long[rows.length];
        for (int i = 0; i < rows.length; i++) {
            keys[i] = now.serial(rows[i]) << 31 | i;
        }
        Arrays.sort(keys);
        int[] ordered = new int[rows.length];
        for (int i = 0; i < rows.length; i++) {
            ordered[i] = rows[(int) (keys[i] & 0x7fff_ffff)];
        }
        return ordered;
    }
}
