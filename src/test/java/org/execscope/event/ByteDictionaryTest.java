package org.execscope.event;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;
import org.execscope.bytes.Bytes;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ByteDictionaryTest {
    private final ByteDictionary values = new ByteDictionary();

    private static Bytes value(int number) {
        return Bytes.utf8("value " + number + " of many");
    }

    private void fill(int count) {
        for (int i = 0; i < count; i++) {
            assertThat(values.add(value(i))).isEqualTo(i);
        }
    }

    /// Also where the table is as full as it may be.
    @ParameterizedTest
    @ValueSource(ints = {0, 1, 38, 39, 5_000})
    void whatIsSettledIsFoundAndAddedToAllTheSame(int count) {
        fill(count);
        values.settle();
        assertThat(values.size()).isEqualTo(count);
        assertThat(values.find(value(count))).isEqualTo(ByteDictionary.NONE);
        for (int i = 0; i < count; i++) {
            assertThat(values.find(value(i))).isEqualTo(i);
            assertThat(values.get(i)).isEqualTo(value(i));
        }
        assertThat(values.add(value(count))).as("a new one").isEqualTo(count);
        for (int i = 0; i <= count; i++) {
            assertThat(values.add(value(i))).as("known").isEqualTo(i);
        }
        values.settle();
        values.clear();
        fill(100);
        assertThat(values.find(value(99))).isEqualTo(99);
        assertThat(values.find(value(100))).isEqualTo(ByteDictionary.NONE);
    }

    @Test
    void severalThreadsMayLookForWhatIsSettled() {
        fill(20_000);
        values.settle();
        assertThat(IntStream.range(0, 20_000)
                        .parallel()
                        .filter(i -> values.find(value(i)) != i)
                        .count())
                .isZero();
    }
}
