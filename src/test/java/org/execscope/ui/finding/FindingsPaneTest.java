package org.execscope.ui.finding;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import javafx.application.ColorScheme;
import javafx.application.Platform;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.ButtonType;
import javafx.scene.control.DialogPane;
import javafx.scene.control.Labeled;
import javafx.scene.control.ListView;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TableView;
import javafx.scene.control.TextField;
import javafx.scene.control.TextInputControl;
import javafx.scene.layout.VBox;
import javafx.stage.Stage;
import javafx.stage.Window;
import org.execscope.finding.Case;
import org.execscope.finding.Finding;
import org.execscope.ui.FxTest;
import org.execscope.ui.Pictures;
import org.execscope.ui.model.Workspace;
import org.execscope.ui.theme.Theme;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class FindingsPaneTest extends FxTest {
    @TempDir
    Path folder;

    private Workspace workspace;
    private FindingsPane pane;

    @BeforeEach
    void open() throws Exception {
        workspace = onFx(Workspace::new);
        pane = onFx(() -> new FindingsPane(workspace, folder.resolve("config/findings.json")));
        Path log = Files.createDirectory(folder.resolve("evidence")).resolve("audit.log");
        StringBuilder text = new StringBuilder();
        for (int serial = 100; serial < 130; serial++) {
            String exe = serial == 120 ? "/dev/shm/x" : "/usr/bin/id";
            String stamp =
                    " msg=audit(17720000%02d.000:%d): ".formatted(serial - 100, serial < 110 ? serial : serial + 50);
            text.append("type=SYSCALL")
                    .append(stamp)
                    .append("arch=c000003e syscall=59 success=yes exit=0 a0=1 items=0 ppid=1 pid=")
                    .append(serial)
                    .append(
                            " auid=0 uid=0 gid=0 euid=0 suid=0 fsuid=0 egid=0 sgid=0 fsgid=0 tty=pts0 ses=1 comm=\"id\"")
                    .append(" exe=\"")
                    .append(exe)
                    .append("\" key=\"procmon\"\n");
            text.append("type=EXECVE").append(stamp).append("argc=1 a0=\"id\"\n");
        }
        Files.writeString(log, text, StandardCharsets.US_ASCII);
        onFx(() -> {
            Scene scene = new Scene(pane, 1200, 700);
            Theme.applyTo(scene);
            show(scene);
            workspace.open(List.of(log));
            return null;
        });
        await(() -> !table("#findings-host").getItems().isEmpty());
    }

    @AfterEach
    void close() {
        onFx(() -> {
            pane.dispose();
            workspace.dispose();
            return null;
        });
    }

    @SuppressWarnings("unchecked")
    private TableView<Finding> table(String id) {
        return (TableView<Finding>) Objects.requireNonNull(pane.lookup(id));
    }

    @SuppressWarnings("unchecked")
    private ListView<Case> cases() {
        return (ListView<Case>) Objects.requireNonNull(pane.lookup("#finding-cases"));
    }

    private String words() {
        ScrollPane scroll = (ScrollPane) Objects.requireNonNull(pane.lookup("#finding-text"));
        StringBuilder text =
                new StringBuilder(((Labeled) Objects.requireNonNull(pane.lookup("#finding-title"))).getText());
        ((VBox) scroll.getContent())
                .getChildren()
                .forEach(node -> text.append(((Labeled) node).getText()).append('\n'));
        return text.toString();
    }

    @Test
    void listsBothGroupsAndExplainsWhatIsChosen() throws Exception {
        assertThat(onFx(() -> table("#findings-trust").getItems().stream()
                        .map(Finding::id)
                        .toList()))
                .contains("T01");
        assertThat(onFx(() -> table("#findings-host").getItems().getFirst().id()))
                .isIn("D01", "D05");
        onFx(() -> {
            TableView<Finding> host = table("#findings-host");
            host.getSelectionModel()
                    .select(host.getItems().stream()
                            .filter(finding -> finding.id().equals("D05"))
                            .findFirst()
                            .orElseThrow());
            return null;
        });
        assertThat(onFx(this::words))
                .contains(
                        "high",
                        "/dev/shm",
                        "What was seen",
                        "Why it matters",
                        "What else could explain it",
                        "How to check");
        assertThat(onFx(() -> table("#findings-trust").getSelectionModel().isEmpty()))
                .isTrue();
        onFx(() -> {
            cases().getSelectionModel().selectFirst();
            return null;
        });
        await(() -> ((TextInputControl) Objects.requireNonNull(pane.lookup("#finding-line")))
                .getText()
                .contains("type=SYSCALL"));
        await(() -> !Objects.requireNonNull(pane.lookup("#finding-filter")).isDisabled());
        onFx(() -> {
            ((Button) Objects.requireNonNull(pane.lookup("#finding-filter"))).fire();
            return null;
        });
        await(() -> workspace.applied().text().equals("event in (1772000020.000:170)"));
        await(() ->
                Objects.requireNonNull(workspace.shownProperty().get()).rows().size() == 1);
        assertThat(Pictures.colours("findings-light", pane, ColorScheme.LIGHT)).isGreaterThan(10);
        assertThat(Pictures.colours("findings-dark", pane, ColorScheme.DARK)).isGreaterThan(10);
    }

    private Finding finding(String id) {
        return table("#findings-host").getItems().stream()
                .filter(one -> one.id().equals(id))
                .findFirst()
                .orElseThrow();
    }

    private static void answer(String reason) throws Exception {
        await(() -> Window.getWindows().stream()
                .anyMatch(window -> window.getScene().getRoot() instanceof DialogPane));
        onFx(() -> {
            DialogPane dialog = (DialogPane) Window.getWindows().stream()
                    .map(window -> window.getScene().getRoot())
                    .filter(DialogPane.class::isInstance)
                    .findFirst()
                    .orElseThrow();
            ((TextField) dialog.lookup(".text-field")).setText(reason);
            ((Button) dialog.lookupButton(ButtonType.OK)).fire();
            return null;
        });
    }

    /// Another window on the same evidence knows it, one on other evidence doesn't.
    @Test
    void keepsWhatWasDismissedWithItsReasonForThisEvidence() throws Exception {
        long before = onFx(() -> pane.openProperty().get());
        onFx(() -> {
            table("#findings-host").getSelectionModel().select(finding("D05"));
            Platform.runLater(() -> ((Button) Objects.requireNonNull(pane.lookup("#finding-dismiss"))).fire());
            return null;
        });
        answer("a test of ours");
        await(() -> pane.openProperty().get() == before - 1);
        assertThat(onFx(() -> table("#findings-host").getItems().stream()
                        .map(Finding::id)
                        .toList()))
                .doesNotContain("D05");
        Path file = folder.resolve("config/findings.json");
        await(() -> Files.exists(file) && Files.readString(file).contains("a test of ours"));
        Workspace second = onFx(Workspace::new);
        FindingsPane other = onFx(() -> new FindingsPane(second, file));
        onFx(() -> {
            second.open(workspace.given());
            return null;
        });
        await(() -> other.openProperty().get() == before - 1);
        Path changed = Files.writeString(
                folder.resolve("other.log"),
                Files.readString(workspace.given().getFirst()) + "type=EOE msg=audit(1772000029.000:179): \n");
        onFx(() -> {
            second.open(List.of(changed));
            return null;
        });
        await(() -> other.openProperty().get() == before);
        onFx(() -> {
            other.dispose();
            second.dispose();
            return null;
        });
    }

    @Test
    void aCheckThatIsTurnedOffShowsNothingUntilItIsOnAgain() throws Exception {
        onFx(() -> {
            workspace.turnOff(Set.of("D05"));
            return null;
        });
        await(() -> table("#findings-host").getItems().stream()
                .noneMatch(one -> one.id().equals("D05")));
        assertThat(onFx(() -> ((Labeled) Objects.requireNonNull(pane.lookup("#finding-summary"))).getText()))
                .contains("1 is turned off");
        Path file = folder.resolve("config/findings.json");
        await(() -> Files.exists(file) && Files.readString(file).contains("D05"));
        Stage window = onFx(() -> ChecksWindow.open(pane.getScene().getWindow(), workspace));
        assertThat(Pictures.colours("checks", window.getScene().getRoot(), ColorScheme.LIGHT, 940, 620))
                .isGreaterThan(10);
        onFx(() -> {
            workspace.turnOff(Set.of());
            return null;
        });
        await(() -> table("#findings-host").getItems().stream()
                .anyMatch(one -> one.id().equals("D05")));
    }
}
