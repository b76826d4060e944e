package org.execscope.event;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;

/// Whatever bytes a file holds: reading them ends, without an exception, and finds the same whatever the
/// pieces are and however they are read. Replays saved inputs in every run; with `JAZZER_FUZZ=1` in the
/// environment it looks for new ones.
final class LogFuzzTest {
    @FuzzTest(maxDuration = "60s")
    void readsAnything(byte[] log) {
        TestEvents whole = TestEvents.read(1 << 16, false, log);
        TestEvents pieces = TestEvents.read(7, log);
        assertThat(PiecesTest.facts(pieces)).isEqualTo(PiecesTest.facts(whole));
        EventTable table = whole.table();
        for (int event = 0; event < table.size(); event++) {
            assertThat(table.offset(event)).isBetween(0L, (long) log.length);
        }
    }
}
