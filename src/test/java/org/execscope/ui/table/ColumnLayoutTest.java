package org.execscope.ui.table;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

final class ColumnLayoutTest {
    private static final ColumnLayout USUAL =
            new ColumnLayout(List.of(entry("a", true), entry("b", true), entry("c", false), entry("d", true)), 0);

    private static ColumnLayout.Entry entry(String id, boolean shown) {
        return new ColumnLayout.Entry(id, 100, shown);
    }

    private static List<String> ids(ColumnLayout layout) {
        return layout.entries().stream().map(ColumnLayout.Entry::id).toList();
    }

    @Test
    void movesAmongTheShownOnes() {
        assertThat(ids(USUAL.moved("b", 1))).containsExactly("a", "c", "d", "b");
        assertThat(ids(USUAL.moved("b", -1))).containsExactly("b", "a", "c", "d");
        assertThat(USUAL.moved("a", -1)).isEqualTo(USUAL);
        assertThat(USUAL.moved("d", 1)).isEqualTo(USUAL);
        assertThat(ids(USUAL.moved("a", "d"))).containsExactly("b", "c", "a", "d");
        assertThat(ids(USUAL.moved("a", (String) null))).containsExactly("b", "c", "d", "a");
    }

    @Test
    void keepsEveryColumnOnceWhateverIsKept() {
        ColumnLayout kept = new ColumnLayout(
                List.of(
                        entry("d", false),
                        entry("gone", true),
                        new ColumnLayout.Entry("a", -5, true),
                        entry("d", true),
                        new ColumnLayout.Entry("b", Double.NaN, true)),
                99);
        ColumnLayout merged = kept.over(USUAL);
        assertThat(ids(merged)).containsExactly("d", "a", "b", "c");
        assertThat(merged.entries().get(1).width()).isEqualTo(ColumnLayout.NARROWEST);
        assertThat(merged.pinned()).isEqualTo(4);
    }

    @Test
    void pinnedColumnsStayWhereTheyAre() {
        TablePlaces places = new TablePlaces(new double[] {100, 100, 100, 100}, 1, 150);
        assertThat(places.x(0)).isZero();
        assertThat(places.x(1)).isEqualTo(-50);
        assertThat(places.columnAt(50)).isZero();
        assertThat(places.columnAt(120)).isEqualTo(2);
        assertThat(places.hidden(1)).isEqualTo(150);
        assertThat(places.inView(1, 300)).isFalse();
    }

    @Test
    void placesAreWholePixelsAndLeaveNoHoles() {
        SplittableRandom random = new SplittableRandom(5);
        for (int i = 0; i < 200; i++) {
            double[] widths = random.doubles(8, 32, 300).toArray();
            TablePlaces places = new TablePlaces(widths, random.nextInt(3), random.nextDouble(0, 500));
            for (int column = 1; column < widths.length; column++) {
                assertThat(places.x(column)).isEqualTo(Math.rint(places.x(column)));
                if (places.hidden(column) == 0 && places.hidden(column - 1) == 0 && places.x(column - 1) >= 0) {
                    assertThat(places.width(column)).isPositive();
                }
            }
        }
    }
}
