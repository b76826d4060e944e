package org.execscope.ui.table;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/// A narrow table keeps room for what it is looked at for, and what the user asked for.
final class LesserColumnsTest {
    private static final String MAIN = "command";

    private final List<Set<String>> told = new ArrayList<>();
    private final ColumnLayout usual = new ColumnLayout(
            List.of(
                    column("process", 636),
                    column("ended", 126),
                    column("life", 52),
                    column("events", 58),
                    column(MAIN, 128)),
            0);
    private final LesserColumns narrow =
            new LesserColumns(List.of("life", "events", "ended"), MAIN, 300, usual, told::add);

    private static ColumnLayout.Entry column(String id, double width) {
        return new ColumnLayout.Entry(id, width, true);
    }

    private double command(ColumnLayout layout, double room) {
        Set<String> out = narrow.leftOut(layout, room);
        return room
                - layout.entries().stream()
                        .filter(one -> one.shown()
                                && !out.contains(one.id())
                                && !one.id().equals(MAIN))
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
        ColumnLayout own = usual.width("events", 70);
        narrow.chosen(own);
        assertThat(narrow.leftOut(own, 1_000)).containsExactly("life", "ended");
        narrow.chosen(usual);
        assertThat(narrow.leftOut(usual, 1_000)).contains("events");
    }

    @Test
    void whatWasKeptFromAnotherDayStaysToo() {
        ColumnLayout kept = usual.width("life", 90);
        narrow.chosen(kept);
        assertThat(narrow.leftOut(kept, 1_000)).containsExactly("events", "ended");
    }

    /// What the program makes of a width, such as the room that a form of times needs, is no wish of the user.
    @Test
    void aWidthThatTheProgramGaveIsLeftOutToo() {
        assertThat(narrow.leftOut(usual.width("ended", 160), 1_000)).contains("ended");
        narrow.chosen(usual.width("ended", 160));
        assertThat(narrow.leftOut(usual.width("ended", 160), 1_000)).contains("ended");
    }

    @Test
    void whatIsAskedForComesWhateverTheRoomUntilItIsHidden() {
        assertThat(narrow.leftOut(usual, 1_000)).contains("life");
        narrow.asked("life", true);
        assertThat(narrow.leftOut(usual, 1_000)).containsExactly("events", "ended");
        narrow.asked("life", false);
        assertThat(narrow.leftOut(usual, 1_000)).contains("life");
    }

    @Test
    void withoutTheCommandLineNothingGivesWay() {
        assertThat(narrow.leftOut(usual.shown(MAIN, false), 600)).isEmpty();
    }
}
