package org.execscope.query;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.execscope.event.EventOrder;
import org.execscope.event.EventTable;
import org.execscope.event.HandMadeEvents;
import org.execscope.evidence.CancelToken;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Both ways of counting say what a plain loop says, at any range and number of parts.
final class HistogramTest {
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6})
    void countsWhatAPlainLoopCounts(long seed) {
        Random random = new Random(seed);
        boolean inOrder = seed % 2 == 0;
        HandMadeEvents made = new HandMadeEvents();
        for (int i = 0; i < 500; i++) {
            made.exec(i, i, 1).time = inOrder ? i * 2L : random.nextInt(1000);
        }
        EventTable events = inOrder ? made.table() : made.shuffled(seed);
        EventOrder all = EventOrder.of(events, events.size(), _ -> true);
        long[] bits = new long[8];
        for (int row = 0; row < events.size(); row++) {
            if (random.nextInt(3) == 0) {
                bits[row >>> 6] |= 1L << row;
            }
        }
        EventSet matched = new EventSet(bits);
        for (int turn = 0; turn < 50; turn++) {
            long from = random.nextInt(900) - 50L;
            long to = from + 1L + random.nextInt(1100);
            int bins = 1 + random.nextInt(40);
            Histogram byOrder = Histogram.of(events, all.where(matched::contains), all, from, to, bins);
            Histogram bySet = Histogram.of(events, matched, all, from, to, bins, new CancelToken());
            for (int bin = 0; bin < bins; bin++) {
                long start = byOrder.startMillis(bin);
                long end = byOrder.startMillis(bin + 1);
                long some = 0;
                long total = 0;
                for (int row = 0; row < events.size(); row++) {
                    if (events.timeMillis(row) >= start && events.timeMillis(row) < end) {
                        total++;
                        some += matched.contains(row) ? 1 : 0;
                        assertThat(byOrder.binAt(events.timeMillis(row))).isEqualTo(bin);
                    }
                }
                assertThat(byOrder.all(bin)).isEqualTo(total);
                assertThat(byOrder.matched(bin)).isEqualTo(some);
                assertThat(bySet.matched(bin)).isEqualTo(some);
            }
            assertThat(byOrder.startMillis(0)).isEqualTo(from);
            assertThat(byOrder.startMillis(bins)).isEqualTo(to);
        }
    }

    /// In the millions of years that an edited log may claim, a double can't tell an edge from the time before.
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6})
    void timesBesideAnEdgeOfAnyRangeFallIntoTheirPart(long seed) {
        Random random = new Random(seed);
        for (int turn = 0; turn < 20; turn++) {
            long to = 1 + random.nextLong(1L << 60);
            int bins = 2 + random.nextInt(1000);
            EventTable none = new HandMadeEvents().table();
            EventOrder empty = EventOrder.of(none, 0, _ -> true);
            Histogram parts = Histogram.of(none, empty, empty, 0, to, bins);
            HandMadeEvents made = new HandMadeEvents();
            for (int bin = 1; bin < bins; bin++) {
                made.exec(bin, bin, 0).time = parts.startMillis(bin) - 1;
                made.exec(bins + bin, bin, 0).time = parts.startMillis(bin);
            }
            EventTable events = made.table();
            EventOrder all = EventOrder.of(events, events.size(), _ -> true);
            long[] bits = new long[(events.size() + 63) >>> 6];
            for (int row = 0; row < events.size(); row++) {
                bits[row >>> 6] |= 1L << row;
            }
            assertThat(Histogram.counts(events, new EventSet(bits), 0, to, bins, new CancelToken()))
                    .isEqualTo(Histogram.counts(events, all, 0, to, bins));
        }
    }
}
