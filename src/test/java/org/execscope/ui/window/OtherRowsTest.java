package org.execscope.ui.window;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.BitSet;
import java.util.List;
import java.util.stream.IntStream;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.control.RadioButton;
import javafx.scene.control.TextField;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import javafx.stage.Stage;
import org.execscope.event.EventTable;
import org.execscope.ui.copy.CopyForm;
import org.execscope.ui.copy.RowText;
import org.execscope.ui.export.ExportDialog;
import org.execscope.ui.find.GoTo;
import org.execscope.ui.table.RowSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Rows that aren't program starts: copied, gone to, and not silently left out of an export.
class OtherRowsTest extends SampleWindow {
    OtherRowsTest() {
        super(1280, 720);
    }

    @BeforeEach
    void emptyClipboard() {
        run(() -> {
            ClipboardContent none = new ClipboardContent();
            none.putString("");
            Clipboard.getSystemClipboard().setContent(none);
        });
    }

    private String copied() throws Exception {
        await(() -> !Clipboard.getSystemClipboard().getString().isEmpty());
        return onFx(() -> Clipboard.getSystemClipboard().getString());
    }

    /// The first connection over IPv4.
    private int connection() {
        EventTable events = shown().trail().events();
        for (int i = 0; i < shown().trail().order().size(); i++) {
            int event = shown().trail().order().at(i);
            int call = events.call(event);
            if (call >= 0 && events.calls().get(call).name().equals("connect") && !events.isExecve(event)) {
                return event;
            }
        }
        throw new AssertionError("the sample has no connection");
    }

    @Test
    void copiesTheSessionsRowsThatAreSelected() throws Exception {
        run(() -> pane.showSessions());
        await(() -> table("sessions").source().rowCount() > 3);
        run(() -> {
            table("sessions").requestFocus();
            table("sessions").click(0, false, false, 1);
            table("sessions").click(1, true, false, 1);
            new EditActions(pane).copy();
        });

        List<String> lines = copied().lines().toList();
        assertThat(lines).hasSize(3);
        assertThat(lines.getFirst()).startsWith("Session\tLogin user\tFirst event (UTC)\t");
        String name = onFx(() -> table("sessions").source().cell(0, "session").plain());
        assertThat(lines.get(1)).startsWith(name + "\t").contains("203.0.113.7");
        await(() -> workspace.messageProperty().get().equals("Copied 2 rows."));
    }

    @Test
    void copiesEventsOfEveryKind() throws Exception {
        int event = connection();
        BitSet one = new BitSet();
        one.set(event);
        run(() -> {
            workspace.selection().all(one);
            pane.focusTable();
            new EditActions(pane).copy();
        });

        List<String> lines = copied().lines().toList();
        assertThat(lines).hasSize(2);
        assertThat(lines.get(1)).matches(".*connect {2}.*:\\d+.*");

        run(() -> new EditActions(pane).copyRows(CopyForm.JSON));
        await(() -> Clipboard.getSystemClipboard().getString().contains("\"syscall\":\"connect\""));
        run(() -> new EditActions(pane).copyRows(CopyForm.SHELL));
        await(() -> Clipboard.getSystemClipboard().getString().equals("# no program start\n"));
    }

    @Test
    void goesToAnEventOfAnyKindByItsId() throws Exception {
        EventTable events = shown().trail().events();
        int event = connection();
        GoTo goTo = onFx(() -> new GoTo(workspace, pane.following()::showEvent));
        run(() -> goTo.go(RowText.auditId(events, event)));

        await(() -> workspace.cursorProperty().get() == event);
        await(() -> shown().timeline().size() == shown().trail().order().size());
        assertThat(onFx(() -> workspace.messageProperty().get())).startsWith("All events are shown now");

        run(() -> {
            workspace.cursorProperty().set(shown().rows().at(0));
            goTo.go("pid " + events.pid(event));
        });
        await(() -> events.pid(workspace.cursorProperty().get()) == events.pid(event));
        run(goTo::dispose);
    }

    /// Program starts come first while others aren't shown.
    @Test
    void goesToAProgramStartOfThePidWhileOthersAreNotShown() throws Exception {
        EventTable events = shown().trail().events();
        int start = shown().rows().at(shown().rows().size() / 2);
        GoTo goTo = onFx(() -> new GoTo(workspace, pane.following()::showEvent));
        run(() -> {
            workspace.cursorProperty().set(shown().rows().at(0));
            goTo.go("pid " + events.pid(start));
        });
        await(() -> events.pid(workspace.cursorProperty().get()) == events.pid(start));
        assertThat(events.isExecve(workspace.cursorProperty().get())).isTrue();
        assertThat(onFx(() -> workspace.otherEventsProperty().get())).isFalse();
        run(goTo::dispose);
    }

    @Test
    void tellsBeforeAnExportWhatIsNotInIt() throws Exception {
        BitSet both = new BitSet();
        both.set(connection());
        both.set(shown().rows().at(0));
        Stage dialog = onFx(() -> {
            workspace.selection().all(both);
            return ExportDialog.open(pane.stage(), workspace, shown(), new NoChoice());
        });
        assertThat(onFx(() -> ((RadioButton) dialog.getScene().lookup("#export-selected")).getText()))
                .isEqualTo("2 selected");
        assertThat(goesOut(dialog)).contains("2 selected events,").contains("1 of them of other kinds");
        run(() -> ((CheckBox) dialog.getScene().lookup("#export-others")).fire());
        assertThat(onFx(() -> ((RadioButton) dialog.getScene().lookup("#export-selected")).getText()))
                .isEqualTo("1 selected");
        assertThat(goesOut(dialog))
                .contains("1 selected execve event,")
                .contains("1 event is no program start and left out");
        run(dialog::close);
    }

    private static String goesOut(Stage dialog) {
        return onFx(() -> ((Label) dialog.getScene().lookup("#export-goes-out")).getText());
    }

    /// What is selected goes out, of whatever kind; and program starts alone as they always did.
    @Test
    void exportsEventsOfOtherKindsWithWhatTheyWere(@TempDir Path folder) throws Exception {
        int start = shown().rows().at(0);
        BitSet both = new BitSet();
        both.set(connection());
        both.set(start);
        String all = exported(both, folder.resolve("all.csv"));
        assertThat(all.lines().findFirst())
                .hasValueSatisfying(
                        head -> assertThat(head).endsWith(",source_line,type,about,address,port,op,acct,result"));
        assertThat(all.lines().count()).isEqualTo(3);
        assertThat(all).containsPattern("(?m)^[^\n]*,connect,[^\n]*,SYSCALL,[^\n]*:[0-9]+");
        assertThat(Files.readString(folder.resolve("all.csv.manifest.json")))
                .contains("\"events\" : \"of every kind\"")
                .contains("\"about\", \"address\"");

        both.clear(connection());
        String starts = exported(both, folder.resolve("starts.csv"));
        assertThat(starts.lines().findFirst())
                .hasValueSatisfying(head -> assertThat(head).endsWith(",source_line"));
        assertThat(Files.readString(folder.resolve("starts.csv.manifest.json")))
                .contains("\"events\" : \"program starts\"");
    }

    @Test
    void whatTheTimelineShowsGoesOut() throws Exception {
        int all = shown().trail().order().size();
        run(() -> workspace.otherEventsProperty().set(true));
        await(() -> shown().timeline().size() == all);
        Stage dialog = onFx(() -> ExportDialog.open(pane.stage(), workspace, shown(), new NoChoice()));
        assertThat(onFx(() -> ((RadioButton) dialog.getScene().lookup("#export-shown")).getText()))
                .isEqualTo(String.format("%,d shown", all));
        run(dialog::close);
    }

    private String exported(BitSet events, Path target) throws Exception {
        Stage dialog = onFx(() -> {
            workspace.selection().all(events);
            Stage opened = ExportDialog.open(pane.stage(), workspace, shown(), new NoChoice());
            ((TextField) opened.getScene().lookup("#export-target")).setText(target.toString());
            ((Button) opened.getScene().lookup("#export-write")).fire();
            return opened;
        });
        await(() ->
                ((Label) dialog.getScene().lookup("#export-outcome")).getText().startsWith("Exported"));
        run(dialog::close);
        return Files.readString(target);
    }

    /// The panel around an event lists what the timeline's switch says, and follows it.
    @Test
    void aroundAnEventIsWhatTheTimelineWouldShow() throws Exception {
        int event = connection();
        run(() -> {
            workspace.otherEventsProperty().set(true);
            workspace.showInTimeline(event);
        });
        await(() -> workspace.cursorProperty().get() == event);
        run(() -> pane.focusTable());
        type(table("timeline"), "c");
        await(() -> pane.lookup("#context-table") != null && around().contains(event));
        assertThat(onFx(() -> ((Label) pane.lookup("#context-title")).getText()))
                .contains(" events");
        run(() -> workspace.otherEventsProperty().set(false));
        await(() -> !around().isEmpty() && !around().contains(event));
        assertThat(onFx(() -> ((Label) pane.lookup("#context-title")).getText()))
                .contains(" program starts");
    }

    private List<Integer> around() {
        RowSource source = table("context-table").source();
        return IntStream.range(0, source.rowCount())
                .map(source::eventAt)
                .boxed()
                .toList();
    }
}
