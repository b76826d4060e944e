package org.execscope.ui.tree;

import javafx.scene.control.Label;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.execscope.trail.AuditTrail;
import org.execscope.ui.model.Shown;
import org.execscope.ui.model.Workspace;
import org.execscope.ui.timeline.NothingShown;

/// What stands in the place of the tree while there is none to be shown, and why.
final class NoTree extends StackPane {
    private final Workspace workspace;
    private final Label why = new Label();
    private final VBox waiting = new VBox(why);
    private final NothingShown nothing;

    NoTree(Workspace workspace) {
        this.workspace = workspace;
        waiting.setId("tree-waiting");
        waiting.getStyleClass().add("no-match");
        nothing = new NothingShown(workspace, this::toOtherEvents);
        nothing.setId("tree-nothing-shown");
        getChildren().setAll(waiting, nothing);
        // While it is hidden, it takes no height from the tree and its find bar.
        setMinSize(0, 0);
        hide();
    }

    void hide() {
        waiting.setVisible(false);
        nothing.hide();
        setVisible(false);
    }

    /// The evidence is still read, or its processes were given up.
    void waiting() {
        hide();
        why.setText(workspace.notYet("The process tree is built"));
        waiting.setVisible(true);
        setVisible(true);
    }

    /// The filter, or the evidence, leaves nothing.
    void nothing(Shown shown) {
        hide();
        nothing.show(shown);
        setVisible(true);
    }

    /// They have no place in the tree.
    private void toOtherEvents() {
        Shown shown = workspace.shownProperty().get();
        AuditTrail trail = shown == null ? null : shown.trail();
        if (trail != null && trail.order().size() > 0) {
            workspace.showInTimeline(trail.order().at(0));
        }
    }

    void dispose() {
        nothing.dispose();
    }
}
