package org.execscope.ui.tree;

import javafx.scene.layout.BorderPane;
import org.execscope.ui.model.Workspace;

/// The process tree.
public final class TreePane extends BorderPane {
    public TreePane(Workspace workspace) {
        workspace.shownProperty();
    }

    /// Opens the branches above the process and puts the cursor on it.
    public void reveal(int process) {
        setUserData(process);
    }
}
