package org.execscope.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;

final class PidIndexTest {
    private static final int HIGHEST = 4_194_304;

    @Test
    void holdsTheLastNumberOfEachPid() {
        Random random = new Random(3);
        Map<Long, Integer> model = new HashMap<>();
        PidIndex index = new PidIndex();
        for (int i = 0; i < 20_000; i++) {
            long pid = switch (random.nextInt(4)) {
                case 0 -> random.nextInt(600);
                case 1 -> HIGHEST - 300 + random.nextInt(600);
                case 2 -> random.nextLong();
                default -> random.nextInt(HIGHEST);
            };
            assertThat(index.get(pid)).isEqualTo(model.getOrDefault(pid, PidIndex.NONE));
            int number = random.nextInt(10) == 0 ? PidIndex.NONE : i;
            Integer before = model.put(pid, number);
            assertThat(index.put(pid, number)).isEqualTo(before == null ? PidIndex.NONE : before);
        }
        List<Integer> all = new ArrayList<>();
        index.forEach(all::add);
        assertThat(all)
                .containsExactlyInAnyOrderElementsOf(model.values().stream()
                        .filter(number -> number != PidIndex.NONE)
                        .toList());
    }

    /// An edited log names a host a line, and the highest pid with it. An array up to that pid for each would take
    /// minutes to fill.
    @Test
    void aHighPidCostsNoMoreThanALowOne() {
        Assertions.assertTimeoutPreemptively(Duration.ofSeconds(60), () -> {
            for (int host = 0; host < 50_000; host++) {
                assertThat(new PidIndex().put(HIGHEST, host)).isEqualTo(PidIndex.NONE);
            }
        });
    }
}
