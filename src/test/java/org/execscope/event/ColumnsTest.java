package org.execscope.event;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Random;
import java.util.function.LongSupplier;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ColumnsTest {
    private static final int ROWS = 3 * IntColumn.BLOCK + 17;

    /// Each width of a block, and its borders.
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 0xff, 0x100, 0xffff, 0x1_0000, 0xff_ffff, 0x100_0000, 0xffff_ffffL})
    void intsComeBack(long range) {
        Random random = new Random(range);
        int least = random.nextInt();
        IntColumn column = new IntColumn();
        int[] values = new int[ROWS];
        for (int row = 0; row < ROWS; row++) {
            // Both ends stand in each block: its range is exactly this one.
            long above = row % 5 == 0 ? range : row % 5 == 1 ? 0 : random.nextLong(range + 1);
            values[row] = (int) (least + above);
            column.add(values[row]);
        }
        for (int i = 0; i < 20; i++) {
            int row = random.nextInt(ROWS);
            values[row] = random.nextInt();
            column.set(row, values[row]);
        }
        int[] read = new int[ROWS];
        Arrays.setAll(read, column::get);
        assertThat(read).isEqualTo(values);

        assertThat(readInParts(column)).isEqualTo(values);

        IntColumn copy = new IntColumn();
        copy.addAll(column, 3, ROWS, null);
        Arrays.setAll(read, row -> row < 3 ? values[row] : copy.get(row - 3));
        assertThat(read).isEqualTo(values);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, -1, -4095})
    void numbersComeBackMissingOnesToo(int least) {
        Random random = new Random(least);
        long[] odd = {
            EventTable.MISSING,
            Long.MAX_VALUE,
            Integer.MIN_VALUE,
            Integer.MAX_VALUE + 1L,
            least,
            least - 1,
            least - 2,
            least - 3
        };
        NumberColumn column = new NumberColumn(least);
        long[] values = values(() -> random.nextInt(20) == 0 ? odd[random.nextInt(odd.length)] : random.nextInt(300));
        for (long value : values) {
            column.add(value);
        }
        values[5] = EventTable.MISSING;
        column.set(5, EventTable.MISSING);
        values[6] = 1L << 40;
        column.set(6, 1L << 40);
        long[] read = new long[ROWS];
        Arrays.setAll(read, column::get);
        assertThat(read).isEqualTo(values);

        assertThat(readInParts(column)).isEqualTo(values);

        NumberColumn copy = new NumberColumn(least);
        copy.addAll(column, 0, ROWS, 7);
        Arrays.setAll(read, copy::get);
        assertThat(read)
                .isEqualTo(Arrays.stream(values)
                        .map(value -> value == EventTable.MISSING ? value : value + 7)
                        .toArray());
    }

    @ParameterizedTest
    @ValueSource(longs = {100, 1L << 34, Long.MAX_VALUE})
    void longsComeBack(long range) {
        Random random = new Random(range);
        LongColumn column = new LongColumn();
        long[] values = values(() -> random.nextLong(range));
        for (long value : values) {
            column.add(value);
        }
        long[] read = new long[ROWS];
        Arrays.setAll(read, column::get);
        assertThat(read).isEqualTo(values);
        assertThat(readInParts(column)).isEqualTo(values);
    }

    /// Parts that begin and end within blocks.
    private static int[] readInParts(IntRows column) {
        int[] all = new int[ROWS];
        for (int from = 0; from < ROWS; from += 1000) {
            int[] part = new int[1000];
            int to = Math.min(ROWS, from + 1000);
            column.read(from, to, part);
            System.arraycopy(part, 0, all, from, to - from);
        }
        return all;
    }

    private static long[] readInParts(LongRows column) {
        long[] all = new long[ROWS];
        for (int from = 0; from < ROWS; from += 5000) {
            long[] part = new long[5000];
            int to = Math.min(ROWS, from + 5000);
            column.read(from, to, part);
            System.arraycopy(part, 0, all, from, to - from);
        }
        return all;
    }

    private static long[] values(LongSupplier supplier) {
        long[] values = new long[ROWS];
        Arrays.setAll(values, row -> supplier.getAsLong());
        return values;
    }
}
