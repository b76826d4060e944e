package org.execscope.ui.window;

import java.util.List;
import java.util.function.Supplier;
import javafx.beans.value.ObservableStringValue;
import javafx.scene.control.MenuItem;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;
import org.execscope.ui.model.Steps;
import org.execscope.ui.model.Workspace;

/// Undo and Redo of the Edit menu: they name the step. A text field that has the focus undoes what is typed in it,
/// before the key comes here.
final class StepItems {
    private final Workspace workspace;

    StepItems(Workspace workspace) {
        this.workspace = workspace;
    }

    List<MenuItem> items() {
        Steps steps = workspace.steps();
        MenuItem undo = item("Undo", steps.undoProperty(), steps::undo);
        undo.setId("edit-undo");
        undo.setAccelerator(new KeyCodeCombination(KeyCode.Z, KeyCombination.SHORTCUT_DOWN));
        MenuItem redo = item("Redo", steps.redoProperty(), steps::redo);
        redo.setId("edit-redo");
        redo.setAccelerator(new KeyCodeCombination(KeyCode.Z, KeyCombination.SHORTCUT_DOWN, KeyCombination.SHIFT_DOWN));
        return List.of(undo, redo);
    }

    private MenuItem item(String name, ObservableStringValue step, Supplier<String> action) {
        MenuItem item = new MenuItem();
        // Names of filters are no mnemonics.
        item.setMnemonicParsing(false);
        step.subscribe(words -> {
            item.setText(words.isEmpty() ? name : name + " " + words);
            item.setDisable(words.isEmpty());
        });
        item.setOnAction(_ -> {
            String words = action.get();
            if (!words.isEmpty()) {
                workspace.say(name + ": " + words + ".");
            }
        });
        return item;
    }
}
