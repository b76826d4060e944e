package org.execscope.ui.tree;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.execscope.ui.table.ColumnLayout;
import org.junit.jupiter.api.Test;

/// A narrow tree keeps room for the command line, and what the user asked for.
final class NarrowTreeTest {
    private final List<Set<String>> told = new ArrayList<>();
    private final NarrowTree narrow = new NarrowTree(told::add);
    private final ColumnLayout usual = TreeColumns.usualLayout();

    private double command(ColumnLayout layout, double room) {
        Set<String> out = narrow.leftOut(layout, room);
        return room
                - layout.entries().stream()
                        .filter(one -> one.shown()
                                && !out.contains(one.id())
                                && !one.id().equals(TreeColumns.COMMAND))
                        .mapToDouble(ColumnLayout.Entry::width)
                        .sum();
    }

    @Test
    void leavesNothingOutWhereThereIsRoom() {
        assertThat(narrow.leftOut(usual, 1_400)).isEmpty();
        assertThat(told).isEmpty();
    }

    /// 1280 pixels with the facets open.
    @Test
    void givesTheCommandLineRoomWhereTheWindowIsSmall() {
        for (double room = 1_000; room < 1_400; room += 10) {
            assertThat(command(usual, room)).isGreaterThanOrEqualTo(300);
        }
        assertThat(narrow.leftOut(usual, 1_000)).containsExactly("life", "events", "ended");
        assertThat(told.getLast()).containsExactly("life", "events", "ended");
    }

    @Test
    void aColumnComesBackWithTheRoomForIt() {
        narrow.leftOut(usual, 1_000);
        assertThat(narrow.leftOut(usual, 1_400)).isEmpty();
        assertThat(told).hasSize(2);
    }

    @Test
    void whatTheUserGaveAWidthStays() {
        narrow.leftOut(usual, 1_000);
        ColumnLayout own = usual.width(TreeColumns.EVENTS, 70);
        narrow.chosen(own);
        assertThat(narrow.leftOut(own, 1_000)).containsExactly("life", "ended");
        narrow.chosen(usual);
        assertThat(narrow.leftOut(usual, 1_000)).contains("events");
    }

    @Test
    void whatWasKeptFromAnotherDayStaysToo() {
        assertThat(narrow.leftOut(usual.width(TreeColumns.LIFE, 90), 1_000)).containsExactly("events", "ended");
    }

    @Test
    void withoutTheCommandLineNothingGivesWay() {
        assertThat(narrow.leftOut(usual.shown(TreeColumns.COMMAND, false), 600)).isEmpty();
    }
}
