package org.execscope.ui.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import javafx.application.ColorScheme;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.Labeled;
import javafx.scene.control.TableView;
import javafx.scene.control.TextInputControl;
import javafx.scene.layout.Pane;
import javafx.stage.Stage;
import org.execscope.finding.Difference;
import org.execscope.finding.Finding;
import org.execscope.ui.FxTest;
import org.execscope.ui.Pictures;
import org.execscope.ui.model.Workspace;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class CompareWindowTest extends FxTest {
    @TempDir
    Path folder;

    private static String event(int serial, String uid) {
        String stamp = " msg=audit(17720000%02d.000:%d): ".formatted(serial % 100, serial);
        return "type=SYSCALL" + stamp + "arch=c000003e syscall=59 success=yes exit=0 a0=1 items=0 ppid=1 pid=" + serial
                + " auid=0 uid=" + uid + " gid=0 euid=0 suid=0 fsuid=0 egid=0 sgid=0 fsgid=0 tty=pts0 ses=1"
                + " comm=\"id\" exe=\"/usr/bin/id\" key=\"k\"\n"
                + "type=EXECVE" + stamp + "argc=1 a0=\"id\"\n";
    }

    private Path write(String name, Predicate<Integer> kept, Predicate<Integer> changed) throws Exception {
        StringBuilder text = new StringBuilder();
        for (int serial = 100; serial < 180; serial++) {
            if (kept.test(serial)) {
                text.append(event(serial, changed.test(serial) ? "1000" : "0"));
            }
        }
        Path file = Files.createDirectories(folder.resolve(name)).resolve("audit.log");
        return Files.writeString(file, text, StandardCharsets.US_ASCII);
    }

    @SuppressWarnings("unchecked")
    private static TableView<Difference> differences(Parent root) {
        return (TableView<Difference>) Objects.requireNonNull(root.lookup("#compare-differences"));
    }

    @Test
    void listsExactlyTheEventsThatOneCopyLacksOrHasOtherwise() throws Exception {
        Set<Integer> removed = Set.of(103, 117, 118, 140, 171);
        Set<Integer> changed = Set.of(101, 122, 123, 150, 178);
        Path host = write("host", _ -> true, _ -> false);
        Path server = write("server", serial -> !removed.contains(serial), changed::contains);
        Workspace workspace = onFx(Workspace::new);
        Stage owner = onFx(() -> show(new Scene(new Pane(), 1200, 700)));
        onFx(() -> {
            workspace.open(List.of(host));
            return null;
        });
        await(() -> workspace.loadingProperty().get() == null
                && workspace.shownProperty().get() != null
                && workspace.shownProperty().get().rows().size() == 80);
        Stage stage = onFx(() -> CompareWindow.open(
                owner,
                workspace,
                Objects.requireNonNull(workspace.shownProperty().get()).trail(),
                List.of(server)));
        Parent root = stage.getScene().getRoot();
        await(() -> differences(root).getItems().size() == 10);
        List<Difference> all = onFx(() -> List.copyOf(differences(root).getItems()));
        assertThat(all.stream()
                        .filter(one -> one.kind() == Difference.Kind.ONLY_FIRST)
                        .map(one -> (int) one.serial())
                        .collect(Collectors.toSet()))
                .isEqualTo(removed);
        assertThat(all.stream()
                        .filter(one -> one.kind() == Difference.Kind.CHANGED)
                        .map(one -> (int) one.serial())
                        .collect(Collectors.toSet()))
                .isEqualTo(changed);
        assertThat(onFx(() -> ((Labeled) Objects.requireNonNull(root.lookup("#compare-summary"))).getText()))
                .contains("70 events are the same in both; 5 only in the open evidence, 0 only in the other copy, 5 in")
                .contains("stands among the findings, as T22.");
        assertThat(onFx(() -> workspace.shownProperty().get().trail().findings().found()))
                .filteredOn(finding -> finding.id().equals("T22"))
                .extracting(Finding::title)
                .containsExactly("Another copy has 5 events otherwise", "Another copy lacks 5 events");
        onFx(() -> {
            differences(root).getSelectionModel().select(0);
            return null;
        });
        await(() -> ((TextInputControl) Objects.requireNonNull(root.lookup("#compare-lines")))
                .getText()
                .contains("uid=1000"));
        onFx(() -> {
            ((Button) Objects.requireNonNull(root.lookup("#compare-filter"))).fire();
            return null;
        });
        await(() -> workspace.applied().text().equals("event in (1772000001.000:101)"));
        assertThat(Pictures.colours("compare-light", root, ColorScheme.LIGHT, 1080, 680))
                .isGreaterThan(10);
        assertThat(Pictures.colours("compare-dark", root, ColorScheme.DARK, 1080, 680))
                .isGreaterThan(10);
        onFx(() -> {
            workspace.dispose();
            return null;
        });
    }
}
