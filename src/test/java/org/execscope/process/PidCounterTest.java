package org.execscope.process;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class PidCounterTest {
    private static final long RESERVED = 300;
    private final PidCounter counter = new PidCounter(32_768, 32_768);
    private long millis = 1_000_000;

    @BeforeEach
    void comeTo29000() {
        for (long pid = 1000; pid <= 29_000; pid += 100) {
            millis += 400;
            counter.see(pid, millis, true);
        }
        assertThat(counter.at()).isEqualTo(29_000 - RESERVED);
    }

    /// Sixteen thousand tasks can't be made in four milliseconds: the process was forked long ago.
    @Test
    void aPidTooFarAheadForTheTimeIsAnOldProcess() {
        counter.see(12_000, millis + 4, true);
        assertThat(counter.at()).isEqualTo(29_000 - RESERVED);
        assertThat(counter.round(20_000, 19_800, millis + 4)).isEqualTo(PidCounter.Round.NOT_REACHED);
    }

    /// Where the counter was followed steadily, it is not half a lap further than it was seen.
    @Test
    void aPidFarAheadIsReachedOnlyIfThereWasTime() {
        PidCounter steady = new PidCounter(32_768, 32_768);
        for (long pid = 1000; pid <= 29_000; pid += 100) {
            steady.see(pid, pid, true);
        }
        assertThat(steady.round(12_000, 19_800, 29_004)).isEqualTo(PidCounter.Round.NOT_REACHED);
        assertThat(steady.round(12_000, 19_800, 89_000)).isEqualTo(PidCounter.Round.FRONT);
        assertThat(steady.round(500, 19_800, 29_004)).isEqualTo(PidCounter.Round.FRONT);
    }

    @Test
    void thePidsComeRoundWhereThereWasTime() {
        counter.see(12_000, millis + 60_000, true);
        assertThat(counter.at()).isEqualTo(32_768 - RESERVED + 12_000 - RESERVED);
    }

    @Test
    void aClockSetBackTellsNothingOfTheTime() {
        counter.see(500, millis - 3_600_000, true);
        assertThat(counter.at()).isEqualTo(32_768 - RESERVED + 500 - RESERVED);
    }
}
