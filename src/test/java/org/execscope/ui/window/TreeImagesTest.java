package org.execscope.ui.window;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import javafx.application.ColorScheme;
import javafx.scene.Scene;
import javafx.stage.Stage;
import org.execscope.process.ProcessForest;
import org.execscope.ui.FxTest;
import org.execscope.ui.Pictures;
import org.execscope.ui.model.Workspace;
import org.execscope.ui.table.RowTable;
import org.execscope.ui.table.TableCell;
import org.execscope.ui.theme.Theme;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A process that ran several programs is shown as the one that it was when what the cursor is on happened.
class TreeImagesTest extends FxTest {
    private final List<String> lines = new ArrayList<>();
    private MainPane pane;
    private Workspace workspace;
    private RowTable tree;

    /// A shell that starts a program, becomes another one and a third as root, and starts another; and a chain beside.
    @BeforeEach
    void open(@TempDir Path folder) throws Exception {
        start(500, 400, "/usr/bin/bash", 1000);
        start(600, 500, "/usr/bin/curl", 1000);
        start(500, 400, "/usr/bin/perl", 1000);
        start(500, 400, "/usr/bin/python3", 0);
        start(700, 500, "/usr/bin/id", 0);
        start(800, 400, "/usr/bin/dash", 1000);
        start(800, 400, "/usr/bin/sleep", 1000);
        Path log = folder.resolve("audit.log");
        Files.write(log, lines);
        pane = onFx(() -> {
            Stage stage = new Stage();
            MainPane made = new MainPane(stage, new Workspace(), new NoChoice());
            Scene scene = new Scene(made, 1280, 720);
            Theme.applyTo(scene);
            stage.setX(0);
            stage.setY(0);
            stage.setScene(scene);
            stage.show();
            made.open(List.of(log));
            return made;
        });
        workspace = onFx(() -> pane.workspace());
        tree = onFx(() -> pane.tree().table());
        await(() -> workspace.loadingProperty().get() == null
                && workspace.shownProperty().get() != null
                && workspace.shownProperty().get().trail().whole());
    }

    private void start(int pid, int ppid, String exe, int euid) {
        int number = lines.size() / 2;
        String id = "msg=audit(17720000%02d.000:%d): ".formatted(number, 100 + number);
        String name = exe.substring(exe.lastIndexOf('/') + 1);
        lines.add("type=SYSCALL " + id + "arch=c000003e syscall=59 success=yes exit=0 a0=1 a1=2 a2=3 a3=4 items=0 ppid="
                + ppid + " pid=" + pid + " auid=1000 uid=1000 gid=0 euid=" + euid
                + " suid=0 fsuid=0 egid=0 sgid=0 fsgid=0 tty=pts0 ses=1 comm=\"" + name + "\" exe=\"" + exe
                + "\" key=\"procmon\"");
        lines.add("type=EXECVE " + id + "argc=1 a0=\"" + name + "\"");
    }

    /// The event of a program start, by its number.
    private int event(int number) {
        return workspace.shownProperty().get().trail().execves().at(number);
    }

    private void inTree(int number) throws Exception {
        SampleWindow.run(() -> workspace.showInTree(event(number)));
        await(() -> pane.isTreeShown() && tree.source().rowCount() > 0);
        await(() -> workspace.cursorProperty().get() == event(number));
    }

    private TableCell cell(long pid, String column) {
        return onFx(() -> {
            int row = IntStream.range(0, tree.source().rowCount())
                    .filter(one -> tree.source().cell(one, "pid").plain().equals(Long.toString(pid)))
                    .findFirst()
                    .orElseThrow();
            return tree.source().cell(row, column);
        });
    }

    /// Without the sign that says how sure the link to the parent is.
    private String name(long pid) {
        return cell(pid, "process").plain().replaceFirst("^≈ ", "");
    }

    @Test
    void anAncestorIsWhatItWasAtTheCursor() throws Exception {
        inTree(1);
        assertThat(name(500)).isEqualTo("/usr/bin/bash → later python3");
        assertThat(cell(500, "command").plain()).isEqualTo("bash");
        assertThat(cell(500, "user").plain()).startsWith("1000").doesNotContain("0 root");
        assertThat(Pictures.colours("tree-earlier", pane, ColorScheme.DARK, 1280, 720))
                .isGreaterThan(20);

        inTree(4);
        assertThat(name(500)).isEqualTo("/usr/bin/bash → … → /usr/bin/python3");
        assertThat(cell(500, "command").plain()).endsWith("python3");
        assertThat(cell(500, "user").plain()).contains("→ 0");
    }

    @Test
    void theProcessOfTheCursorIsTheImageOfItsEvent() throws Exception {
        inTree(0);
        assertThat(name(500)).isEqualTo("/usr/bin/bash → later python3");
        inTree(2);
        assertThat(name(500)).isEqualTo("/usr/bin/bash → /usr/bin/perl → later python3");
        assertThat(cell(500, "command").plain()).isEqualTo("perl");
        inTree(3);
        assertThat(name(500)).isEqualTo("/usr/bin/bash → … → /usr/bin/python3");
    }

    /// What isn't above the cursor stays as it is, wherever that goes.
    @Test
    void othersAreWhatTheyWereLast() throws Exception {
        for (int number = 0; number < 5; number++) {
            inTree(number);
            assertThat(name(800)).isEqualTo("/usr/bin/dash → /usr/bin/sleep");
        }
        inTree(5);
        assertThat(name(800)).isEqualTo("/usr/bin/dash → later sleep");
        assertThat(name(500)).isEqualTo("/usr/bin/bash → … → /usr/bin/python3");
    }

    /// Upwards by key: the details tell of the image that the row shows.
    @Test
    void goingUpStaysAtTheTime() throws Exception {
        inTree(1);
        SampleWindow.press(tree, javafx.scene.input.KeyCode.LEFT, false, false, false);
        await(() -> workspace.cursorProperty().get() == event(0));
        assertThat(name(500)).isEqualTo("/usr/bin/bash → later python3");
        // From a process beside it, it is what it was last.
        inTree(5);
        SampleWindow.run(() -> tree.reveal(IntStream.range(0, tree.source().rowCount())
                .filter(row -> tree.source().cell(row, "pid").plain().equals("500"))
                .findFirst()
                .orElseThrow()));
        await(() -> workspace.cursorProperty().get() == event(3));
    }

    /// The order of siblings and what is marked don't depend on the cursor.
    @Test
    void nothingMovesAndMarksStay() throws Exception {
        inTree(3);
        SampleWindow.run(() -> {
            java.util.BitSet found = new java.util.BitSet();
            found.set(1);
            tree.marks(found, List.of());
        });
        List<String> pids = pids();
        assertThat(marked()).isEqualTo(1);
        SampleWindow.run(() -> workspace.cursorProperty().set(event(0)));
        assertThat(name(500)).isEqualTo("/usr/bin/bash → later python3");
        assertThat(pids()).isEqualTo(pids);
        assertThat(marked()).isEqualTo(1);
    }

    private long marked() {
        return onFx(() -> {
            pane.layout();
            return tree.lookupAll(".table-line").stream()
                    .filter(line -> line.getPseudoClassStates().stream()
                            .anyMatch(state -> state.getPseudoClassName().equals("found")))
                    .count();
        });
    }

    @Test
    void theHoverSaysThatLaterImagesCame() throws Exception {
        inTree(1);
        ProcessForest forest = workspace.shownProperty().get().trail().processes();
        SampleWindow.press(tree, javafx.scene.input.KeyCode.LEFT, false, false, false);
        await(() -> pane.tree().process() >= 0 && forest.pid(pane.tree().process()) == 500);
        SampleWindow.press(tree, javafx.scene.input.KeyCode.SPACE, false, true, false);
        await(() -> javafx.stage.Window.getWindows().size() > 1);
        String words = onFx(
                () -> text(javafx.stage.Window.getWindows().getLast().getScene().getRoot()));
        assertThat(words).contains("as it was at the event under the cursor", "the last of its 3 images came at");
    }

    private static String text(javafx.scene.Parent root) {
        StringBuilder words = new StringBuilder();
        for (javafx.scene.Node node : root.lookupAll("*")) {
            if (node instanceof javafx.scene.text.Text text) {
                words.append(text.getText()).append(' ');
            }
        }
        return words.toString().replaceAll("\\s+", " ");
    }

    private List<String> pids() {
        return onFx(() -> IntStream.range(0, tree.source().rowCount())
                .mapToObj(row -> tree.source().cell(row, "pid").plain())
                .toList());
    }
}
