package org.execscope.event;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.util.List;

/// Whatever bytes a file holds: reading them ends, without an exception, and finds the same the quick way and
/// with care, whatever the pieces are. Replays saved inputs in every run; with `JAZZER_FUZZ=1` in the
/// environment it looks for new ones.
final class LogFuzzTest {
    @FuzzTest(maxDuration = "60s")
    void readsAnything(byte[] log) {
        TestEvents whole = TestEvents.read(1 << 16, false, log);
        List<String> facts = PiecesTest.facts(whole);
        for (int piece : new int[] {7, 300, 1 << 16}) {
            assertThat(PiecesTest.facts(TestEvents.read(piece, true, log)))
                    .as("quick, pieces of " + piece)
                    .isEqualTo(facts);
        }
        assertThat(PiecesTest.facts(TestEvents.read(7, false, log))).isEqualTo(facts);
        EventTable table = whole.table();
        for (int event = 0; event < table.size(); event++) {
            assertThat(table.offset(event)).isBetween(0L, (long) log.length);
        }
    }
}
