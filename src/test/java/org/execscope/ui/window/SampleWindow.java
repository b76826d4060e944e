package org.execscope.ui.window;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.stage.Stage;
import org.execscope.ui.FxTest;
import org.execscope.ui.model.Shown;
import org.execscope.ui.model.Workspace;
import org.execscope.ui.table.RowTable;
import org.execscope.ui.theme.Theme;
import org.junit.jupiter.api.BeforeEach;

/// A test of the window with the sample logs open, all read.
abstract class SampleWindow extends FxTest {
    static final Path SAMPLE = Path.of("sample-logs/web01");

    private final double width;
    private final double height;
    MainPane pane;
    Workspace workspace;

    SampleWindow(double width, double height) {
        this.width = width;
        this.height = height;
    }

    @BeforeEach
    void openSample() throws Exception {
        assumeTrue(Files.isDirectory(SAMPLE), SAMPLE + " is not there");
        pane = onFx(() -> {
            Stage stage = new Stage();
            MainPane made = new MainPane(stage, new Workspace(), new NoChoice());
            Scene scene = new Scene(made, width, height);
            Theme.applyTo(scene);
            stage.setX(0);
            stage.setY(0);
            stage.setScene(scene);
            stage.show();
            made.open(List.of(SAMPLE));
            return made;
        });
        workspace = onFx(() -> pane.workspace());
        await(() -> workspace.loadingProperty().get() == null
                && workspace.shownProperty().get() != null
                && workspace.shownProperty().get().trail().whole());
        settled();
    }

    /// The timeline shows what the query in force matches.
    void settled() throws Exception {
        await(() ->
                pane.timelineTable().source().rowCount() == shown().timeline().size()
                        && workspace
                                .draftProperty()
                                .get()
                                .text()
                                .equals(workspace.applied().text()));
    }

    Shown shown() {
        return workspace.shownProperty().get();
    }

    RowTable table(String id) {
        return (RowTable) pane.lookup("#" + id);
    }

    static void run(Runnable action) {
        onFx(() -> {
            action.run();
            return null;
        });
    }

    static void press(Node node, KeyCode code, boolean shift, boolean control, boolean alt) {
        run(() -> node.fireEvent(new KeyEvent(KeyEvent.KEY_PRESSED, "", "", code, shift, control, alt, false)));
    }

    /// Types a letter where the focus is put first.
    static void type(Node node, String letter) {
        run(() -> {
            node.requestFocus();
            node.fireEvent(
                    new KeyEvent(KeyEvent.KEY_TYPED, letter, letter, KeyCode.UNDEFINED, false, false, false, false));
        });
    }
}
