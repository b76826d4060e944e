package org.execscope.ui.evidence;

import java.util.EnumMap;
import java.util.Map;
import java.util.function.Consumer;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.Menu;
import javafx.scene.control.MenuItem;
import javafx.scene.control.RadioMenuItem;
import javafx.scene.control.ToggleGroup;
import org.execscope.evidence.Shape;
import org.execscope.trail.FileReport;
import org.execscope.ui.model.Words;
import org.execscope.ui.model.Workspace;
import org.jspecify.annotations.Nullable;

/// What can be done with the selected file: to read it in another form than the one that was detected, and to see
/// its lines that have problems.
final class ShapeMenu extends ContextMenu {
    private final Workspace workspace;
    private final Menu readAs = new Menu("Read its lines as");
    private final Map<Shape, RadioMenuItem> items = new EnumMap<>(Shape.class);
    private final RadioMenuItem detected = new RadioMenuItem();
    private final MenuItem problems = new MenuItem();
    private @Nullable FileReport file;

    /// @param toProblems shows the lines of a file that have problems
    ShapeMenu(Workspace workspace, Consumer<@Nullable FileReport> toProblems) {
        this.workspace = workspace;
        ToggleGroup group = new ToggleGroup();
        for (Shape shape : Shape.values()) {
            RadioMenuItem item = shape == Shape.DETECTED ? detected : new RadioMenuItem(shape.words());
            item.setId("shape-" + shape.id());
            item.setToggleGroup(group);
            item.setOnAction(_ -> choose(shape));
            items.put(shape, item);
            readAs.getItems().add(item);
        }
        readAs.setId("read-as");
        problems.setId("file-problems");
        problems.setOnAction(_ -> toProblems.accept(file));
        getItems().addAll(readAs, problems);
        show(null, false);
    }

    /// @param selected the selected file; null where none is
    /// @param settled whether all is read
    void show(@Nullable FileReport selected, boolean settled) {
        file = selected;
        readAs.setDisable(selected == null || !settled);
        long count = selected == null ? 0 : selected.problems();
        problems.setText("Show its lines with problems (" + Words.number(count) + ")");
        problems.setDisable(count == 0);
        Shape now = selected == null ? Shape.DETECTED : selected.file().shape();
        items.forEach((shape, item) -> item.setSelected(shape == now));
        detected.setText(
                selected == null || now != Shape.DETECTED
                        ? Shape.DETECTED.words()
                        : Shape.DETECTED.words() + ": " + selected.shape());
    }

    private void choose(Shape shape) {
        FileReport chosen = file;
        if (chosen != null) {
            workspace.readAs(chosen.file().name(), shape);
        }
    }
}
