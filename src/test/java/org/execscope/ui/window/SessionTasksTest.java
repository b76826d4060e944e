package org.execscope.ui.window;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;
import javafx.application.ColorScheme;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollBar;
import javafx.scene.input.KeyCode;
import javafx.stage.Window;
import org.execscope.event.EventTable;
import org.execscope.event.Identities;
import org.execscope.ui.Pictures;
import org.execscope.ui.table.RowTable;
import org.execscope.ui.table.TableColumn;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// What a user does with the login sessions in the smaller window.
class SessionTasksTest extends SampleWindow {
    private RowTable sessions;

    SessionTasksTest() {
        super(1280, 720);
    }

    @BeforeEach
    void begin() throws Exception {
        sessions = table("sessions");
        await(() -> sessions.source().rowCount() > 3);
    }

    private String cell(int row, String column) {
        return onFx(() -> sessions.source().cell(row, column).plain());
    }

    private int row(String session) {
        return IntStream.range(0, sessions.source().rowCount())
                .filter(row -> cell(row, "session").equals(session))
                .findFirst()
                .orElseThrow();
    }

    /// The first session without a program start.
    private int silent() {
        return IntStream.range(0, sessions.source().rowCount())
                .filter(row -> cell(row, "first").equals("no program start")
                        && cell(row, "session").startsWith("ses "))
                .findFirst()
                .orElseThrow();
    }

    private void show() throws Exception {
        run(() -> pane.showSessions());
        await(() -> sessions.isFocused());
        onFx(() -> {
            pane.applyCss();
            pane.layout();
            return null;
        });
    }

    private boolean scrollsAside() {
        return onFx(() -> sessions.lookupAll(".scroll-bar").stream()
                .map(ScrollBar.class::cast)
                .anyMatch(bar -> bar.getOrientation() == javafx.geometry.Orientation.HORIZONTAL && bar.isVisible()));
    }

    @Test
    void allThatIsShownHasRoomAndWhatHasNoneIsNamed() throws Exception {
        show();
        Label leftOut = (Label) pane.lookup("#sessions-left-out");
        await(leftOut::isVisible);
        assertThat(scrollsAside()).isFalse();
        assertThat(onFx(() ->
                        sessions.shownColumns().stream().map(TableColumn::id).toList()))
                .contains("login", "start", "length", "from", "users", "findings", "events", "first")
                .doesNotContain("last", "processes");
        assertThat(onFx(leftOut::getAccessibleText)).contains("Last command", "Processes", "Last event");
        for (ColorScheme scheme : ColorScheme.values()) {
            assertThat(Pictures.colours("sessions-1280-" + scheme, pane, scheme, 1280, 720))
                    .isGreaterThan(20);
        }
        assertThat(Pictures.colours("sessions-1440", pane, ColorScheme.DARK)).isGreaterThan(20);
        assertThat(scrollsAside()).isFalse();
        assertThat(onFx(() -> sessions.hasPlace("life"))).isTrue();
    }

    /// The longest words that a length can have.
    @Test
    void aLengthIsNeverCut() throws Exception {
        show();
        int longest = IntStream.range(0, sessions.source().rowCount())
                .filter(row -> cell(row, "length").contains(" h "))
                .findFirst()
                .orElseThrow();
        run(() -> sessions.reveal(longest));
        double before = onFx(() -> sessions.columnLayout().width("length"));
        run(() -> sessions.fit("length"));
        assertThat(onFx(() -> sessions.columnLayout().width("length"))).isLessThanOrEqualTo(before);
    }

    @Test
    void aColumnWithoutRoomIsChosenAllTheSame() throws Exception {
        show();
        await(() -> !sessions.hasPlace("execs"));
        run(() -> pane.openColumns());
        CheckBox box =
                onFx(() -> (CheckBox) Window.getWindows().getLast().getScene().lookup("#column-execs"));
        assertThat(onFx(box::isSelected)).isFalse();
        run(box::fire);
        await(() -> sessions.hasPlace("execs")
                && sessions.shownColumns().stream().anyMatch(one -> one.id().equals("execs")));
        run(box::fire);
        await(() -> !sessions.hasPlace("execs"));
    }

    @Test
    void theCursorIsOnTheSessionOfItsEvent() throws Exception {
        EventTable events = shown().trail().events();
        int event = IntStream.range(0, shown().timeline().size())
                .map(row -> shown().timeline().at(row))
                .filter(one -> events.id(one, Identities.Id.SES) == 18)
                .skip(5)
                .findFirst()
                .orElseThrow();
        run(() -> workspace.cursorProperty().set(event));
        show();
        assertThat(cell(cursorInView(), "session")).isEqualTo("ses 18");
        assertThat(onFx(() -> workspace.cursorProperty().get()))
                .as("looking at the sessions moves nothing")
                .isEqualTo(event);
    }

    /// Also where nobody has looked at the sessions before, and it is the last of many.
    @Test
    void theLastSessionIsInViewAtOnce() throws Exception {
        int last = onFx(() -> sessions.source().rowCount() - 1);
        run(() -> {
            sessions.cursorRowProperty().set(last);
            workspace.cursorProperty().set(sessions.source().eventAt(last));
        });
        show();
        assertThat(cursorInView()).isEqualTo(last);
    }

    /// What no login started has a session too.
    @Test
    void theCursorIsOnTheRowOfWhatHasNoLogin() throws Exception {
        EventTable events = shown().trail().events();
        int event = IntStream.range(0, shown().timeline().size())
                .map(row -> shown().timeline().at(row))
                .filter(one -> events.id(one, Identities.Id.SES) == Identities.UNSET)
                .findFirst()
                .orElseThrow();
        run(() -> workspace.cursorProperty().set(event));
        show();
        assertThat(cell(cursorInView(), "session")).isEqualTo("no login");
    }

    private int cursorInView() {
        return onFx(() -> {
            pane.layout();
            int row = sessions.cursorRowProperty().get();
            assertThat(row).isBetween(sessions.top(), sessions.top() + sessions.visible() - 1);
            return row;
        });
    }

    @Test
    void eShowsTheEventsOfASession() throws Exception {
        show();
        run(() -> sessions.reveal(row("ses 18")));
        type(sessions, "e");
        await(() -> workspace.applied().text().equals("ses == 18")
                && pane.timelineTable().isFocused());
        settled();
        assertThat(shown().timeline().size()).isPositive().isLessThan(100);
        assertThat(onFx(() -> workspace.cursorProperty().get()))
                .isEqualTo(shown().timeline().at(0));
        assertThat(onFx(() -> workspace.otherEventsProperty().get())).isFalse();
    }

    /// Else nothing would be shown of it.
    @Test
    void aSessionWithoutProgramStartsShowsItsOtherEvents() throws Exception {
        show();
        run(() -> sessions.reveal(silent()));
        String name = cell(silent(), "session");
        press(sessions, KeyCode.ENTER, false, false, false);
        await(() -> workspace.applied().text().equals("ses == " + name.substring(4)));
        await(() -> pane.isTreeShown() && pane.tree().table().source().rowCount() > 0);
        assertThat(onFx(() -> ((Label) pane.lookup("#tree-summary")).getText())).startsWith("1 match");
        assertThat(onFx(() -> workspace.otherEventsProperty().get())).isTrue();

        run(() -> workspace.otherEventsProperty().set(false));
        await(() -> pane.tree().table().source().rowCount() == 0);
        Label words = onFx(() -> (Label) pane.lookup("#tree-nothing-shown").lookup(".label"));
        await(() -> words.getText().startsWith("No program start matches this filter, but "));
        assertThat(onFx(words::getText)).endsWith(" other events do.");
    }
}
