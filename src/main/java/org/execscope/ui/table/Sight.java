package org.execscope.ui.table;

import javafx.beans.InvalidationListener;
import javafx.scene.Node;
import org.jspecify.annotations.Nullable;

/// Whether a node can be seen: what lies behind another tab need not be drawn. Used on the JavaFX thread.
final class Sight {
    private final Node node;
    private final Runnable again;
    private final InvalidationListener appears = _ -> look();
    private @Nullable Node hiddenBy;

    /// @param again is called when the node can be seen again, after it was asked for while it couldn't
    Sight(Node node, Runnable again) {
        this.node = node;
        this.again = again;
    }

    boolean isClear() {
        Node hiding = hiding();
        if (hiding != null && hiddenBy == null) {
            hiddenBy = hiding;
            hiding.visibleProperty().addListener(appears);
        }
        return hiding == null;
    }

    private @Nullable Node hiding() {
        Node at = node;
        while (at != null && at.isVisible()) {
            at = at.getParent();
        }
        return at;
    }

    private void look() {
        Node before = hiddenBy;
        if (before != null && before.isVisible()) {
            hiddenBy = null;
            before.visibleProperty().removeListener(appears);
            again.run();
        }
    }
}
