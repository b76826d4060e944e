package org.execscope.ui.window;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.Pane;
import javafx.stage.Stage;
import org.execscope.trail.AuditTrail;
import org.execscope.ui.FxTest;
import org.execscope.ui.model.Workspace;
import org.execscope.ui.theme.Theme;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Reading takes long, and is stopped.
final class StopReadingTest extends FxTest {
    private static final int EVENTS = 150_000;

    @TempDir
    Path folder;

    private MainPane pane;
    private Workspace workspace;

    @BeforeEach
    void window() {
        pane = onFx(() -> {
            Stage stage = new Stage();
            MainPane made = new MainPane(stage, new Workspace(), new NoChoice());
            Scene scene = new Scene(made, 1280, 720);
            Theme.applyTo(scene);
            stage.setScene(scene);
            stage.show();
            return made;
        });
        workspace = onFx(() -> pane.workspace());
    }

    private Path log() throws IOException {
        Path log = folder.resolve("audit.log");
        try (Writer out = Files.newBufferedWriter(log)) {
            for (int serial = 1; serial <= EVENTS; serial++) {
                String stamp =
                        "msg=audit(%d.%03d:%d): ".formatted(1_700_000_000 + serial / 1000, serial % 1000, serial);
                out.write("type=SYSCALL " + stamp + "arch=c000003e syscall=59 success=yes exit=0 a0=1 a1=2 a2=3 a3=4"
                        + " items=0 ppid=1 pid=" + (1000 + serial) + " auid=0 uid=0 gid=0 euid=0 suid=0 fsuid=0 egid=0"
                        + " sgid=0 fsgid=0 tty=pts0 ses=1 comm=\"id\" exe=\"/usr/bin/id\" key=\"procmon\"\n");
                out.write("type=EXECVE " + stamp + "argc=2 a0=\"id\" a1=\"" + serial + "\"\n");
            }
        }
        return log;
    }

    /// Opens a log and presses Stop as soon as a part of it was read.
    private List<String> stopped(int times) throws Exception {
        Path log = log();
        List<String> said = new ArrayList<>();
        SampleWindow.run(() -> {
            workspace.messageProperty().addListener((_, _, words) -> said.add(words));
            workspace.loadingProperty().addListener((_, _, now) -> {
                if (now != null && now.done() > 0 && now.done() < now.total() && said.isEmpty()) {
                    for (int i = 0; i < times; i++) {
                        ((Button) pane.lookup("#stop")).fire();
                    }
                }
            });
            pane.open(List.of(log));
        });
        await(() -> workspace.loadingProperty().get() == null
                && workspace.shownProperty().get() != null
                && said.size() > 1);
        return said;
    }

    private AuditTrail trail() {
        return onFx(() -> workspace.shownProperty().get().trail());
    }

    @Test
    void whatWasReadStaysWithItsProcesses() throws Exception {
        List<String> said = stopped(1);
        AuditTrail trail = trail();
        assertThat(trail.whole()).isFalse();
        assertThat(trail.execves().size()).isBetween(1, EVENTS - 1);
        assertThat(trail.processes()).isNotNull();
        assertThat(trail.processes().size())
                .isGreaterThanOrEqualTo(trail.execves().size());
        assertThat(said.getFirst())
                .isEqualTo("Stopped: the processes of what was read are still being found. Stop again does without"
                        + " them.");
        assertThat(said.getLast()).startsWith("Stopped: ").contains(" execve events from 1 file in ");
    }

    @Test
    void aSecondStopDoesWithoutTheProcesses() throws Exception {
        stopped(2);
        AuditTrail trail = trail();
        assertThat(trail.processes()).isNull();
        assertThat(trail.execves().size()).isBetween(1, EVENTS - 1);
        assertThat(trail.files()).hasSize(1);
        String why = "Reading was stopped before the processes were found. Open the evidence again for them.";
        SampleWindow.run(() -> pane.showTree());
        await(() -> onFx(() -> pane.lookup("#tree-waiting").isVisible()));
        assertThat(onFx(() -> ((Label) ((Pane) pane.lookup("#tree-waiting"))
                                .getChildren()
                                .getFirst())
                        .getText()))
                .isEqualTo(why);
        assertThat(onFx(() -> ((Label) pane.lookup("#status-evidence")).getText()))
                .contains("not all read");
        SampleWindow.run(() -> {
            pane.showTimeline();
            workspace.cursorProperty().set(trail.execves().at(0));
        });
        await(() -> onFx(() -> pane.lookupAll(".label").stream()
                .anyMatch(node -> node instanceof Label label
                        && label.getText().equals("not known: reading was stopped before"))));
    }
}
