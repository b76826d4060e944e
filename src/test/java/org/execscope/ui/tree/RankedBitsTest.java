package org.execscope.ui.tree;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.BitSet;
import java.util.Random;
import org.junit.jupiter.api.Test;

/// Against a plain set of bits, at sizes around the edges of words and blocks.
final class RankedBitsTest {
    @Test
    void countsAndFindsLikeAPlainSet() {
        Random random = new Random(7);
        for (int size : new int[] {0, 1, 63, 64, 65, 511, 512, 513, 5_000}) {
            for (int share : new int[] {0, 1, 50, 100}) {
                BitSet plain = new BitSet();
                long[] words = RankedBits.none(size);
                for (int i = 0; i < size; i++) {
                    if (random.nextInt(100) < share) {
                        plain.set(i);
                        RankedBits.set(words, i);
                    }
                }
                same(plain, new RankedBits(words, size));
            }
        }
    }

    private static void same(BitSet plain, RankedBits bits) {
        assertThat(bits.count()).isEqualTo(plain.cardinality());
        int rank = 0;
        for (int place = 0; place <= bits.size(); place++) {
            assertThat(bits.rank(place)).isEqualTo(rank);
            assertThat(bits.contains(place)).isEqualTo(plain.get(place));
            assertThat(bits.next(place)).isEqualTo(plain.nextSetBit(place));
            assertThat(bits.previous(place)).isEqualTo(place == 0 ? -1 : plain.previousSetBit(place - 1));
            if (plain.get(place)) {
                assertThat(bits.select(rank++)).isEqualTo(place);
            }
        }
        assertThat(bits.select(rank)).isEqualTo(-1);
        assertThat(bits.select(-1)).isEqualTo(-1);
    }

    @Test
    void setsAndClearsRanges() {
        Random random = new Random(11);
        int size = 700;
        BitSet plain = new BitSet();
        long[] words = RankedBits.none(size);
        for (int i = 0; i < 500; i++) {
            int a = random.nextInt(size + 1);
            int b = random.nextInt(size + 1);
            if (random.nextBoolean()) {
                plain.set(Math.min(a, b), Math.max(a, b));
                RankedBits.setRange(words, Math.min(a, b), Math.max(a, b));
            } else {
                plain.clear(Math.min(a, b), Math.max(a, b));
                RankedBits.clearRange(words, Math.min(a, b), Math.max(a, b));
            }
            assertThat(BitSet.valueOf(words)).isEqualTo(plain);
        }
        assertThat(new RankedBits(RankedBits.all(size), size).count()).isEqualTo(size);
    }
}
