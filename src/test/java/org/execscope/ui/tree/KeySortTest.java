package org.execscope.ui.tree;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Comparator;
import java.util.Random;
import java.util.function.LongSupplier;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/// Against the sort of the library, which keeps the order of equals too.
final class KeySortTest {
    /// One after the other on one sorter, as families come: larger and smaller ones, few keys and many.
    @Test
    void sortsByKeyAndKeepsTheOrderOfEquals() {
        Random random = new Random(17);
        KeySort sort = new KeySort();
        int[] into = new int[200_000];
        for (int round = 0; round < 200; round++) {
            int count = round == 100 ? 150_000 : 1 + random.nextInt(round % 3 == 0 ? 40 : 3_000);
            int from = random.nextInt(into.length - count);
            long[] own = keys(random, count);
            System.arraycopy(own, 0, sort.keys(count), 0, count);
            sort.sort(from, count, into);
            int[] expected = IntStream.range(0, count)
                    .boxed()
                    .sorted(Comparator.comparingLong(i -> own[i]))
                    .mapToInt(i -> from + i)
                    .toArray();
            assertThat(Arrays.copyOfRange(into, from, from + count)).isEqualTo(expected);
        }
    }

    private static long[] keys(Random random, int count) {
        int few = 1 + random.nextInt(50);
        LongSupplier key = switch (random.nextInt(4)) {
            case 0 -> () -> random.nextInt(few);
            case 1 -> random::nextLong;
            case 2 -> () -> 1_772_359_331_000L + random.nextInt(1 << 30);
            default -> () -> random.nextBoolean() ? Long.MIN_VALUE : Long.MAX_VALUE - random.nextInt(few);
        };
        long[] keys = new long[count];
        Arrays.setAll(keys, _ -> key.getAsLong());
        return keys;
    }
}
