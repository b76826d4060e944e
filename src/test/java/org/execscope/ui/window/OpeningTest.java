package org.execscope.ui.window;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import javafx.application.Platform;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Label;
import javafx.scene.control.TextInputControl;
import javafx.stage.Stage;
import org.execscope.ui.FxTest;
import org.execscope.ui.model.Shown;
import org.execscope.ui.model.Workspace;
import org.execscope.ui.table.RowTable;
import org.execscope.ui.theme.Theme;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// From asking for evidence to having it: what is said holds, and keys go where they are meant.
final class OpeningTest extends FxTest {
    private MainPane pane;
    private Workspace workspace;

    @BeforeEach
    void window() {
        assumeTrue(Files.isDirectory(SampleWindow.SAMPLE), SampleWindow.SAMPLE + " is not there");
        pane = onFx(() -> {
            Stage stage = new Stage();
            MainPane made = new MainPane(stage, new Workspace(), new NoChoice());
            Scene scene = new Scene(made, 1200, 800);
            Theme.applyTo(scene);
            stage.setX(0);
            stage.setY(0);
            stage.setScene(scene);
            stage.show();
            return made;
        });
        workspace = onFx(() -> pane.workspace());
    }

    private void loaded() throws Exception {
        await(() -> workspace.loadingProperty().get() == null
                && workspace.shownProperty().get() != null);
    }

    private Node focus() {
        return onFx(() -> pane.getScene().getFocusOwner());
    }

    @Test
    void saysThatAllIsLoadedOnceAllIsShown() throws Exception {
        List<String> seen = new ArrayList<>();
        SampleWindow.run(() -> {
            workspace.messageProperty().addListener((_, _, words) -> {
                Shown shown = workspace.shownProperty().get();
                if (words.startsWith("Loaded")) {
                    seen.add(words);
                    assertThat(shown).isNotNull();
                    assertThat(shown.trail().whole()).as("all is shown").isTrue();
                    assertThat(((Label) pane.lookup("#status-evidence")).getText())
                            .contains("2 files");
                }
            });
            workspace.loadingProperty().addListener((_, before, now) -> {
                if (before != null && now == null) {
                    seen.add("reading is over");
                    // Whoever comes next finds all in view.
                    Platform.runLater(() -> {
                        Shown shown = workspace.shownProperty().get();
                        seen.add(shown != null && shown.trail().whole() ? "all is shown" : "only a part is shown");
                    });
                }
            });
            pane.open(List.of(SampleWindow.SAMPLE));
        });
        loaded();
        await(() -> seen.size() > 2);
        assertThat(seen.getFirst()).isEqualTo("reading is over");
        assertThat(seen).hasSize(3).last().isEqualTo("all is shown");
    }

    @Test
    void keysGoToTheRowsFromTheBeginning() throws Exception {
        assertThat(focus().getId()).isEqualTo("start-files");
        SampleWindow.run(() -> pane.open(List.of(SampleWindow.SAMPLE)));
        assertThat(focus()).as("while reading").isInstanceOf(RowTable.class);
        loaded();
        assertThat(focus().getId()).isEqualTo("timeline");
    }

    @Test
    void whatIsBeingTypedKeepsTheKeysWhenAllIsReadAgain() throws Exception {
        SampleWindow.run(() -> pane.open(List.of(SampleWindow.SAMPLE)));
        loaded();
        SampleWindow.run(() -> {
            pane.filter().focusField();
            workspace.readAgain();
        });
        assertThat(focus()).isInstanceOf(TextInputControl.class);
        loaded();
        assertThat(focus().getId()).isEqualTo("filter-field");
    }
}
