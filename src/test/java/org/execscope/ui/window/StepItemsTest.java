package org.execscope.ui.window;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import javafx.scene.control.MenuItem;
import org.execscope.ui.FxTest;
import org.execscope.ui.model.Steps;
import org.execscope.ui.model.Workspace;
import org.junit.jupiter.api.Test;

final class StepItemsTest extends FxTest {
    @Test
    void undoAndRedoNameTheStep() {
        Workspace workspace = onFx(Workspace::new);
        List<MenuItem> items = onFx(() -> new StepItems(workspace).items());
        MenuItem undo = items.get(0);
        MenuItem redo = items.get(1);
        assertThat(read(undo)).isEqualTo("Undo\tCtrl+Z");
        assertThat(read(redo)).isEqualTo("Redo\tCtrl+Shift+Z");
        assertThat(undo.isDisable() && redo.isDisable()).isTrue();

        List<String> log = new ArrayList<>();
        onFx(() -> {
            workspace
                    .steps()
                    .did(new Steps.Step("delete filter “a_b”", null, () -> log.add("back"), () -> log.add("again")));
            return null;
        });
        assertThat(undo.getText()).isEqualTo("Undo delete filter “a_b”");
        assertThat(undo.isMnemonicParsing()).as("a name is no mnemonic").isFalse();
        assertThat(undo.isDisable()).isFalse();
        onFx(() -> {
            undo.fire();
            return null;
        });
        assertThat(redo.getText()).isEqualTo("Redo delete filter “a_b”");
        assertThat(undo.isDisable()).isTrue();
        assertThat(onFx(() -> workspace.messageProperty().get())).isEqualTo("Undo: delete filter “a_b”.");
        onFx(() -> {
            redo.fire();
            return null;
        });
        assertThat(log).containsExactly("back", "again");
    }
}
