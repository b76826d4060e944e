package org.execscope.ui.window;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.stage.Stage;
import javafx.stage.Window;
import org.execscope.ui.FxTest;
import org.execscope.ui.export.FileChoice;
import org.execscope.ui.model.Notice;
import org.execscope.ui.model.Workspace;
import org.execscope.ui.theme.Theme;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class FirstRunTest extends FxTest {
    private final List<String> asked = new ArrayList<>();

    @Test
    void tellsHowToOpenSomething() {
        MainPane pane = onFx(this::window);

        assertThat(onFx(() -> labels(pane))).contains("Open the audit logs you collected", "No evidence open");
        assertThat(onFx(() -> pane.lookup("#filter-field"))).isNull();
    }

    @Test
    void theButtonsAskForFilesAndFolder() {
        MainPane pane = onFx(this::window);

        onFx(() -> {
            ((Button) pane.lookup("#start-files")).fire();
            ((Button) pane.lookup("#start-folder")).fire();
            return null;
        });

        assertThat(asked).containsExactly("files", "folder");
    }

    @Test
    void aFaultOfTheProgramIsABannerWithoutATrace() {
        MainPane pane = onFx(this::window);

        onFx(() -> {
            pane.workspace().report("filtering", new IllegalStateException("secret of the evidence"));
            return null;
        });

        assertThat(onFx(() -> labels(pane)))
                .anyMatch(words -> words.startsWith("Something went wrong in Execscope while filtering"))
                .noneMatch(words -> words.contains("secret"));
        assertThat(onFx(() -> pane.workspace().notices()))
                .singleElement()
                .extracting(Notice::level)
                .isEqualTo(Notice.Level.ERROR);
    }

    private MainPane window() {
        Stage stage = new Stage();
        MainPane pane = new MainPane(stage, new Workspace(), new Asking());
        Scene scene = new Scene(pane, 990, 700);
        Theme.applyTo(scene);
        stage.setX(0);
        stage.setY(0);
        stage.setScene(scene);
        stage.show();
        return pane;
    }

    static List<String> labels(Node root) {
        return root.lookupAll(".label").stream()
                .filter(Label.class::isInstance)
                .map(node -> ((Label) node).getText())
                .toList();
    }

    /// Writes down what it is asked and answers nothing.
    private final class Asking implements FileChoice {
        @Override
        public List<Path> filesToOpen(Window owner) {
            asked.add("files");
            return List.of();
        }

        @Override
        public @Nullable Path folderToOpen(Window owner) {
            asked.add("folder");
            return null;
        }

        @Override
        public @Nullable Path fileToWrite(Window owner, Path proposed) {
            asked.add("target");
            return null;
        }
    }
}
