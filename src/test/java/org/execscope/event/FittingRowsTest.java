package org.execscope.event;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.BitSet;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FittingRowsTest {
    /// Blocks of every width, with no, one, some and all of their values fitting, full ones and the open one.
    @ParameterizedTest
    @ValueSource(ints = {1, 2, 255, 256, 257, 60_000, 20_000_000})
    void findsTheRowsThatAWalkFinds(int values) {
        Random random = new Random(values);
        for (int turn = 0; turn < 40; turn++) {
            IntColumn column = new IntColumn();
            int size = 1 + random.nextInt(3 * IntColumn.BLOCK);
            int base = random.nextInt(3) - 1;
            for (int row = 0; row < size; row++) {
                column.add(base + random.nextInt(values));
            }
            byte[] fits = new byte[base + values + 2];
            int share = turn % 4;
            for (int i = 0; i < fits.length - 1; i++) {
                fits[i] = (byte) (share == 3 || share > 0 && random.nextInt(share * share * 20) == 0 ? 1 : 0);
            }
            if (share == 0) {
                fits[column.get(random.nextInt(size)) + 1] = 1;
            }
            int from = random.nextInt(size) & -Long.SIZE;
            long[] found = new long[size + 63 >>> 6];
            column.select(from, size, fits, found);

            BitSet walked = new BitSet();
            for (int row = from; row < size; row++) {
                walked.set(row, fits[column.get(row) + 1] != 0);
            }
            assertThat(BitSet.valueOf(found)).isEqualTo(walked);
        }
    }

    /// A dictionary grows while it is asked: what came later doesn't fit.
    @ParameterizedTest
    @ValueSource(ints = {10, 300, 70_000})
    void takesNoValueBeyondTheTable(int values) {
        IntColumn column = new IntColumn();
        for (int row = 0; row < IntColumn.BLOCK; row++) {
            column.add(row % values);
        }
        byte[] fits = {1, 1, 1, 1, 0};
        long[] found = new long[IntColumn.BLOCK / Long.SIZE];

        column.select(0, IntColumn.BLOCK, fits, found);

        for (int row = 0; row < IntColumn.BLOCK; row++) {
            assertThat(found[row >>> 6] >>> row & 1).isEqualTo(row % values < 3 ? 1 : 0);
        }
    }
}
