package org.execscope.query;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.execscope.event.EventTable;
import org.execscope.event.TestEvents;
import org.execscope.evidence.CancelToken;
import org.execscope.evidence.HostContext;
import org.execscope.process.ForestBuilder;
import org.execscope.process.ProcessForest;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Random trees over random events: what is written is read as the same tree, and the engine finds what the
/// plainest evaluator finds, whatever it remembers of former queries.
final class QueryPropertyTest {
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void theEngineFindsWhatThePlainestEvaluatorFinds(long seed) throws QueryException {
        RandomQueries random = new RandomQueries(seed);
        EventTable events = TestEvents.read(4096, random.log(70).getBytes(StandardCharsets.US_ASCII))
                .table();
        ProcessForest forest = ForestBuilder.build(events, _ -> HostContext.NONE, new CancelToken());
        Marks marks = marks(events.size());
        QueryEngine engine = new QueryEngine(events, events.size(), forest, _ -> HostContext.NONE, List.of(), marks);
        NaiveEvaluator naive = new NaiveEvaluator(events, forest, marks);
        int found = 0;
        for (int turn = 0; turn < 300; turn++) {
            Node node = random.node(3);
            String text = NormalForm.of(node);
            Query query = Query.parse(text);
            assertThat(query.root()).as(text).isEqualTo(node);
            EventSet matches = engine.run(query, new CancelToken());
            for (int event = 0; event < events.size(); event++) {
                assertThat(matches.contains(event))
                        .as("%s: event %d", text, events.serial(event))
                        .isEqualTo(events.isExecve(event) && naive.matches(node, event));
            }
            found += matches.count();
        }
        assertThat(found).isBetween(1000, 300 * events.size() - 1000);
    }

    /// Findings that rest on every fifth, seventh and eleventh event.
    private static Marks marks(int events) {
        return new Marks(
                List.of(
                        new Marks.Marked("D05", "writable-folder", "medium", () -> every(5, events)),
                        new Marks.Marked("D05", "writable-folder", "high", () -> every(7, events)),
                        new Marks.Marked("T10", "argument-missing", "low", () -> every(11, events))),
                Set.of("d05", "writable-folder", "t10", "argument-missing", "d01", "low", "medium", "high"));
    }

    private static int[] every(int step, int events) {
        return IntStream.range(0, events).filter(event -> event % step == 0).toArray();
    }

    /// Typing a text letter by letter finds the same as the whole text at once.
    @ParameterizedTest
    @ValueSource(
            strings = {"argv : http://x", "uid == 1 and exe : curl and cmd : \"a b\"", "usr/bin", "not exe : tmp/"})
    void aLongerQueryFindsTheSameAsAFreshOne(String text) throws QueryException {
        EventTable events = TestEvents.read(4096, new RandomQueries(9).log(200).getBytes(StandardCharsets.US_ASCII))
                .table();
        QueryEngine typing = new QueryEngine(events, events.size(), null, _ -> HostContext.NONE);
        for (int length = 1; length <= text.length(); length++) {
            Query query;
            try {
                query = Query.parse(text.substring(0, length));
            } catch (QueryException _) {
                continue;
            }
            QueryEngine fresh = new QueryEngine(events, events.size(), null, _ -> HostContext.NONE);
            assertThat(typing.run(query, new CancelToken()).bits())
                    .isEqualTo(fresh.run(query, new CancelToken()).bits());
        }
    }
}
