package org.execscope.query;

import org.execscope.event.EventOrder;
import org.execscope.event.EventTable;
import org.execscope.evidence.CancelToken;

/// How many events fall into each of equal parts of a time range: those that match, and all. Immutable.
public final class Histogram {
    /// So many rows are read at once.
    private static final int STEP = 4096;

    private final long fromMillis;
    private final long toMillis;
    private final long[] matched;
    private final long[] all;

    private Histogram(long fromMillis, long toMillis, long[] matched, long[] all) {
        this.fromMillis = fromMillis;
        this.toMillis = toMillis;
        this.matched = matched;
        this.all = all;
    }

    /// Two binary searches for each part: the quick way where both are sorted by time.
    ///
    /// @param matched the events that match, in order of time
    /// @param all all events, in order of time; events of every kind where gaps in the log are looked for
    /// @param fromMillis where the first part begins
    /// @param toMillis where the last part ends; later than `fromMillis`
    /// @param bins how many parts, at least one
    public static Histogram of(
            EventTable events, EventOrder matched, EventOrder all, long fromMillis, long toMillis, int bins) {
        return new Histogram(
                fromMillis,
                toMillis,
                counts(events, matched, fromMillis, toMillis, bins),
                counts(events, all, fromMillis, toMillis, bins));
    }

    /// One pass over the set, where what matches isn't sorted.
    public static Histogram of(
            EventTable events,
            EventSet matched,
            EventOrder all,
            long fromMillis,
            long toMillis,
            int bins,
            CancelToken cancel) {
        return new Histogram(
                fromMillis,
                toMillis,
                counts(events, matched, fromMillis, toMillis, bins, cancel),
                counts(events, all, fromMillis, toMillis, bins));
    }

    /// How many of these events fall into each part of `[fromMillis, toMillis)`.
    ///
    /// @param sorted events in order of time
    public static long[] counts(EventTable events, EventOrder sorted, long fromMillis, long toMillis, int bins) {
        long[] counts = new long[bins];
        int position = sorted.firstAt(events, fromMillis);
        for (int bin = 0; bin < bins; bin++) {
            int next = sorted.firstAt(events, edge(fromMillis, toMillis, bins, bin + 1));
            counts[bin] = (long) next - position;
            position = next;
        }
        return counts;
    }

    /// The same for events in any order.
    ///
    /// @throws java.util.concurrent.CancellationException if it is no longer wanted
    public static long[] counts(
            EventTable events, EventSet among, long fromMillis, long toMillis, int bins, CancelToken cancel) {
        long[] bits = among.bits();
        double scale = bins / (double) (toMillis - fromMillis);
        long[] edges = new long[bins + 1];
        for (int bin = 0; bin <= bins; bin++) {
            edges[bin] = edge(fromMillis, toMillis, bins, bin);
        }
        long[] counts = new long[bins];
        Blocks.each(bits.length << 6, cancel, (from, to) -> {
            int[] own = new int[bins];
            long[] times = new long[STEP];
            for (int start = from; start < to; start += STEP) {
                int end = Math.min(to, start + STEP);
                int read = Math.min(end, events.size()) - start;
                events.timeMillisColumn().read(start, start + read, times);
                boolean sorted = isSorted(times, read);
                for (int word = start >>> 6; word < end >>> 6; word++) {
                    int first = (word << 6) - start;
                    int bin = sorted && first + Long.SIZE <= read ? onlyBin(times, first, edges, scale) : -1;
                    if (bin >= 0) {
                        own[bin] += Long.bitCount(bits[word]);
                        continue;
                    }
                    for (long rest = bits[word]; rest != 0; rest &= rest - 1) {
                        long time = times[(word << 6) + Long.numberOfTrailingZeros(rest) - start];
                        if (time >= fromMillis && time < toMillis) {
                            own[binOf(time, fromMillis, edges, scale)]++;
                        }
                    }
                }
            }
            synchronized (counts) {
                for (int bin = 0; bin < bins; bin++) {
                    counts[bin] += own[bin];
                }
            }
        });
        return counts;
    }

    /// Whether the first `count` times follow one another, as they do in a log but at a few places: then 64 rows
    /// whose first and last lie in one part are counted at once.
    private static boolean isSorted(long[] times, int count) {
        for (int i = 1; i < count; i++) {
            if (times[i] < times[i - 1]) {
                return false;
            }
        }
        return true;
    }

    /// The part that 64 sorted times all lie in; -1 if there is no such one.
    private static int onlyBin(long[] times, int first, long[] edges, double scale) {
        long last = times[first + Long.SIZE - 1];
        if (times[first] < edges[0] || last >= edges[edges.length - 1]) {
            return -1;
        }
        int bin = binOf(times[first], edges[0], edges, scale);
        return last < edges[bin + 1] ? bin : -1;
    }

    /// As below, with the edges at hand: two divisions for each event would be most of the work.
    private static int binOf(long time, long from, long[] edges, double scale) {
        int bin = Math.min(edges.length - 2, (int) ((time - from) * scale));
        if (time < edges[bin]) {
            return bin - 1;
        }
        return time >= edges[bin + 1] ? bin + 1 : bin;
    }

    /// By one multiplication, put right where rounding went over an edge.
    private static int binOf(long time, long from, long to, int bins, double scale) {
        int bin = Math.min(bins - 1, (int) ((time - from) * scale));
        if (time < edge(from, to, bins, bin)) {
            return bin - 1;
        }
        return time >= edge(from, to, bins, bin + 1) ? bin + 1 : bin;
    }

    /// Where part `bin` begins; without a product that could overflow, whatever times the log claims.
    private static long edge(long from, long to, int bins, int bin) {
        long span = to - from;
        return from + span / bins * bin + Math.ceilDiv(span % bins * bin, (long) bins);
    }

    public int bins() {
        return all.length;
    }

    /// The first millisecond of this part; of part [#bins()], the end of the range.
    public long startMillis(int bin) {
        return edge(fromMillis, toMillis, bins(), bin);
    }

    /// The part a time falls into; the nearest where it is outside.
    public int binAt(long timeMillis) {
        if (timeMillis < fromMillis) {
            return 0;
        }
        return timeMillis >= toMillis
                ? bins() - 1
                : binOf(timeMillis, fromMillis, toMillis, bins(), bins() / (double) (toMillis - fromMillis));
    }

    /// How many events of this part match.
    public long matched(int bin) {
        return matched[bin];
    }

    /// How many events there are in this part.
    public long all(int bin) {
        return all[bin];
    }

    /// The most that there are in one part.
    public long mostOfAll() {
        return most(all);
    }

    private static long most(long[] counts) {
        long most = 0;
        for (long count : counts) {
            most = Math.max(most, count);
        }
        return most;
    }
}
