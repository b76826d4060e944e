package org.execscope.finding;

import java.util.Arrays;
import org.execscope.event.EventTable;

/// Where a log doesn't go on as it should: every place where serials are missing, and where the time goes back while
/// serials rise. A copy that was filtered has holes everywhere: they are told of once, and are no places. Immutable; in
/// the order of the timeline.
public final class Seams {
    public static final Seams NONE = new Seams(new int[0], new int[0], new int[0]);

    /// A log that is nothing but holes has no more places than that: those found first.
    static final int MOST = 1_000_000;

    private final int[] before;
    private final int[] after;
    /// Up to each place, how many serials are missing in all.
    private final long[] missing;

    /// @param gone how many serials are missing at each place; 0 where the time goes back
    private Seams(int[] before, int[] after, int[] gone) {
        this.before = before;
        this.after = after;
        missing = new long[gone.length + 1];
        for (int i = 0; i < gone.length; i++) {
            missing[i + 1] = missing[i] + gone[i];
        }
    }

    /// How many places there are.
    public int count() {
        return after.length;
    }

    /// The event with the serial before the place.
    public int before(int place) {
        return before[place];
    }

    /// The event with the serial after it.
    public int after(int place) {
        return after[place];
    }

    /// How many serials are missing from one place to before another.
    public long missing(int from, int to) {
        return missing[to] - missing[from];
    }

    /// Whether the time goes back there.
    public boolean isBack(int place) {
        return missing[place] == missing[place + 1];
    }

    /// The first place that lies behind a row of the timeline: each lies before the row of the event after it.
    ///
    /// @param millis of the row's event
    /// @param serial of it
    public int firstAfter(EventTable events, long millis, long serial) {
        int low = 0;
        int high = after.length;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (compare(events, after[middle], millis, serial) <= 0) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    private static int compare(EventTable events, int event, long millis, long serial) {
        int byTime = Long.compare(events.timeMillis(event), millis);
        return byTime != 0 ? byTime : Long.compare(events.serial(event), serial);
    }

    /// Collects them.
    static final class Collector {
        private int[] before = new int[16];
        private int[] after = new int[16];
        private int[] gone = new int[16];
        private int size;

        /// @param missing how many serials are missing there; 0 where the time goes back
        void add(int eventBefore, int eventAfter, long missing) {
            if (size == MOST) {
                return;
            }
            if (size == before.length) {
                before = Arrays.copyOf(before, size * 2);
                after = Arrays.copyOf(after, size * 2);
                gone = Arrays.copyOf(gone, size * 2);
            }
            before[size] = eventBefore;
            after[size] = eventAfter;
            gone[size++] = (int) Math.min(missing, Integer.MAX_VALUE);
        }

        void addAll(Collector other) {
            for (int i = 0; i < other.size; i++) {
                add(other.before[i], other.after[i], other.gone[i]);
            }
        }

        Seams made(EventTable events) {
            Integer[] order = new Integer[size];
            Arrays.setAll(order, i -> i);
            Arrays.parallelSort(order, (one, two) -> {
                int other = after[two];
                return compare(events, after[one], events.timeMillis(other), events.serial(other));
            });
            int[] sortedBefore = new int[size];
            int[] sortedAfter = new int[size];
            int[] sortedGone = new int[size];
            for (int i = 0; i < size; i++) {
                sortedBefore[i] = before[order[i]];
                sortedAfter[i] = after[order[i]];
                sortedGone[i] = gone[order[i]];
            }
            return new Seams(sortedBefore, sortedAfter, sortedGone);
        }
    }
}
