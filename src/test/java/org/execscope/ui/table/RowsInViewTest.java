package org.execscope.ui.table;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.BitSet;
import java.util.Random;
import org.junit.jupiter.api.Test;

/// Places of rows against rows laid out one by one.
final class RowsInViewTest {
    private static final double LINE = 24;

    private record Divided(int rowCount, BitSet before) implements RowSource {
        @Override
        public int eventAt(int row) {
            return row;
        }

        @Override
        public TableCell cell(int row, String column) {
            return TableCell.EMPTY;
        }

        @Override
        public boolean isDivided(int row) {
            return before.get(row);
        }
    }

    @Test
    void findsRowsWhereTheyLie() {
        Random random = new Random(11);
        for (int round = 0; round < 500; round++) {
            int rows = random.nextInt(60);
            BitSet before = new BitSet();
            for (int i = 0; i < rows; i++) {
                before.set(i, random.nextInt(4) == 0);
            }
            RowsInView view = new RowsInView(LINE);
            view.source(new Divided(rows, before));
            double height = LINE * (3 + random.nextInt(20)) + random.nextInt(24);
            view.height(height);
            int top = rows == 0 ? 0 : random.nextInt(rows);
            double y = 0;
            int whole = 0;
            for (int row = top; row < rows; row++) {
                if (before.get(row)) {
                    assertThat(view.rowAt(top, y + 1)).isEqualTo(-1);
                    y += LINE;
                }
                assertThat(view.y(top, row)).isEqualTo(y);
                assertThat(view.rowAt(top, y)).isEqualTo(row);
                assertThat(view.rowAt(top, y + LINE - 1)).isEqualTo(row);
                y += LINE;
                whole += y <= height ? 1 : 0;
            }
            assertThat(view.rowAt(top, y + 1)).isEqualTo(-1);
            assertThat(view.rowAt(top, -1)).isEqualTo(-1);
            if (y > height) {
                assertThat(view.whole(top)).isEqualTo(Math.max(1, whole));
            }
            int last = rows == 0 ? 0 : random.nextInt(rows);
            int first = view.topAbove(last);
            assertThat(view.y(first, last) + LINE).as("it is in view").isLessThanOrEqualTo(height);
            if (first > 0) {
                assertThat(view.y(first - 1, last) + LINE).as("no more fit").isGreaterThan(height);
            }
            if (rows > 0) {
                assertThat(view.lastTop()).isEqualTo(view.topAbove(rows - 1));
            }
        }
    }

    @Test
    void noRoomShowsOneRow() {
        RowsInView view = new RowsInView(LINE);
        view.source(new Divided(10, new BitSet()));
        assertThat(view.whole(3)).isEqualTo(1);
        assertThat(view.topAbove(3)).isEqualTo(3);
        view.source(RowSource.NONE);
        assertThat(view.whole(0)).isEqualTo(1);
        assertThat(view.lastTop()).isZero();
    }
}
