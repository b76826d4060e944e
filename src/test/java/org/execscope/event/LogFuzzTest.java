package org.execscope.event;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;

/// Whatever bytes a file holds: reading them ends, without an exception, and invents nothing. Replays saved
/// inputs in
/// every run; with `JAZZER_FUZZ=1` in the environment it looks for new ones.
final class LogFuzzTest {
    @FuzzTest(maxDuration = "60s")
    void readsAnything(byte[] log) {
        TestEvents whole = TestEvents.read(1 << 16, log);
        TestEvents pieces = TestEvents.read(7, log);
        assertThat(pieces.table().size()).isEqualTo(whole.table().size());
        assertThat(pieces.problems()).isEqualTo(whole.problems());
        EventTable table = whole.table();
        for (int event = 0; event < table.size(); event++) {
            assertThat(table.offset(event)).isBetween(0L, (long) log.length);
        }
    }
}
