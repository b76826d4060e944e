package org.execscope.ui.window;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import javafx.application.ColorScheme;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.Label;
import javafx.scene.control.Labeled;
import javafx.scene.control.MenuItem;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.control.TextArea;
import javafx.scene.input.Clipboard;
import javafx.scene.text.Text;
import javafx.stage.Stage;
import javafx.stage.Window;
import org.execscope.evidence.Skipped;
import org.execscope.record.EvidenceProblem;
import org.execscope.trail.FileReport;
import org.execscope.ui.Pictures;
import org.execscope.ui.model.Notice;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What the evidence pane tells of each file, and what can be done there.
final class EvidencePaneTest extends SampleWindow {
    private static final String CONTROL = "no record \u001b[31m\u202eevil";

    @TempDir
    Path folder;

    EvidencePaneTest() {
        super(1280, 720);
    }

    private static String event(int serial) {
        return "type=SYSCALL msg=audit(1772000000.000:" + serial + "): arch=c000003e syscall=59 success=yes exit=0"
                + " a0=1 items=0 ppid=1 pid=7 auid=0 uid=0 gid=0 euid=0 suid=0 fsuid=0 egid=0 sgid=0 fsgid=0"
                + " tty=(none) ses=1 comm=\"id\" exe=\"/usr/bin/id\" key=\"k\"\n";
    }

    private void open(int events, Path... paths) throws Exception {
        run(() -> {
            pane.showEvidence();
            pane.open(List.of(paths));
        });
        loaded(events);
    }

    private void loaded(int events) throws Exception {
        await(() -> workspace.loadingProperty().get() == null
                && workspace.shownProperty().get() != null
                && shown().trail().execves().size() == events
                && files().getItems().size() == shown().trail().files().size());
    }

    @SuppressWarnings("unchecked")
    private TableView<FileReport> files() {
        return (TableView<FileReport>) Objects.requireNonNull(pane.lookup("#evidence-files"));
    }

    @SuppressWarnings("unchecked")
    private TableView<EvidenceProblem> problems() {
        return (TableView<EvidenceProblem>) Objects.requireNonNull(pane.lookup("#evidence-problems"));
    }

    @SuppressWarnings("unchecked")
    private TableView<Skipped> leftOut() {
        return (TableView<Skipped>) Objects.requireNonNull(pane.lookup("#evidence-skipped"));
    }

    private void fire(String id) {
        run(() -> ((Button) Objects.requireNonNull(pane.lookup(id))).fire());
    }

    private void way(String words) {
        run(() -> workspace.notices().stream()
                .flatMap(notice -> notice.ways().stream())
                .filter(one -> one.words().equals(words))
                .findFirst()
                .map(Notice.Way::action)
                .orElseThrow()
                .run());
    }

    private static <T> List<String> cells(TableView<T> table, String title) {
        TableColumn<T, ?> column = table.getColumns().stream()
                .filter(one -> one.getText().equals(title))
                .findFirst()
                .orElseThrow();
        return table.getItems().stream()
                .map(item -> String.valueOf(column.getCellObservableValue(item).getValue()))
                .toList();
    }

    private String facts() {
        return ((TextArea) pane.lookup("#evidence-facts")).getText();
    }

    @Test
    void tellsAllOfAFile() throws Exception {
        Path log = Files.writeString(folder.resolve("audit.log"), event(1) + "x\n" + event(5));
        open(2, log);
        await(() -> facts().contains("Gaps"));
        FileReport report = onFx(() -> files().getItems().getFirst());
        assertThat(onFx(this::facts).lines())
                .contains(
                        "File        " + log,
                        "State       ✓ read, ⚠ 1",
                        "Container   plain, lines raw",
                        "SHA-256     " + report.sha256() + "  of " + report.size() + " bytes",
                        "On disk     " + log,
                        "Lines       3, 2 records, 2 events, 2 execve, 1 problems",
                        "Serials     1 … 5",
                        "Time        2026-02-25 06:13:20.000 UTC … 2026-02-25 06:13:20.000 UTC",
                        "Hosts       host",
                        "Records     SYSCALL 2",
                        "Gaps        3 serials missing in 1 place of the time that it covers");
        assertThat(onFx(() -> cells(files(), "State"))).containsExactly("✓ read, ⚠ 1");
        assertThat(onFx(() -> cells(files(), "Lines"))).containsExactly("3");
        fire("#evidence-copy-hash");
        assertThat(onFx(() -> Clipboard.getSystemClipboard().getString())).isEqualTo(report.sha256());
        fire("#evidence-copy");
        assertThat(onFx(() -> Clipboard.getSystemClipboard().getString()))
                .contains("File        " + log, report.sha256(), "Records     SYSCALL 2");
    }

    /// The text comes from the evidence when its row is looked at, and can't draw on the screen.
    @Test
    void listsLinesWithProblemsWithTheirText() throws Exception {
        Path one =
                Files.write(folder.resolve("audit.log"), (event(1) + CONTROL + "\n").getBytes(StandardCharsets.UTF_8));
        Path two = Files.writeString(folder.resolve("audit.log.1"), "y\n" + event(2) + "z\n");
        open(2, one, two);
        way("Show");
        await(() -> cells(problems(), "Text, escaped").contains("$'no record \\e[31m\\u202eevil'"));
        assertThat(onFx(() -> cells(problems(), "What it is"))).hasSize(3).containsOnly("no audit record");
        assertThat(onFx(() -> problems().isFocused())).isTrue();
        await(() -> !((Label) pane.lookup("#problem-line")).getText().isEmpty());
        run(() -> {
            files().getSelectionModel()
                    .select(files().getItems().stream()
                            .filter(file -> file.file().path().equals(two))
                            .findFirst()
                            .orElseThrow());
            ContextMenu menu = files().getContextMenu();
            MenuItem item = menu.getItems().stream()
                    .filter(each -> "file-problems".equals(each.getId()))
                    .findFirst()
                    .orElseThrow();
            assertThat(item.getText()).isEqualTo("Show its lines with problems (2)");
            item.fire();
        });
        await(() -> cells(problems(), "Text, escaped").equals(List.of("y", "z")));
        assertThat(onFx(() -> ((Label) pane.lookup("#problems-of-file")).getText()))
                .isEqualTo("Only those of " + two);
        assertThat(Pictures.colours("evidence-problems", pane, ColorScheme.LIGHT))
                .isGreaterThan(20);
        assertThat(Pictures.colours("evidence-problems-dark", pane, ColorScheme.DARK))
                .isGreaterThan(20);
        fire("#problems-of-all");
        assertThat(onFx(() -> problems().getItems().size())).isEqualTo(3);
    }

    @Test
    void leavesAFileOutAndReadsItAfterAll() throws Exception {
        Files.writeString(folder.resolve("audit.log"), event(2));
        Path old = Files.writeString(folder.resolve("audit.log.1"), event(1));
        open(2, folder);
        run(() -> files().getSelectionModel().selectFirst());
        assertThat(onFx(() ->
                        files().getSelectionModel().getSelectedItem().file().path()))
                .isEqualTo(old);
        fire("#evidence-remove");
        loaded(1);
        assertThat(onFx(() -> cells(leftOut(), "Why it was left out"))).containsExactly("was left out by hand");
        assertThat(onFx(() -> pane.lookup("#evidence-remove").isDisable())).isTrue();
        run(() -> leftOut().getSelectionModel().selectFirst());
        assertThat(onFx(() -> ((Button) pane.lookup("#skipped-read")).getText()))
                .isEqualTo("Read it after all");
        fire("#skipped-read");
        loaded(2);
        assertThat(onFx(() -> leftOut().getItems().size())).isZero();
    }

    @Test
    void aChangeOfTheEvidenceIsARedBanner() throws Exception {
        Path log = Files.writeString(folder.resolve("audit.log"), event(1));
        open(1, log);
        fire("#evidence-check");
        await(() -> ((Label) pane.lookup("#evidence-outcome"))
                .getText()
                .equals("Unchanged since it was loaded (SHA-256 matches)."));
        Files.writeString(log, event(2));
        fire("#evidence-check");
        await(() -> !workspace.notices().isEmpty());
        assertThat(onFx(() -> List.copyOf(workspace.notices()))).singleElement().satisfies(notice -> {
            assertThat(notice.level()).isEqualTo(Notice.Level.ERROR);
            assertThat(notice.text())
                    .startsWith("Changed since it was loaded: " + log + " has other bytes now: its SHA-256 is ")
                    .endsWith(". What is shown is what was analysed.");
        });
    }

    @Test
    void tellsHowToCheckWhyThereAreNoProgramStarts() throws Exception {
        open(0, Files.writeString(folder.resolve("audit.log"), event(1).replace("syscall=59", "syscall=2")));
        way("How to check");
        Stage help = onFx(() -> Window.getWindows().stream()
                .filter(Stage.class::isInstance)
                .map(Stage.class::cast)
                .filter(stage -> "Why are there no program starts?".equals(stage.getTitle()))
                .findFirst()
                .orElseThrow());
        Node text = onFx(() -> help.getScene().lookup(".evidence-text"));
        assertThat(((Text) text).getText())
                .startsWith("1 record, none of them a program start (execve).")
                .contains("No audit rules came along", "-S execve -k procmon", "-a never,task");
        assertThat(((Text) text).getText().lines()).allMatch(line -> line.length() <= 90);
        // The message stands until it is put aside.
        assertThat(onFx(() -> workspace.notices().size())).isEqualTo(1);
    }

    @Test
    void theFilesHaveTheFocus() throws Exception {
        open(1, Files.writeString(folder.resolve("audit.log"), event(1)));
        run(() -> pane.showTimeline());
        await(() -> !files().isFocused());
        run(() -> pane.showEvidence());
        await(() -> files().isFocused());
    }

    /// Where no event was looked at before, no details of one can still stand there.
    @Test
    void ofAParentThatIsOnlyNamedNoDetailsAreSaidToStand() throws Exception {
        open(0, Files.writeString(folder.resolve("audit.log"), event(1).replace("syscall=59", "syscall=2")));
        run(() -> pane.showTree());
        await(() -> workspace.messageProperty().get().contains("no event of its own"));
        assertThat(onFx(() -> workspace.messageProperty().get())).endsWith("has no event of its own in the log.");
    }

    /// There is no time of which a histogram could be made, and what there is is one button away; a filter over
    /// that can match nothing too.
    @Test
    void whereNoProgramStartsOtherEventsAreOffered() throws Exception {
        String log = event(1).replace("syscall=59", "syscall=2");
        open(0, Files.writeString(folder.resolve("audit.log"), log));
        run(() -> pane.showTimeline());
        await(() -> pane.lookup("#nothing-shown").isVisible());
        assertThat(onFx(() -> pane.lookup("#histogram").getAccessibleText())).isEqualTo("Events over time: none");
        run(() -> ways().getFirst().fire());
        await(() -> shown().timeline().size() == 1);
        run(() -> workspace.apply("pid == 8 and syscall == open"));
        await(() -> ways().size() == 3);
        assertThat(onFx(() -> ways().stream().map(Button::getText).toList()))
                .containsExactly("Remove pid == 8  (1)", "Remove syscall == open  (0)", "Clear filter  Ctrl+Shift+L");
    }

    /// The tree of such evidence says why it is empty, and leads to where something is.
    @Test
    void whereNoProcessIsTheTreeSaysWhyAndWhatToDo() throws Exception {
        open(
                0,
                Files.writeString(
                        folder.resolve("audit.log"),
                        "type=CONFIG_CHANGE msg=audit(1700000000.000:1): op=set audit_enabled=1 res=1\n"));
        run(() -> pane.showTree());
        Node nothing = pane.lookup("#tree-nothing-shown");
        await(nothing::isVisible);
        List<String> words = onFx(() -> nothing.lookupAll(".label").stream()
                .filter(node -> node.isVisible() && nothing.equals(node.getParent()))
                .map(node -> ((Label) node).getText())
                .toList());
        assertThat(words).hasSize(2).first().isEqualTo("The evidence holds no program starts.");
        assertThat(words.getLast()).contains("probably not loaded on this host", "auditctl -l");
        List<Button> ways = ways("#tree-nothing-shown");
        assertThat(ways).extracting(Button::getText).containsExactly("Show the 1 other event");
        run(() -> ways.getFirst().fire());
        await(() -> shown().timeline().size() == 1);
        assertThat(onFx(() -> pane.tabs().getSelectionModel().getSelectedIndex()))
                .isZero();
    }

    private List<Button> ways() {
        return ways("#nothing-shown");
    }

    private List<Button> ways(String nothing) {
        return pane.lookup(nothing).lookupAll(".button").stream()
                .map(Button.class::cast)
                .toList();
    }

    @Test
    void theTitleNamesWhatIsOpen() throws Exception {
        Path one = Files.writeString(folder.resolve("audit.log"), event(1));
        Path two = Files.writeString(folder.resolve("audit.log.1"), event(2));
        open(2, one, two);
        Stage stage = onFx(() -> (Stage) pane.getScene().getWindow());
        assertThat(onFx(stage::getTitle)).isEqualTo("audit.log and 1 more — Execscope");
        run(() -> workspace.leaveOut(one.toString()));
        loaded(1);
        assertThat(onFx(stage::getTitle)).isEqualTo("audit.log.1 — Execscope");
        run(() -> workspace.leaveOut(two.toString()));
        await(() -> stage.getTitle().equals("Execscope"));
        assertThat(onFx(() -> ((Labeled) pane.lookup("#status-evidence")).getText()))
                .isEqualTo("No evidence open");
    }
}
