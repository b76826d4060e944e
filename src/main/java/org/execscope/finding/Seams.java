package org.execscope.finding;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.execscope.event.EventTable;

/// Where a log doesn't go on as it should: every place where serials are missing, and where the time goes back while
/// serials rise. A copy that was filtered has holes everywhere: they are told of once, and are no places. Immutable; in
/// the order of the timeline. Of more places than can be kept it says how many they are.
public final class Seams {
    public static final Seams NONE = new Seams(new int[0], new int[0], new int[0], 0);

    /// Of a log that is nothing but holes no more places are kept than that: those found first.
    static final int MOST = 1_000_000;

    private final int[] before;
    private final int[] after;
    /// Up to each place, how many serials are missing in all.
    private final long[] missing;
    /// The places where the time goes back.
    private final int[] back;

    private final long left;

    /// @param gone how many serials are missing at each place; 0 where the time goes back
    /// @param left how many places there are beyond these
    private Seams(int[] before, int[] after, int[] gone, long left) {
        this.before = before;
        this.after = after;
        this.left = left;
        back = IntStream.range(0, gone.length).filter(i -> gone[i] == 0).toArray();
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

    /// The first place in `[from, to)` where the time goes back; -1 if there is none.
    public int firstBack(int from, int to) {
        int found = Arrays.binarySearch(back, from);
        int next = found >= 0 ? found : -found - 1;
        return next < back.length && back[next] < to ? back[next] : -1;
    }

    /// How many places there are that aren't among these.
    public long left() {
        return left;
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

    /// That places of a check were left out.
    static String leftWords(long left) {
        return "The timeline doesn't mark " + Say.count(left, "place") + " that this check found: there are more than "
                + Say.number(MOST) + " in all";
    }

    /// Collects them.
    static final class Collector {
        private int[] before = new int[16];
        private int[] after = new int[16];
        private int[] gone = new int[16];
        private int size;
        private long left;

        /// @param missing how many serials are missing there; 0 where the time goes back
        void add(int eventBefore, int eventAfter, long missing) {
            if (size == MOST) {
                left++;
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

        /// @return how many of the other's places were left out, here or there
        long addAll(Collector other) {
            long before = left;
            for (int i = 0; i < other.size; i++) {
                add(other.before[i], other.after[i], other.gone[i]);
            }
            left += other.left;
            return left - before;
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
            return new Seams(sortedBefore, sortedAfter, sortedGone, left);
        }
    }
}
