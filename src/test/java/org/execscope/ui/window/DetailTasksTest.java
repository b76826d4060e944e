package org.execscope.ui.window;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import javafx.geometry.Orientation;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.SplitPane;
import javafx.scene.control.TabPane;
import javafx.scene.control.ToggleButton;
import javafx.scene.input.Clipboard;
import javafx.scene.input.KeyCode;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.text.Text;
import org.execscope.event.EventTable;
import org.execscope.process.ProcessForest;
import org.execscope.ui.model.Words;
import org.execscope.ui.table.RowTable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// What an examiner does with the details, on the sample evidence.
class DetailTasksTest extends SampleWindow {
    private RowTable timeline;

    DetailTasksTest() {
        super(1000, 950);
    }

    @BeforeEach
    void begin() throws Exception {
        timeline = onFx(() -> pane.timelineTable());
        go("/usr/bin/curl");
    }

    /// Puts the cursor on the first event of a program.
    private int go(String program) throws Exception {
        EventTable events = shown().trail().events();
        int wanted = -1;
        for (int i = 0; i < shown().trail().execves().size() && wanted < 0; i++) {
            int event = shown().trail().execves().at(i);
            wanted = events.exe(event) >= 0
                            && events.exes().get(events.exe(event)).toString().equals(program)
                    ? event
                    : -1;
        }
        int event = wanted;
        run(() -> workspace.cursorProperty().set(event));
        await(() -> pane.details().event() == event);
        return event;
    }

    private Node node(String id) {
        return onFx(() -> pane.lookup("#" + id));
    }

    private String pinned() {
        return onFx(() -> ((Label) pane.lookup("#pin-words")).getText());
    }

    private String words(String id) {
        return onFx(() -> text(pane.lookup("#" + id)));
    }

    private static String text(Node node) {
        if (node instanceof Text text) {
            return text.getText();
        }
        List<String> parts = new ArrayList<>();
        if (node instanceof Parent parent) {
            parent.getChildrenUnmodifiable().forEach(child -> parts.add(text(child)));
        }
        return String.join("\n", parts);
    }

    private void detailsAtRight() {
        run(() -> pane.cycleDetails());
    }

    private void open(String tab) {
        run(() -> {
            TabPane tabs = (TabPane) pane.lookup("#detail-tabs");
            tabs.getTabs().stream().filter(one -> one.getText().equals(tab)).forEach(tabs.getSelectionModel()::select);
        });
    }

    @Test
    void aPinKeepsTheDetailsWhileTheCursorMoves() throws Exception {
        int pinned = onFx(() -> pane.details().event());
        type(timeline, ".");
        assertThat(pinned()).contains("Pinned", "curl").doesNotContain("another event");
        press(timeline, KeyCode.DOWN, false, false, false);
        assertThat(onFx(() -> workspace.cursorProperty().get())).isNotEqualTo(pinned);
        Thread.sleep(300);
        assertThat(onFx(() -> pane.details().event())).isEqualTo(pinned);
        assertThat(pinned()).contains("the cursor is on another event");
        assertThat(((ToggleButton) node("details-pin")).isSelected()).isTrue();
        press(timeline, KeyCode.ESCAPE, false, false, false);
        await(() -> pane.details().event() == workspace.cursorProperty().get());
        assertThat(node("pin-bar")).isNull();
        assertThat(((ToggleButton) node("details-pin")).isSelected()).isFalse();
    }

    @Test
    void aPinnedEventStandsBesideTheOneUnderTheCursor() throws Exception {
        int pinned = onFx(() -> pane.details().event());
        type(timeline, ".");
        assertThat(node("detail-compare")).isNull();
        press(timeline, KeyCode.DOWN, false, false, false);
        await(() -> node("detail-compare") != null && words("detail-compare").contains("≠ differs"));
        EventTable events = shown().trail().events();
        int cursor = onFx(() -> workspace.cursorProperty().get());
        assertThat(words("detail-compare"))
                .contains("Pinned: ", "serial " + events.serial(pinned), "Cursor: ", "serial " + events.serial(cursor))
                .contains("argv[0]", "exe", "= same", "differ");
        int lines = words("detail-compare").length();
        run(() -> ((ToggleButton) pane.lookup("#compare-differences-only")).fire());
        assertThat(words("detail-compare")).doesNotContain("= same").hasSizeLessThan(lines);
        type(timeline, ",");
        await(() -> node("detail-compare") == null && node("detail-facts") != null);
        type(timeline, ",");
        await(() -> node("detail-compare") != null);
        press(timeline, KeyCode.UP, false, false, false);
        await(() -> node("detail-compare") == null);
        press(timeline, KeyCode.ESCAPE, false, false, false);
        await(() -> node("pin-bar") == null);
    }

    @Test
    void atTheRightTheComparisonIsATab() throws Exception {
        detailsAtRight();
        type(timeline, ".");
        press(timeline, KeyCode.DOWN, false, false, false);
        TabPane tabs = (TabPane) node("detail-tabs");
        await(() -> tabs.getSelectionModel().getSelectedItem().getText().equals("Compare"));
        await(() -> words("detail-compare").contains("≠ differs"));
        press(timeline, KeyCode.ESCAPE, false, false, false);
        await(() -> tabs.getTabs().stream().noneMatch(tab -> tab.getText().equals("Compare")));
    }

    /// What is a tab at the right has a switch below, and a key in both places.
    @Test
    void belowTheTablesProcessAndContextAreThereToo() throws Exception {
        ProcessForest forest = shown().trail().processes();
        int process = forest.processOf(pane.details().event());
        type(timeline, "D");
        await(() -> node("detail-process") != null && words("detail-process").contains(forest.id(process)));
        assertThat(node("detail-arguments")).isNull();
        await(() -> pane.getScene().getFocusOwner().getStyleClass().contains("fact-value"));
        Node fact = onFx(() -> pane.getScene().getFocusOwner());
        type(fact, "C");
        RowTable near = table("near");
        await(() -> near.isFocused() && near.source().rowCount() > 2);
        assertThat(((ToggleButton) node("near-switch")).isSelected()).isTrue();
        assertThat(((ToggleButton) node("process-switch")).isSelected()).isFalse();
        type(near, "C");
        await(() -> node("detail-arguments") != null && timeline.isFocused());
        run(() -> ((ToggleButton) pane.lookup("#near-switch")).fire());
        await(() -> node("near") != null);
        run(() -> ((ToggleButton) pane.lookup("#near-switch")).fire());
        await(() -> node("detail-arguments") != null);
    }

    @Test
    void fromThePinBackToItsEvent() throws Exception {
        int pinned = onFx(() -> pane.details().event());
        type(timeline, ".");
        press(timeline, KeyCode.END, false, false, false);
        run(() -> ((Button) pane.lookup("#pin-back")).fire());
        assertThat(onFx(() -> workspace.cursorProperty().get())).isEqualTo(pinned);
        type(timeline, ".");
        press(timeline, KeyCode.HOME, false, false, false);
        await(() -> pane.details().event() != pinned);
    }

    @Test
    void aPinEndsWithItsEvidence() throws Exception {
        type(timeline, ".");
        run(() -> pane.closeEvidence());
        assertThat(onFx(() -> pane.details().isPinned())).isFalse();
        await(() -> pane.details().event() == -1);
    }

    @Test
    void theKeyGoesThroughThePlaces() throws Exception {
        SplitPane centre =
                (SplitPane) onFx(() -> pane.lookup("#tabs").getParent().getParent());
        assertThat(centre.getOrientation()).isEqualTo(Orientation.VERTICAL);
        run(() -> pane.cycleDetails());
        assertThat(centre.getOrientation()).isEqualTo(Orientation.HORIZONTAL);
        assertThat(pane.settings().preferences().details()).isEqualTo("right");
        // Tabs are drawn with the next pulse.
        await(() -> List.of("Event", "Process", "Raw", "Context", "audit id").stream()
                .allMatch(words("details")::contains));
        run(() -> pane.cycleDetails());
        assertThat(node("details")).isNull();
        assertThat(pane.settings().preferences().details()).isEqualTo("away");
        run(() -> pane.cycleDetails());
        assertThat(centre.getOrientation()).isEqualTo(Orientation.VERTICAL);
        assertThat(centre.getItems()).hasSize(2);
        await(() -> List.of("Arguments (", "Facts", "Records as they stand").stream()
                .allMatch(words("details")::contains));
    }

    /// Findings have details of their own: those of the event come back where they stood.
    @Test
    void givesWayAndComesBackAtTheRight() {
        detailsAtRight();
        run(() -> pane.showFindings());
        assertThat(node("details")).isNull();
        run(() -> pane.showTimeline());
        assertThat(node("details")).isNotNull();
        assertThat(node("detail-tabs")).isNotNull();
    }

    @Test
    void aProcessTellsWhatIsKnownOfItAndOnWhatItRests() throws Exception {
        detailsAtRight();
        type(timeline, "d");
        ProcessForest forest = shown().trail().processes();
        int process = forest.processOf(pane.details().event());
        await(() -> words("detail-process").contains(forest.id(process)));
        assertThat(words("detail-process"))
                .contains(
                        "last seen",
                        "first event",
                        "last event",
                        "children",
                        "Programs it ran",
                        "curl -",
                        "link",
                        forest.parentReason(process));
        RowTable did = table("activity");
        await(() -> did.source().rowCount() == forest.eventCount(process));
        assertThat(onFx(did::isFocused)).isTrue();
    }

    @Test
    void theContextListsTheProcessAndTheMinute() throws Exception {
        detailsAtRight();
        open("Context");
        RowTable near = table("near");
        await(() -> near.source().rowCount() > 2);
        int event = pane.details().event();
        long minute = shown().trail().events().timeMillis(event) / 60_000;
        List<Integer> listed = new ArrayList<>();
        run(() -> {
            for (int row = 0; row < near.source().rowCount(); row++) {
                listed.add(near.source().eventAt(row));
            }
        });
        assertThat(listed.stream().filter(one -> one == event).count()).isEqualTo(2);
        int second = listed.lastIndexOf(-1);
        EventTable events = shown().trail().events();
        long all = 0;
        for (int one = 0; one < events.size(); one++) {
            all += events.timeMillis(one) / 60_000 == minute ? 1 : 0;
        }
        assertThat(listed.subList(second + 1, listed.size()))
                .hasSize((int) all)
                .allMatch(one -> events.timeMillis(one) / 60_000 == minute);
        ProcessForest forest = shown().trail().processes();
        assertThat(listed.subList(1, second)).allMatch(one -> forest.processOf(one) == forest.processOf(event));
        int cursor = onFx(() -> workspace.cursorProperty().get());
        run(() -> near.cursorRowProperty().set(second + 1));
        assertThat(onFx(() -> workspace.cursorProperty().get())).isEqualTo(cursor);
    }

    @Test
    void aFactAtTheRightLeadsToItsBytesAndBack() throws Exception {
        detailsAtRight();
        await(() -> words("detail-facts").contains("cwd"));
        Node fact = onFx(() -> pane.lookupAll(".fact-value").stream()
                .filter(node -> node.getAccessibleText().startsWith("pid "))
                .findFirst()
                .orElseThrow());
        run(() -> {
            fact.requestFocus();
            pane.showRaw();
        });
        await(() -> pane.getScene().getFocusOwner() != null
                && pane.getScene().getFocusOwner().getStyleClass().contains("raw-line"));
        assertThat(onFx(() -> ((TabPane) pane.lookup("#detail-tabs"))
                        .getSelectionModel()
                        .getSelectedItem()
                        .getText()))
                .isEqualTo("Raw");
        Node line = onFx(() -> pane.getScene().getFocusOwner());
        press(line, KeyCode.ESCAPE, false, false, false);
        assertThat(onFx(() -> ((TabPane) pane.lookup("#detail-tabs"))
                        .getSelectionModel()
                        .getSelectedItem()
                        .getText()))
                .isEqualTo("Event");
    }

    @Test
    void copiesTheRawLines() throws Exception {
        await(() -> words("detail-records").contains("read again ✓"));
        run(() -> pane.details().copyRaw());
        String copied = onFx(() -> Clipboard.getSystemClipboard().getString());
        assertThat(copied.lines().toList())
                .allMatch(line -> line.startsWith("type="))
                .hasSizeGreaterThan(3);
        assertThat(workspace.messageProperty().get())
                .isEqualTo("Copied " + Words.count(copied.lines().count(), "raw line") + ".");
    }

    @Test
    void aPartTakesAllTheRoomAndGivesItBack() {
        SplitPane columns = (SplitPane) onFx(() -> pane.lookup(".detail-columns"));
        Node head = onFx(() -> ((javafx.scene.layout.BorderPane) pane.lookup("#detail-facts")).getTop());
        MouseEvent twice = new MouseEvent(
                MouseEvent.MOUSE_CLICKED,
                5,
                5,
                5,
                5,
                MouseButton.PRIMARY,
                2,
                false,
                false,
                false,
                false,
                false,
                false,
                false,
                false,
                false,
                true,
                null);
        run(() -> head.fireEvent(twice));
        assertThat(columns.getItems()).extracting(Node::getId).containsExactly("detail-facts");
        run(() -> head.fireEvent(twice));
        assertThat(columns.getItems())
                .extracting(Node::getId)
                .containsExactly("detail-arguments", "detail-facts", "detail-records");
    }

    /// Where the raw part had no room, asking for bytes gives it some.
    @Test
    void askingForBytesBringsTheRecordsBack() {
        SplitPane columns = (SplitPane) onFx(() -> pane.lookup(".detail-columns"));
        Node head = onFx(() -> ((javafx.scene.layout.BorderPane) pane.lookup("#detail-facts")).getTop());
        run(() -> ((Button) head.lookup(".button")).fire());
        assertThat(columns.getItems()).hasSize(1);
        run(() -> pane.details().showRaw("exe", () -> {}));
        assertThat(columns.getItems()).hasSize(3);
    }

    @Test
    void anAncestorScopes() throws Exception {
        Button ancestor = onFx(() -> pane.lookupAll(".ancestor").stream()
                .filter(node -> !node.getStyleClass().contains("self"))
                .map(node -> (Button) node)
                .reduce((first, second) -> second)
                .orElseThrow());
        MouseEvent alt = new MouseEvent(
                MouseEvent.MOUSE_RELEASED,
                5,
                5,
                5,
                5,
                MouseButton.PRIMARY,
                1,
                false,
                false,
                true,
                false,
                false,
                false,
                false,
                false,
                false,
                true,
                null);
        int parent = shown().trail()
                .processes()
                .parent(shown().trail().processes().processOf(pane.details().event()));
        String scope = "lineage.id == " + shown().trail().processes().id(parent);
        run(() -> ancestor.fireEvent(alt));
        await(() -> workspace.applied().text().contains(scope));
        run(() -> workspace.apply(""));
        await(() -> workspace.applied().isEmpty());
        type(ancestor, "s");
        await(() -> workspace.applied().text().contains(scope));
    }

    @Test
    void saysHowSureTheLinkIs() {
        Label certainty = (Label) node("parent-certainty");
        ProcessForest forest = shown().trail().processes();
        int process = forest.processOf(pane.details().event());
        assertThat(certainty.getTooltip().getText()).contains("parent link: ").contains(forest.parentReason(process));
    }

    /// How many events there are is heard whatever letters the user chose.
    @Test
    void theSwitchesTellTheirCountWithOtherLettersToo() throws Exception {
        ProcessForest forest = shown().trail().processes();
        int process = 0;
        while (forest.eventCount(process) < 3) {
            process++;
        }
        int event = forest.event(process, 0);
        String count = forest.eventCount(process) + " events";
        run(() -> workspace.cursorProperty().set(event));
        javafx.scene.Node did = pane.lookup("#activity-switch");
        await(() -> did.getAccessibleText().contains(count + ", key d"));
        org.execscope.ui.keys.KeyAction action = org.execscope.ui.keys.KeyMap.letterActions().stream()
                .filter(one -> one.id().equals("event d"))
                .findFirst()
                .orElseThrow();
        run(() -> workspace.choices().lettersProperty().set(org.execscope.ui.keys.Letters.USUAL.with(action, "w")));
        assertThat(onFx(did::getAccessibleText)).contains(count + ", key w");
    }

    /// The words about the parent end before the first switch begins.
    @Test
    void theParentLinkStandsApartFromTheSwitches() throws Exception {
        await(() -> pane.details().event() >= 0);
        javafx.scene.layout.Region words = (javafx.scene.layout.Region) pane.lookup("#parent-certainty");
        assertThat(onFx(() -> words.getInsets().getRight())).isGreaterThanOrEqualTo(8);
    }
}
