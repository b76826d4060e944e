package org.execscope.ui.window;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javafx.application.ColorScheme;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.Menu;
import javafx.scene.control.RadioMenuItem;
import javafx.scene.control.TableView;
import javafx.scene.control.TextArea;
import org.execscope.evidence.HostFile;
import org.execscope.trail.FileReport;
import org.execscope.ui.Pictures;
import org.execscope.ui.model.Draft;
import org.execscope.ui.model.FilesReading;
import org.execscope.ui.model.HostNames;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What users do in the evidence pane.
final class EvidenceTasksTest extends SampleWindow {
    @TempDir
    Path folder;

    EvidenceTasksTest() {
        super(1280, 720);
    }

    private void settle(int execves) throws Exception {
        await(() -> workspace.loadingProperty().get() == null
                && workspace.shownProperty().get() != null
                && shown().trail().whole()
                && shown().trail().execves().size() == execves);
    }

    private static String record(int serial) {
        return "type=SYSCALL msg=audit(1700000000.123:" + serial
                + "): arch=c000003e syscall=59 success=yes exit=0 ppid=1"
                + " pid=11 auid=0 uid=0 gid=0 euid=0 suid=0 fsuid=0 egid=0 sgid=0 fsgid=0 tty=pts0 ses=3 comm=\"id\""
                + " exe=\"/usr/bin/id\" key=\"k\"\n";
    }

    private RadioMenuItem item(String id) {
        ContextMenu menu = ((TableView<?>) pane.lookup("#evidence-files")).getContextMenu();
        Menu readAs = (Menu) menu.getItems().getFirst();
        assertThat(readAs.isDisable()).isFalse();
        return (RadioMenuItem) readAs.getItems().stream()
                .filter(item -> id.equals(item.getId()))
                .findFirst()
                .orElseThrow();
    }

    private String facts() {
        return ((TextArea) pane.lookup("#evidence-facts")).getText();
    }

    @Test
    void readsAFileInAnotherForm() throws Exception {
        Path log = Files.writeString(folder.resolve("audit.log"), record(1) + "May 29 20:10:35 web evil: " + record(2));
        run(() -> {
            pane.showEvidence();
            pane.open(List.of(log));
        });
        settle(2);
        await(() -> facts().contains("Container   plain, lines syslog raw"));
        assertThat(onFx(() -> item("shape-detected").isSelected())).isTrue();
        assertThat(onFx(() -> item("shape-detected").getText())).isEqualTo("as detected: syslog raw");
        run(() -> item("shape-auditd").fire());
        settle(1);
        await(() -> facts().contains("lines raw (by hand: lines of auditd or ausearch)"));
        assertThat(onFx(() -> item("shape-auditd").isSelected())).isTrue();
        assertThat(Pictures.colours("evidence-shape", pane, ColorScheme.LIGHT)).isGreaterThan(20);
        // It holds when more is opened beside it, and not for other evidence.
        run(() -> workspace.readAgain());
        settle(1);
        run(() -> item("shape-detected").fire());
        settle(2);
    }

    @Test
    void showsHowFarEachFileIsRead() throws Exception {
        int execves = shown().trail().execves().size();
        List<FilesReading> seen = new ArrayList<>();
        run(() -> {
            pane.showEvidence();
            workspace.filesReadingProperty().addListener((_, _, now) -> {
                if (now != null) {
                    seen.add(now);
                    assertThat(pane.lookup("#evidence-reading").isVisible()).isTrue();
                    assertThat(pane.lookup("#evidence-files").isVisible()).isFalse();
                }
            });
            workspace.readAgain();
        });
        settle(execves);
        assertThat(seen).isNotEmpty();
        assertThat(seen.getFirst().files())
                .extracting(file -> file.path().getFileName().toString())
                .containsExactly("audit.log.1", "audit.log");
        assertThat(onFx(() -> pane.lookup("#evidence-reading").isVisible())).isFalse();
        @SuppressWarnings("unchecked")
        TableView<FileReport> files = (TableView<FileReport>) pane.lookup("#evidence-files");
        assertThat(onFx(files::isVisible)).isTrue();
        assertThat(onFx(() -> files.getItems().size())).isEqualTo(2);
    }

    /// That an event has no finding is true only of what was looked at.
    @Test
    void whatAsksForFindingsWaitsForTheChecks() throws Exception {
        int execves = shown().trail().execves().size();
        List<Draft> drafts = new ArrayList<>();
        run(() -> {
            workspace.readAgain();
            workspace.apply("not has finding");
            drafts.add(workspace.draftProperty().get());
            workspace.draft("has finding");
            drafts.add(workspace.draftProperty().get());
            workspace.apply("not has finding");
        });
        assertThat(drafts).extracting(Draft::state).containsOnly(Draft.State.WAITING);
        assertThat(drafts.getFirst().message()).isEqualTo("waits for the checks, which are made when all is read");
        settle(execves);
        await(() -> shown().query().text().equals("not has finding")
                && workspace.draftProperty().get().state() == Draft.State.APPLIED);
        int without = onFx(() -> shown().rows().size());
        run(() -> workspace.apply("has finding"));
        await(() -> shown().query().text().equals("has finding"));
        assertThat(onFx(() -> shown().rows().size())).isPositive().isEqualTo(execves - without);
    }

    @Test
    void aNameThatAPersonGaveIsMarked() throws Exception {
        HostFile users = HostFile.read(
                HostFile.Kind.PASSWD, Files.writeString(folder.resolve("users"), "handmade:x:0:0::/:/bin/sh\n"));
        run(() -> workspace.give(shown().trail().sets().getFirst().folder(), users));
        await(() -> shown().trail().context(0).isByHand(HostFile.Kind.PASSWD));
        assertThat(HostNames.user(shown().trail(), 0, 0)).isEqualTo("handmade†");
        assertThat(HostNames.user(shown().trail(), 0, 4242)).isEmpty();
    }
}
