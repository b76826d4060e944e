package org.execscope.ui.histogram;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

class StackTest {
    @Test
    void aSinglePartIsAsHighAsItsBar() {
        assertThat(Stack.heights(new long[] {0, 7, 0}, 40, 2)).containsExactly(0, 40, 0);
        assertThat(Stack.heights(new long[] {0, 0}, 0, 2)).containsExactly(0, 0);
    }

    @Test
    void partsAreInProportion() {
        assertThat(Stack.heights(new long[] {10, 30}, 40, 2)).containsExactly(10, 30);
    }

    @Test
    void oneEventAmongAMillionIsSeen() {
        assertThat(Stack.heights(new long[] {1, 1_000_000}, 40, 2)).containsExactly(2, 38);
    }

    @Test
    void everyPartIsSeenAndTheBarKeepsItsHeight() {
        Random random = new Random(5);
        for (int i = 0; i < 2_000; i++) {
            long[] counts = new long[1 + random.nextInt(6)];
            for (int part = 0; part < counts.length; part++) {
                counts[part] = random.nextBoolean() ? 0 : 1L << random.nextInt(40);
            }
            double[] heights = Stack.heights(counts, 50, 2);
            for (int part = 0; part < counts.length; part++) {
                assertThat(heights[part] >= 2).isEqualTo(counts[part] > 0);
            }
            assertThat(Arrays.stream(heights).sum())
                    .isEqualTo(Arrays.stream(counts).sum() == 0 ? 0 : 50);
        }
    }
}
