package org.execscope.ui.filter;

import javafx.beans.InvalidationListener;
import javafx.event.EventHandler;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Region;
import org.execscope.ui.model.FxDoor;
import org.jspecify.annotations.Nullable;

/// A box over the other content of a window, below some of its nodes, until it is hidden or something else is
/// clicked.
///
/// A pop-up window would wait, whenever it comes or goes, for the picture that is just being drawn: with software
/// rendering longer than a frame, at each key that is typed.
final class Overlay {
    private final Region box;
    private final EventHandler<MouseEvent> outside = this::pressed;
    private final InvalidationListener moved = _ -> FxDoor.later(this::place);
    private @Nullable Scene scene;
    private @Nullable Node left;
    private @Nullable Node above;

    /// @param box what is shown, in its preferred size
    Overlay(Region box) {
        this.box = box;
        box.setManaged(false);
    }

    boolean isShowing() {
        return scene != null;
    }

    /// Shows the box, or where it is already, gives it the size that its content has now. A window whose root can't
    /// hold it shows nothing.
    ///
    /// @param beside where this begins from the left the box begins
    /// @param under the box is below this, also when it grows
    void show(Node beside, Node under) {
        Scene now = beside.getScene();
        if (now == null || !(now.getRoot() instanceof Pane root)) {
            return;
        }
        if (scene == null) {
            scene = now;
            root.getChildren().add(box);
            now.addEventFilter(MouseEvent.MOUSE_PRESSED, outside);
            under.boundsInParentProperty().addListener(moved);
        }
        left = beside;
        above = under;
        place();
    }

    private void place() {
        Node beside = left;
        Node under = above;
        if (beside == null || under == null || !(box.getParent() instanceof Pane root)) {
            return;
        }
        box.applyCss();
        double x =
                root.sceneToLocal(beside.localToScene(beside.getLayoutBounds())).getMinX();
        double y =
                root.sceneToLocal(under.localToScene(under.getLayoutBounds())).getMaxY();
        double width = Math.min(box.prefWidth(-1), root.getWidth());
        double start = Math.max(0, Math.min(x, root.getWidth() - width));
        box.resizeRelocate(Math.rint(start), Math.rint(y + 2), width, box.prefHeight(-1));
    }

    void hide() {
        Scene now = scene;
        if (now != null) {
            scene = null;
            if (above != null) {
                above.boundsInParentProperty().removeListener(moved);
            }
            left = null;
            above = null;
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
