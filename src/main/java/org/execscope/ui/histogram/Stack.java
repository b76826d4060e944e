package org.execscope.ui.histogram;

import java.util.ArrayList;
import java.util.List;
import org.execscope.event.EventTable;
import org.execscope.evidence.CancelToken;
import org.execscope.query.EventParts;
import org.execscope.query.Histogram;
import org.execscope.ui.model.Words;

/// What stands on what in each bar. Immutable.
///
/// @param parts from the bottom up; none where bars are of one piece
/// @param counts how many events of a part are in a bar, by part and bar
record Stack(EventParts parts, List<long[]> counts) {
    Stack {
        counts = List.copyOf(counts);
    }

    /// Counted over the same bars.
    ///
    /// @throws java.util.concurrent.CancellationException if it is no longer wanted
    static Stack of(EventTable events, EventParts parts, Histogram bars, CancelToken cancel) {
        List<long[]> counts = new ArrayList<>();
        for (EventParts.Part part : parts.parts()) {
            counts.add(Histogram.counts(
                    events, part.events(), bars.startMillis(0), bars.startMillis(bars.bins()), bars.bins(), cancel));
        }
        return new Stack(parts, counts);
    }

    boolean isEmpty() {
        return counts.isEmpty();
    }

    /// The events of each part in a bar.
    long[] at(int bin) {
        return counts.stream().mapToLong(part -> part[bin]).toArray();
    }

    /// "procmon 12, net 3": those that are in a bar.
    String words(int bin) {
        List<String> words = new ArrayList<>();
        for (int i = 0; i < counts.size(); i++) {
            if (counts.get(i)[bin] > 0) {
                words.add(Legend.shortened(parts.parts().get(i).shown()) + " " + Words.number(counts.get(i)[bin]));
            }
        }
        return String.join(", ", words);
    }

    /// How high each part is drawn in a bar of a height: in proportion, but no part so low that it can't be seen,
    /// as long as all of them have room.
    ///
    /// @param tall the bar's height in pixels
    /// @param least the lowest height that can be seen
    static double[] heights(long[] counts, double tall, double least) {
        double[] heights = new double[counts.length];
        long all = 0;
        int some = 0;
        int highest = 0;
        for (int i = 0; i < counts.length; i++) {
            all += counts[i];
            some += counts[i] > 0 ? 1 : 0;
            highest = counts[i] > counts[highest] ? i : highest;
        }
        if (all == 0) {
            return heights;
        }
        double room = Math.max(tall, some * least);
        double used = 0;
        for (int i = 0; i < counts.length; i++) {
            if (i != highest && counts[i] > 0) {
                heights[i] = Math.max(least, Math.rint(room * counts[i] / all));
                used += heights[i];
            }
        }
        heights[highest] = Math.max(least, room - used);
        return heights;
    }
}
