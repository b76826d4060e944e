package org.execscope.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LivingTest {
    /// Few and many sessions, some of them far, of processes that take over each other's places.
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void knowsEachSessionOfWhoHoldsThePlaceNow(long seed) {
        Random random = new Random(seed);
        long[] sessions = {-1, 0, 1, 2, 3, 0xFFFF_FFFEL, 4_294_967_295L};
        Living living = new Living();
        Map<Integer, Set<Integer>> naive = new HashMap<>();
        for (int turn = 0; turn < 20_000; turn++) {
            int at = random.nextInt(40);
            if (at >= naive.size() || random.nextInt(9) == 0) {
                at = living.begin(at < naive.size() ? at : Living.NEW);
                naive.put(at, new HashSet<>());
            }
            Set<Integer> own = naive.get(at);
            long session = sessions[random.nextInt(sessions.length)];
            assertThat(living.knowsSession(at)).isEqualTo(!own.isEmpty());
            assertThat(living.hasSession(at, session)).isEqualTo(own.contains((int) session));
            if (random.nextInt(3) == 0) {
                living.addSession(at, session);
                own.add((int) session);
            }
        }
    }
}
