package org.execscope.event;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EventOrderTest {
    private static final int EVENTS = 90_000;

    /// Events that stand up to `far` rows from where their time has them.
    private static EventTable late(int far) {
        Random random = new Random(far);
        HandMadeEvents made = new HandMadeEvents();
        for (int i = 0; i < EVENTS; i++) {
            made.exec(i + 1, 1000 + i, 1).time = 10L * (i + random.nextInt(far));
        }
        return made.table();
    }

    /// Near enough to be kept in half the room, at its border, and too far.
    @ParameterizedTest
    @ValueSource(ints = {1, 300, 30_000, 61_000, 90_000})
    void aCompactOrderIsTheSame(int far) {
        EventTable table = late(far);
        EventOrder order = EventOrder.of(table, table.size(), event -> event % 7 != 3);
        EventOrder compact = order.compact();
        assertThat(compact.size()).isEqualTo(order.size());
        assertThat(compact.toArray()).isEqualTo(order.toArray());
        assertThat(compact.events()).isEqualTo(order.events());
        assertThat(IntStream.range(0, compact.size()).map(compact::at).toArray())
                .isEqualTo(order.toArray());
        assertThat(compact.where(event -> event % 2 == 0).toArray())
                .isEqualTo(order.where(event -> event % 2 == 0).toArray());
        assertThat(compact.where(_ -> true)).isSameAs(compact);
        assertThat(compact.where(_ -> false).size()).isZero();
        for (long time : new long[] {-1, 0, 5, 12_340, 10L * EVENTS, Long.MAX_VALUE}) {
            assertThat(compact.firstAt(table, time)).isEqualTo(order.firstAt(table, time));
        }
        assertThat(compact.compact().toArray()).isEqualTo(order.toArray());
    }

    @Test
    void anEmptyOrderIsCompactToo() {
        EventOrder order =
                EventOrder.of(new EventTable(), 0, _ -> true).compact().compact();
        assertThat(order.size()).isZero();
        assertThat(order.toArray()).isEmpty();
        assertThat(order.where(_ -> true).size()).isZero();
    }
}
