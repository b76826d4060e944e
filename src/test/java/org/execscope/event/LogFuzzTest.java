package org.execscope.event;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.util.Arrays;
import java.util.List;

/// Whatever bytes a file holds: reading them ends, without an exception, and finds the same the quick way and
/// with care, whatever the pieces are. Replays saved inputs in every run; with `JAZZER_FUZZ=1` in the
/// environment it looks for new ones.
final class LogFuzzTest {
    private static final int WHOLE = 1 << 16;
    /// Which of them a log is cut into depends on the log alone, so that an input that failed fails again.
    private static final int[] PIECES = {7, 60, 300, 1500};

    /// Used again for each log: making new columns would take most of the time.
    private static final TestEvents.Room ROOM = new TestEvents.Room();

    @FuzzTest(maxDuration = "60s")
    void readsAnything(byte[] log) {
        int hash = Arrays.hashCode(log);
        TestEvents whole = TestEvents.read(ROOM, WHOLE, false, log);
        List<String> facts = PiecesTest.facts(whole);
        EventTable table = whole.table();
        for (int event = 0; event < table.size(); event++) {
            assertThat(table.offset(event)).isBetween(0L, (long) log.length);
        }
        assertSame(facts, log, WHOLE, true);
        assertSame(facts, log, PIECES[hash & 3], true);
        assertSame(facts, log, PIECES[hash >>> 2 & 3], false);
    }

    private static void assertSame(List<String> facts, byte[] log, int piece, boolean quick) {
        List<String> others = PiecesTest.facts(TestEvents.read(ROOM, piece, quick, log));
        if (!others.equals(facts)) {
            assertThat(others)
                    .as((quick ? "quick" : "with care") + ", pieces of " + piece)
                    .isEqualTo(facts);
        }
    }
}
