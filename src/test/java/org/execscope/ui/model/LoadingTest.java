package org.execscope.ui.model;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class LoadingTest {
    @Test
    void saysHowFarHowFastAndHowLong() {
        assertThat(new Loading(1_400_000_000L, 3_700_000_000L, "audit.log.2", 4_000).words())
                .isEqualTo("audit.log.2  1.40 GB of 3.70 GB · 350.0 MB/s · about 6 s left");
    }

    @Test
    void promisesNothingBeforeTwoSeconds() {
        assertThat(new Loading(10, 0, "audit.log", 500).words()).isEqualTo("audit.log  10 B");
        assertThat(new Loading(10, 0, "audit.log", 500).fraction()).isEqualTo(-1);
    }

    @Test
    void whatFollowsReadingHasItsOwnShare() {
        Loading checks = new Loading(900, 900, "Checking the evidence", 9_000, 0.389);
        assertThat(checks.words()).isEqualTo("Checking the evidence, 38 %");
        assertThat(checks.fraction()).isEqualTo(0.389);
        Loading processes = new Loading(900, 900, "Finding the processes", 9_000, Loading.UNKNOWN);
        assertThat(processes.words()).isEqualTo("Finding the processes …");
        assertThat(processes.fraction()).isEqualTo(-1);
    }

    @Test
    void writesNumbersTheSameEverywhere() {
        assertThat(Words.number(10_214_551)).isEqualTo("10,214,551");
        assertThat(Words.count(1, "file")).isEqualTo("1 file");
        assertThat(Words.size(412_600_000)).isEqualTo("412.6 MB");
        assertThat(Words.time(1_773_497_284_140L)).isEqualTo("2026-03-14 14:08:04.140 UTC");
    }
}
