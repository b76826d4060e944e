package org.execscope.ui.tree;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

final class KindNumbersTest {
    @Test
    void numbersFamilyAfterFamilyInTheOrderInWhichKindsAreMet() {
        Random random = new Random(3);
        KindNumbers numbers = new KindNumbers();
        for (int family : new int[] {3, 5_000, 2, 70, 1, 20_000, 64}) {
            numbers.clear();
            Map<Long, Integer> plain = new HashMap<>();
            for (int child = 0; child < family; child++) {
                long kind = random.nextInt(family) * (random.nextBoolean() ? 1L : 1L << 32);
                int wanted = plain.computeIfAbsent(kind, _ -> plain.size());
                assertThat(numbers.of(kind)).isEqualTo(wanted);
            }
            assertThat(numbers.count()).isEqualTo(plain.size());
        }
    }
}
