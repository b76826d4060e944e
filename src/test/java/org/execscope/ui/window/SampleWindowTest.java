package org.execscope.ui.window;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javafx.application.ColorScheme;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.RadioButton;
import javafx.scene.control.TabPane;
import javafx.scene.control.TextArea;
import javafx.scene.control.TextField;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.stage.Window;
import org.execscope.bytes.Display;
import org.execscope.event.EventTable;
import org.execscope.event.Identities;
import org.execscope.evidence.HostFile;
import org.execscope.process.ProcessForest;
import org.execscope.ui.Pictures;
import org.execscope.ui.table.RowTable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The whole way, on the sample evidence: open, filter, follow, export.
class SampleWindowTest extends SampleWindow {
    @TempDir
    private Path folder;

    SampleWindowTest() {
        super(990, 950);
    }

    @Test
    void theTableHasTheFocusOnceEvidenceIsOpen() {
        assertThat(onFx(() -> pane.getScene().getFocusOwner())).isEqualTo(onFx(() -> pane.timelineTable()));
    }

    @Test
    void filtersAndExportsExactlyTheRowsShown() throws Exception {
        int all = shown().rows().size();
        filter("uid == 33");
        int ofUser = shown().rows().size();
        assertThat(ofUser).isBetween(1, all - 1);
        EventTable events = shown().trail().events();
        for (int row = 0; row < ofUser; row++) {
            assertThat(events.id(shown().rows().at(row), Identities.Id.UID)).isEqualTo(33);
        }
        filter("key == procmon and uid == 33");
        int wanted = shown().rows().size();
        assertThat(wanted).isBetween(1, ofUser);

        Path target = folder.resolve("rows.csv");
        onFx(() -> {
            ((Button) pane.lookup("#export-button")).fire();
            return null;
        });
        Parent dialog = onFx(() -> Window.getWindows().getLast().getScene().getRoot());
        onFx(() -> {
            ((RadioButton) dialog.lookup("#export-jsonl")).fire();
            ((TextField) dialog.lookup("#export-target")).setText(target.toString());
            ((Button) dialog.lookup("#export-write")).fire();
            return null;
        });
        await(() -> ((Label) dialog.lookup("#export-outcome")).getText().startsWith("Exported"));
        assertThat(Files.readString(folder.resolve("rows.csv.manifest.json")))
                .contains("\"rows\" : " + wanted)
                .contains("key == procmon and uid == 33")
                .contains("\"unchanged\" : true");

        List<String> lines = Files.readAllLines(target);
        assertThat(lines).hasSize(wanted);
        for (int row = 0; row < wanted; row++) {
            assertThat(lines.get(row))
                    .contains("\"serial\":" + events.serial(shown().rows().at(row)) + ",");
        }
    }

    @Test
    void followsARowToTheTreeAndBack() throws Exception {
        assumeTrue(shown().trail().processes().size() > 0, "no process forest");
        int event = shown().rows().at(shown().rows().size() / 2);
        onFx(() -> {
            workspace.cursorProperty().set(event);
            pane.following().cursorToTree();
            return null;
        });
        assertThat(tab()).isEqualTo("Process tree");

        onFx(() -> {
            pane.following().cursorToTimeline();
            return null;
        });
        assertThat(tab()).isEqualTo("Timeline");
        assertThat(onFx(() -> workspace.cursorProperty().get())).isEqualTo(event);
    }

    /// The way of every case: filter by exe, select two rows by key, export them, look at what lies on the
    /// disk.
    @Test
    void exportsExactlyTheSelectedRowsToCsv() throws Exception {
        filter("exe == /usr/bin/curl");
        await(() -> table("timeline").source().rowCount() == shown().rows().size());
        RowTable timeline = table("timeline");
        onFx(() -> {
            timeline.requestFocus();
            timeline.reveal(1);
            timeline.fireEvent(new KeyEvent(KeyEvent.KEY_PRESSED, "", "", KeyCode.DOWN, true, false, false, false));
            return null;
        });
        assertThat(onFx(() -> workspace.selection().countProperty().get())).isEqualTo(2);
        Path target = folder.resolve("selected.csv");
        onFx(() -> {
            ((Button) pane.lookup("#export-button")).fire();
            return null;
        });
        Parent dialog = onFx(() -> Window.getWindows().getLast().getScene().getRoot());
        onFx(() -> {
            ((RadioButton) dialog.lookup("#export-selected")).fire();
            ((RadioButton) dialog.lookup("#export-csv")).fire();
            ((TextField) dialog.lookup("#export-target")).setText(target.toString());
            ((Button) dialog.lookup("#export-write")).fire();
            return null;
        });
        await(() -> ((Label) dialog.lookup("#export-outcome")).getText().startsWith("Exported"));
        EventTable events = shown().trail().events();
        List<String> wanted = new ArrayList<>();
        for (int row = 1; row <= 2; row++) {
            int event = shown().rows().at(row);
            wanted.add(
                    events.serial(event) + " " + events.pid(event) + " " + Display.shellWords(events.arguments(event)));
        }
        List<String> written = new ArrayList<>();
        try (CsvReader<NamedCsvRecord> csv = CsvReader.builder().ofNamedCsvRecord(target)) {
            csv.forEach(row ->
                    written.add(row.getField("serial") + " " + row.getField("pid") + " " + row.getField("argv")));
        }
        assertThat(written).isEqualTo(wanted);
    }

    /// As at the keyboard: a letter typed while the table has the focus.
    @Test
    void lettersFollowFromTheTimelineToTheTreeAndBack() throws Exception {
        await(() -> table("timeline").source().rowCount() == shown().rows().size());
        int event = shown().rows().at(shown().rows().size() / 2);
        onFx(() -> {
            workspace.cursorProperty().set(event);
            table("timeline").requestFocus();
            fire(table("timeline"), "p");
            return null;
        });
        assertThat(tab()).isEqualTo("Process tree");
        RowTable tree = table("tree");
        ProcessForest forest = shown().trail().processes();
        await(() -> tree.source().rowCount() > 0);
        int there = onFx(() -> tree.source().eventAt(tree.cursorRowProperty().get()));
        assertThat(forest.processOf(there)).isEqualTo(forest.processOf(event));

        onFx(() -> {
            tree.requestFocus();
            fire(tree, "e");
            return null;
        });
        assertThat(tab()).isEqualTo("Timeline");
        RowTable timeline = table("timeline");
        int back = onFx(
                () -> timeline.source().eventAt(timeline.cursorRowProperty().get()));
        assertThat(forest.processOf(back)).isEqualTo(forest.processOf(event));
    }

    @Test
    void spaceSelectsTheRowOfTheCursor() throws Exception {
        await(() -> table("timeline").source().rowCount() == shown().rows().size());
        onFx(() -> {
            RowTable timeline = table("timeline");
            timeline.reveal(7);
            timeline.fireEvent(new KeyEvent(KeyEvent.KEY_PRESSED, "", "", KeyCode.SPACE, false, false, false, false));
            return null;
        });
        assertThat(onFx(() -> workspace.selection().snapshot()).stream().boxed())
                .containsExactly(shown().rows().at(7));
    }

    private static void fire(Node node, String letter) {
        node.fireEvent(new KeyEvent(KeyEvent.KEY_TYPED, letter, letter, KeyCode.UNDEFINED, false, false, false, false));
    }

    @Test
    void foldsAndUnfoldsTheTreeByKey() throws Exception {
        onFx(() -> {
            pane.showTree();
            return null;
        });
        await(() -> table("tree").source().rowCount() > 0);
        RowTable tree = table("tree");
        int all = onFx(() -> tree.source().rowCount());
        onFx(() -> {
            tree.reveal(0);
            tree.fireEvent(new KeyEvent(KeyEvent.KEY_PRESSED, "", "", KeyCode.LEFT, false, false, false, false));
            return null;
        });
        assertThat(onFx(() -> tree.source().rowCount())).isLessThan(all);
        onFx(() -> {
            tree.fireEvent(new KeyEvent(KeyEvent.KEY_PRESSED, "", "", KeyCode.RIGHT, false, false, false, false));
            return null;
        });
        assertThat(onFx(() -> tree.source().rowCount())).isEqualTo(all);
    }

    /// The intruder's file names hold a bidi override and a line feed.
    @Test
    void showsHostileNamesEscaped() throws Exception {
        filter("exe : \"\\u{202e}\"");
        await(() -> table("timeline").source().rowCount() == shown().rows().size());
        assertThat(shown().rows().size()).isPositive();
        String cell = onFx(() -> table("timeline").source().cell(0, "exe").plain());
        assertThat(cell).contains("\\u202e").doesNotContain("\u202e");
    }

    @Test
    void lettersInTheFilterFieldAreText() throws Exception {
        onFx(() -> {
            workspace.cursorProperty().set(shown().rows().at(0));
            pane.filter().focusField();
            Node field = pane.lookup("#filter-field");
            field.fireEvent(new KeyEvent(KeyEvent.KEY_TYPED, "p", "p", KeyCode.UNDEFINED, false, false, false, false));
            return null;
        });
        assertThat(tab()).isEqualTo("Timeline");
    }

    @Test
    void drawsTheWindowInBothThemes() throws Exception {
        onFx(() -> {
            workspace.cursorProperty().set(shown().rows().at(shown().rows().size() / 2));
            return null;
        });
        await(() -> !pane.lookupAll("#detail-records .evidence-flow").isEmpty());
        for (ColorScheme scheme : ColorScheme.values()) {
            assertThat(Pictures.colours("timeline-" + scheme, pane, scheme)).isGreaterThan(20);
        }
        onFx(() -> {
            pane.showEvidence();
            return null;
        });
        onFx(() -> {
            ((Button) pane.lookup("#evidence-check")).fire();
            return null;
        });
        await(() -> ((Label) pane.lookup("#evidence-outcome"))
                .getText()
                .equals("All 2 files unchanged since they were loaded (SHA-256 matches)."));
        assertThat(onFx(() -> ((TextArea) pane.lookup("#evidence-facts")).getText()))
                .contains("SHA-256")
                .contains("Serials")
                .contains("EXECVE ");
        for (ColorScheme scheme : ColorScheme.values()) {
            assertThat(Pictures.colours("evidence-" + scheme, pane, scheme)).isGreaterThan(20);
        }
        onFx(() -> {
            pane.showTree();
            return null;
        });
        assertThat(Pictures.colours("tree-DARK", pane, ColorScheme.DARK)).isGreaterThan(20);
    }

    @Test
    void namesGivenByHandStandEverywhereAtOnceAndSayThatTheyAre() throws Exception {
        Path users = Files.writeString(folder.resolve("users"), "handmade:x:0:0::/:/bin/sh\n");
        String set = onFx(() -> shown().trail().sets().getFirst().folder());
        HostFile file = HostFile.read(HostFile.Kind.PASSWD, users);
        onFx(() -> {
            pane.showEvidence();
            workspace.give(set, file);
            return null;
        });
        await(() -> shown().trail().context(0).isByHand(HostFile.Kind.PASSWD));
        assertThat(onFx(() -> ((TextArea) pane.lookup("#evidence-facts")).getText()))
                .contains("By hand     user names, from " + users)
                .contains(file.sha256());
        onFx(() -> {
            pane.openHostMenu();
            return null;
        });
        assertThat(((MenuButton) pane.lookup("#evidence-by-hand")).isShowing()).isTrue();
        onFx(() -> {
            ((MenuButton) pane.lookup("#evidence-by-hand")).hide();
            return null;
        });
        assertThat(Pictures.colours("evidence-by-hand", pane, ColorScheme.LIGHT))
                .isGreaterThan(20);
        filter("uid == handmade");
        await(() -> shown().query().text().equals("uid == handmade"));
        assertThat(shown().rows().size()).isPositive();
        onFx(() -> {
            workspace.takeBack(set);
            return null;
        });
        await(() -> workspace.loadingProperty().get() == null
                && shown() != null
                && shown().trail().whole()
                && !shown().trail().context(0).isByHand(HostFile.Kind.PASSWD));
    }

    private void filter(String query) throws Exception {
        onFx(() -> {
            ((TextInputControl) pane.lookup("#filter-field")).setText(query);
            workspace.apply(query);
            return null;
        });
        await(() -> workspace.applied().text().equals(query));
    }

    private String tab() {
        return onFx(() -> ((TabPane) pane.lookup("#tabs"))
                .getSelectionModel()
                .getSelectedItem()
                .getText());
    }
}
