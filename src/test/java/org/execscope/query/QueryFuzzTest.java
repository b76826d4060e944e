package org.execscope.query;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.execscope.event.EventTable;
import org.execscope.event.TestEvents;
import org.execscope.evidence.CancelToken;
import org.execscope.evidence.HostContext;
import org.execscope.process.ForestBuilder;
import org.execscope.process.ProcessForest;

/// Whatever is typed: it is a query that runs, and whose normal form is the same query, or it is an error
/// with words and a place. Replays saved inputs in every run; with `JAZZER_FUZZ=1` in the environment it
/// looks for new ones.
final class QueryFuzzTest {
    private static final EventTable EVENTS = TestEvents.read(
                    4096, new RandomQueries(3).log(20).getBytes(StandardCharsets.US_ASCII))
            .table();
    private static final ProcessForest FOREST = ForestBuilder.build(EVENTS, _ -> HostContext.NONE, new CancelToken());

    @FuzzTest(maxDuration = "60s")
    void takesAnyText(byte[] typed) {
        String text = new String(typed, StandardCharsets.UTF_8);
        try {
            Query query = Query.parse(text);
            QueryEngine engine = new QueryEngine(
                    EVENTS, EVENTS.size(), FOREST, _ -> HostContext.NONE, List.of("audit.log"), Marks.NONE);
            int found = engine.run(query, new CancelToken()).count();
            assertThat(found).isBetween(0, EVENTS.size());
            if (!query.isEmpty()) {
                assertThat(Query.parse(NormalForm.of(query.root())).root()).isEqualTo(query.root());
            }
        } catch (QueryException wrong) {
            assertThat(wrong.errors()).isNotEmpty().allSatisfy(error -> {
                assertThat(error.message()).isNotBlank();
                assertThat(error.start()).isBetween(0, text.length());
                assertThat(error.end()).isBetween(error.start(), text.length());
            });
        }
    }
}
