package org.execscope.ui.export;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.List;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.Pane;
import javafx.stage.Stage;
import javafx.stage.Window;
import org.execscope.bytes.Bytes;
import org.execscope.event.WindowTestRows;
import org.execscope.ui.FxTest;
import org.execscope.ui.model.Workspace;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ExportDialogTest extends FxTest {
    @TempDir
    private Path folder;

    private Parent dialog;

    @BeforeEach
    void open() throws Exception {
        WindowTestRows rows = new WindowTestRows();
        rows.add("/usr/bin/curl", "net", 33, List.of(Bytes.utf8("curl"), Bytes.utf8("=cmd|x")));
        rows.add("/usr/bin/id", "procmon", 0, List.of(Bytes.utf8("id")));
        Workspace workspace = onFx(Workspace::new);
        onFx(() -> {
            workspace.show(rows.trail());
            return null;
        });
        await(() -> workspace.shownProperty().get() != null);
        dialog = onFx(() -> {
            Stage owner = show(new Scene(new Pane(), 800, 600));
            Stage stage = ExportDialog.open(
                    owner, workspace, workspace.shownProperty().get(), new NoChoice());
            return stage.getScene().getRoot();
        });
    }

    @Test
    void writesWhatIsShownAndSaysSo() throws Exception {
        Path target = folder.resolve("out.csv");
        export(target);
        await(() -> outcome().startsWith("Exported 2 events to out.csv"));

        assertThat(outcome()).contains("SHA-256").contains("neutralised");
        assertThat(Files.readString(target)).contains("/usr/bin/curl").contains("/usr/bin/id");
    }

    /// Whether the evidence still is what was read is told by its bytes, not by the clock of its file system.
    @Test
    void saysThatTheEvidenceHasOtherBytesNow() throws Exception {
        Path log = Files.createDirectory(folder.resolve("evidence")).resolve("audit.log");
        String line = "type=SYSCALL msg=audit(1772000000.000:9): arch=c000003e syscall=59 success=yes exit=0 a0=1"
                + " items=0 ppid=1 pid=7 auid=0 uid=0 gid=0 euid=0 suid=0 fsuid=0 egid=0 sgid=0 fsgid=0 tty=(none)"
                + " ses=1 comm=\"id\" exe=\"/usr/bin/id\" key=\"k\"\n";
        Files.writeString(log, line);
        Workspace workspace = onFx(Workspace::new);
        onFx(() -> {
            workspace.open(List.of(log));
            return null;
        });
        await(() -> workspace.loadingProperty().get() == null
                && workspace.shownProperty().get() != null);
        FileTime then = Files.getLastModifiedTime(log);
        Files.writeString(log, line.replace("pid=7", "pid=8"));
        Files.setLastModifiedTime(log, then);
        dialog = onFx(() -> ExportDialog.open(
                        show(new Scene(new Pane(), 800, 600)),
                        workspace,
                        workspace.shownProperty().get(),
                        new NoChoice())
                .getScene()
                .getRoot());
        Path target = folder.resolve("changed.csv");
        export(target);
        await(() -> outcome().startsWith("Exported 1 event"));
        assertThat(outcome()).contains("has changed since it was loaded").contains("has other bytes now");
        assertThat(Files.readString(folder.resolve("changed.csv.manifest.json")))
                .contains("\"unchanged\" : false")
                .contains("SHA-256 of every byte");
    }

    @Test
    void overwritesOnlyWhenAskedTwice() throws Exception {
        Path target = folder.resolve("out.csv");
        Files.writeString(target, "mine");
        export(target);
        await(() -> outcome().startsWith("There is a file of this name already"));
        assertThat(Files.readString(target)).isEqualTo("mine");

        onFx(() -> {
            ((Button) dialog.lookup("#export-write")).fire();
            return null;
        });
        await(() -> outcome().startsWith("Exported 2 events"));
        assertThat(Files.readString(target)).contains("/usr/bin/id");
    }

    @Test
    void saysInlineWhatWentWrong() throws Exception {
        Path target = folder.resolve("no-such-folder").resolve("out.csv");
        export(target);
        await(() -> !outcome().isEmpty() && !"Writing …".equals(outcome()));

        assertThat(outcome()).doesNotStartWith("Exported");
        assertThat(target).doesNotExist();
    }

    private void export(Path target) {
        onFx(() -> {
            ((TextField) dialog.lookup("#export-target")).setText(target.toString());
            ((Button) dialog.lookup("#export-write")).fire();
            return null;
        });
    }

    private String outcome() {
        return ((Label) dialog.lookup("#export-outcome")).getText();
    }

    /// Never asked.
    private static final class NoChoice implements FileChoice {
        @Override
        public List<Path> filesToOpen(Window owner) {
            throw new AssertionError("not asked for");
        }

        @Override
        public @Nullable Path folderToOpen(Window owner) {
            throw new AssertionError("not asked for");
        }

        @Override
        public @Nullable Path fileToWrite(Window owner, Path proposed) {
            throw new AssertionError("not asked for");
        }
    }
}
