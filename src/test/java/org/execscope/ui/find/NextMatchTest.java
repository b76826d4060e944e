package org.execscope.ui.find;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.IntConsumer;
import java.util.stream.IntStream;
import org.execscope.bytes.Bytes;
import org.execscope.event.WindowTestRows;
import org.execscope.evidence.CancelToken;
import org.execscope.query.EventSet;
import org.execscope.query.Query;
import org.execscope.query.QueryEngine;
import org.execscope.trail.AuditTrail;
import org.execscope.trail.TrailQueries;
import org.execscope.ui.model.EventRows;
import org.junit.jupiter.api.Test;

/// The nearest match is that of a plain walk from row to row, in whatever order the rows stand.
final class NextMatchTest {
    private static final int ROWS = 30_000;

    private final Random random = new Random(5);
    private final AuditTrail trail = trail();
    private final QueryEngine engine = TrailQueries.engine(trail);

    private static AuditTrail trail() {
        WindowTestRows rows = new WindowTestRows();
        for (int i = 0; i < ROWS; i++) {
            rows.add("/usr/bin/" + i % 900, "k" + i % 3, i % 5, List.of(Bytes.utf8("run"), Bytes.utf8("x" + i)));
        }
        return rows.trail();
    }

    @Test
    void findsWhatAWalkFinds() throws Exception {
        int[] order = random.ints(ROWS, 0, ROWS).toArray();
        EventRows rows = new EventRows() {
            @Override
            public int rowCount() {
                return ROWS;
            }

            @Override
            public int eventAt(int row) {
                return order[row];
            }
        };
        for (String text :
                List.of("x12", "x29999", "exe == /usr/bin/7", "key == k1 and argv ~ 7$", "nowhere", "x777", "")) {
            Query query = Query.parse(text);
            EventSet all = engine.run(query, new CancelToken());
            for (int turn = 0; turn < 20; turn++) {
                int from = random.nextInt(ROWS + 2) - 1;
                boolean forward = random.nextBoolean();
                NextMatch.Course course = new NextMatch.Course(FindPlaces.Steps.of(rows), from, forward);
                int expected = -1;
                for (int step = 0; step < ROWS && expected < 0; step++) {
                    int row = Math.floorMod(forward ? from + step : from - step, ROWS);
                    expected = all.contains(order[row]) ? row : -1;
                }
                assertThat(NextMatch.find(TrailQueries.engine(trail), query, course, new CancelToken()))
                        .as(text + " from " + from + (forward ? " on" : " back"))
                        .isEqualTo(expected);
            }
        }
    }

    /// As in the tree: a place has some events, or none, and is found by any of them.
    @Test
    void findsPlacesOfSeveralEvents() throws Exception {
        int[] begins = IntStream.concat(
                        IntStream.of(0, 0, 0), random.ints(4_000, 0, ROWS).sorted())
                .toArray();
        FindPlaces.Steps places = new FindPlaces.Steps() {
            @Override
            public int count() {
                return begins.length - 1;
            }

            @Override
            public void each(int place, IntConsumer event) {
                IntStream.range(begins[place], begins[place + 1]).forEach(event);
            }
        };
        for (String text : List.of("x77", "exe == /usr/bin/7", "nowhere", "x1")) {
            Query query = Query.parse(text);
            EventSet all = engine.run(query, new CancelToken());
            for (int from : new int[] {0, 1, 700, places.count() - 1}) {
                NextMatch.Course course = new NextMatch.Course(places, from, true);
                int expected = IntStream.range(0, places.count())
                        .map(step -> (from + step) % places.count())
                        .filter(place -> IntStream.range(begins[place], begins[place + 1])
                                .anyMatch(all::contains))
                        .findFirst()
                        .orElse(-1);
                assertThat(NextMatch.find(TrailQueries.engine(trail), query, course, new CancelToken()))
                        .as(text + " from " + from)
                        .isEqualTo(expected);
            }
        }
    }

    /// Among some events, whichever they are, matches the same as among all.
    @Test
    void amongSomeEventsTheSameMatch() throws Exception {
        for (String text : List.of("x12", "not exe : 7 and uid == 3", "key == k1 or argv ~ 7$", "has tty", "")) {
            Query query = Query.parse(text);
            EventSet all = engine.run(query, new CancelToken());
            for (int size : new int[] {1, 50, 20_000}) {
                int[] some = random.ints(size, -1, ROWS).toArray();
                List<Integer> found = new ArrayList<>();
                TrailQueries.engine(trail)
                        .runAmong(query, some, new CancelToken())
                        .forEach(found::add);
                List<Integer> expected = new ArrayList<>();
                java.util.Arrays.stream(some)
                        .filter(event -> event >= 0 && all.contains(event))
                        .distinct()
                        .sorted()
                        .forEach(expected::add);
                assertThat(found).as(text + " among " + size).isEqualTo(expected);
            }
        }
    }
}
