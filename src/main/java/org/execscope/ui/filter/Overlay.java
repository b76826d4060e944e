package org.execscope.ui.filter;

import javafx.event.EventHandler;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Region;
import org.jspecify.annotations.Nullable;

/// A box over the other content of a window, below one of its nodes, until it is hidden or something else is
/// clicked.
///
/// A pop-up window would wait, whenever it comes or goes, for the picture that is just being drawn: with software
/// rendering longer than a frame, at each key that is typed.
final class Overlay {
    private final Region box;
    private final EventHandler<MouseEvent> outside = this::pressed;
    private @Nullable Scene scene;

    /// @param box what is shown, in its preferred size
    Overlay(Region box) {
        this.box = box;
        box.setManaged(false);
    }

    boolean isShowing() {
        return scene != null;
    }

    /// Shows the box below a node, or where it is already, in the size that its content has now. A window whose
    /// root can't hold it shows nothing.
    void show(Node below) {
        Scene now = below.getScene();
        if (now == null || !(now.getRoot() instanceof Pane root)) {
            return;
        }
        if (scene == null) {
            scene = now;
            root.getChildren().add(box);
            now.addEventFilter(MouseEvent.MOUSE_PRESSED, outside);
        }
        box.applyCss();
        Bounds place = root.sceneToLocal(below.localToScene(below.getLayoutBounds()));
        double width = Math.min(box.prefWidth(-1), root.getWidth());
        double left = Math.max(0, Math.min(place.getMinX(), root.getWidth() - width));
        box.resizeRelocate(Math.rint(left), Math.rint(place.getMaxY() + 2), width, box.prefHeight(-1));
    }

    void hide() {
        Scene now = scene;
        if (now != null) {
            scene = null;
            now.removeEventFilter(MouseEvent.MOUSE_PRESSED, outside);
            if (box.getParent() instanceof Pane root) {
                root.getChildren().remove(box);
            }
        }
    }

    private void pressed(MouseEvent e) {
        if (!box.contains(box.sceneToLocal(e.getSceneX(), e.getSceneY()))) {
            hide();
        }
    }
}
