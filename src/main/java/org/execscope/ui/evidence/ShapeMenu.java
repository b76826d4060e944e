package org.execscope.ui.evidence;

import java.util.EnumMap;
import java.util.Map;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.Menu;
import javafx.scene.control.RadioMenuItem;
import javafx.scene.control.ToggleGroup;
import org.execscope.evidence.Shape;
import org.execscope.trail.FileReport;
import org.execscope.ui.model.Workspace;
import org.jspecify.annotations.Nullable;

/// What can be done with the selected file: to read it in another form than the one that was detected.
final class ShapeMenu extends ContextMenu {
    private final Workspace workspace;
    private final Menu readAs = new Menu("Read its lines as");
    private final Map<Shape, RadioMenuItem> items = new EnumMap<>(Shape.class);
    private final RadioMenuItem detected = new RadioMenuItem();
    private @Nullable FileReport file;

    ShapeMenu(Workspace workspace) {
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
        getItems().add(readAs);
        show(null, false);
    }

    /// @param selected the selected file; null where none is
    /// @param settled whether all is read
    void show(@Nullable FileReport selected, boolean settled) {
        file = selected;
        readAs.setDisable(selected == null || !settled);
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
