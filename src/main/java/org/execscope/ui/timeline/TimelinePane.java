package org.execscope.ui.timeline;

import javafx.scene.layout.BorderPane;
import org.execscope.ui.model.Workspace;

/// The timeline: one row an execve event.
public final class TimelinePane extends BorderPane {
    public TimelinePane(Workspace workspace) {
        workspace.shownProperty();
    }
}
