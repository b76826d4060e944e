package org.execscope.event;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;

/// Whatever bytes a file holds: reading them ends, without an exception, and finds the same the quick way and
/// with care, whatever the pieces are. Replays saved inputs in every run; with `JAZZER_FUZZ=1` in the
/// environment it looks for new ones.
final class LogFuzzTest {
    @FuzzTest(maxDuration = "60s")
    void readsAnything(byte[] log) {
        for (int piece : new int[] {7, 1 << 16}) {
            assertThat(PiecesTest.facts(TestEvents.read(piece, true, log)))
                    .isEqualTo(PiecesTest.facts(TestEvents.read(piece, false, log)));
        }
        EventTable table = TestEvents.read(1 << 16, log).table();
        for (int event = 0; event < table.size(); event++) {
            assertThat(table.offset(event)).isBetween(0L, (long) log.length);
        }
    }
}
