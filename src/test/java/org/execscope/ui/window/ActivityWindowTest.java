package org.execscope.ui.window;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Objects;
import javafx.application.ColorScheme;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TabPane;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import org.execscope.event.EventTable;
import org.execscope.process.ProcessForest;
import org.execscope.ui.Pictures;
import org.execscope.ui.table.RowTable;
import org.junit.jupiter.api.Test;

/// What a process did, events of every kind, and sessions: by keyboard, on the sample evidence.
class ActivityWindowTest extends SampleWindow {

    ActivityWindowTest() {
        super(990, 950);
    }

    @Test
    void walksThroughWhatAProcessDid() throws Exception {
        ProcessForest forest = Objects.requireNonNull(shown().trail().processes());
        EventTable events = shown().trail().events();
        int process = processThatConnects(forest, events);
        move(forest.event(process, 0));
        type("d");
        await(() -> table("activity").source().rowCount() == forest.eventCount(process)
                && table("activity").isFocused());

        int row = rowOfCall(forest, events, process, "connect");
        for (int i = 0; i < row; i++) {
            press(KeyCode.DOWN);
        }

        int wanted = forest.event(process, row);
        assertThat(onFx(() -> workspace.cursorProperty().get())).isEqualTo(wanted);
        await(() -> table("activity").source().cell(row, "about").plain().matches(".*:\\d+"));
        assertThat(onFx(() -> table("activity").source().cell(row, "what").plain()))
                .isEqualTo("connect");
        picture("activity");

        type("d");
        await(() -> pane.lookup("#activity") == null && pane.lookup("#detail-arguments") != null);
        type("d");
        await(() -> pane.lookup("#activity") != null && table("activity").isFocused());
        press(KeyCode.ENTER);
        await(() -> onRow("timeline") == wanted);
        assertThat(onFx(() -> workspace.otherEventsProperty().get())).isTrue();
        picture("other-events");
    }

    @Test
    void showsEventsOfEveryKindOnDemandAndSaysHowManyAreHidden() throws Exception {
        int all = shown().trail().order().size();
        int execves = shown().trail().execves().size();
        assertThat(status()).startsWith("execve only · ").endsWith(" other events hidden");

        onFx(() -> {
            pane.focusTable();
            return null;
        });
        type("a");
        await(() -> shown().timeline().size() == all);
        assertThat(shown().rows().size()).isEqualTo(execves);
        assertThat(status()).startsWith("all events · ");
        onFx(() -> {
            workspace.apply("auid == 1000");
            return null;
        });
        await(() -> shown().query().text().equals("auid == 1000"));
        assertThat(shown().timeline().size()).isGreaterThan(shown().rows().size());
        type("a");
        await(() -> shown().timeline().size() == shown().rows().size());
    }

    @Test
    void filtersByASessionAndShowsItsTree() throws Exception {
        onFx(() -> {
            pane.showSessions();
            return null;
        });
        await(() -> table("sessions").source().rowCount() > 3);
        await(() -> {
            for (int row = 0; row < table("sessions").source().rowCount(); row++) {
                if (table("sessions").source().cell(row, "from").plain().contains("203.0.113.7")) {
                    return true;
                }
            }
            return false;
        });
        picture("sessions");
        String name = onFx(() -> table("sessions").source().cell(0, "session").plain());
        assertThat(name).startsWith("ses ");

        onFx(() -> {
            table("sessions").requestFocus();
            return null;
        });
        press(KeyCode.ENTER);

        await(() -> shown().query().text().equals("ses == " + name.substring(4)));
        assertThat(onFx(() -> ((TabPane) pane.lookup("#tabs"))
                        .getSelectionModel()
                        .getSelectedItem()
                        .getText()))
                .isEqualTo("Process tree");
    }

    private static int processThatConnects(ProcessForest forest, EventTable events) {
        for (int process = 0; process < forest.size(); process++) {
            if (forest.eventCount(process) > 2 && rowOfCall(forest, events, process, "connect") > 0) {
                return process;
            }
        }
        throw new AssertionError("no process of the sample connects");
    }

    private static int rowOfCall(ProcessForest forest, EventTable events, int process, String name) {
        for (int row = 0; row < forest.eventCount(process); row++) {
            int call = events.call(forest.event(process, row));
            if (call >= 0 && events.calls().get(call).name().equals(name)) {
                return row;
            }
        }
        return -1;
    }

    private void picture(String name) throws Exception {
        for (ColorScheme scheme : ColorScheme.values()) {
            String file = name + "-" + scheme.name().toLowerCase(java.util.Locale.ROOT);
            assertThat(Pictures.colours(file, pane, scheme)).isGreaterThan(20);
            assertThat(Pictures.colours(file + "-small", pane, scheme, 1280, 720))
                    .isGreaterThan(20);
        }
    }

    private String status() {
        return onFx(() -> ((Button) pane.lookup("#status-others")).getText());
    }

    private int onRow(String id) {
        RowTable table = table(id);
        return table.source().eventAt(table.cursorRowProperty().get());
    }

    private void move(int event) throws Exception {
        onFx(() -> {
            workspace.cursorProperty().set(event);
            pane.focusTable();
            return null;
        });
        await(() -> ((Label) pane.lookup("#parent-certainty")) != null);
    }

    private void type(String character) {
        onFx(() -> {
            Objects.requireNonNull(pane.getScene().getFocusOwner())
                    .fireEvent(new KeyEvent(
                            KeyEvent.KEY_TYPED, character, "", KeyCode.UNDEFINED, false, false, false, false));
            return null;
        });
    }

    private void press(KeyCode code) {
        onFx(() -> {
            Objects.requireNonNull(pane.getScene().getFocusOwner())
                    .fireEvent(new KeyEvent(KeyEvent.KEY_PRESSED, "", "", code, false, false, false, false));
            return null;
        });
    }
}
