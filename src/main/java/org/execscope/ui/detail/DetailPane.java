package org.execscope.ui.detail;

import java.util.function.IntConsumer;
import javafx.animation.PauseTransition;
import javafx.geometry.Orientation;
import javafx.scene.control.Label;
import javafx.scene.control.SplitPane;
import javafx.scene.layout.BorderPane;
import javafx.util.Duration;
import org.execscope.process.ProcessForest;
import org.execscope.ui.model.Shown;
import org.execscope.ui.model.Workspace;
import org.jspecify.annotations.Nullable;

/// Everything the log says about the event under the cursor.
public final class DetailPane extends BorderPane {
    private static final Duration REST = Duration.millis(80);

    private final Workspace workspace;
    private final AncestryBar ancestry;
    private final ArgumentsColumn arguments;
    private final FactsColumn facts;
    private final RecordsColumn records;
    private final SplitPane columns;
    private final Label nothing = new Label("No event is chosen: move to a row to see its details.");
    private final PauseTransition rest = new PauseTransition(REST);
    private int event = -1;
    private @Nullable ProcessForest processes;

    /// @param reveal shows a process in the tree
    public DetailPane(Workspace workspace, IntConsumer reveal) {
        this.workspace = workspace;
        setId("details");
        getStyleClass().add("details");
        ancestry = new AncestryBar(reveal);
        arguments = new ArgumentsColumn(workspace);
        facts = new FactsColumn(workspace);
        records = new RecordsColumn(workspace);
        columns = new SplitPane(arguments.node(), facts.node(), records.node());
        columns.setOrientation(Orientation.HORIZONTAL);
        columns.setDividerPositions(0.30, 0.62);
        nothing.getStyleClass().add("muted");
        rest.setOnFinished(done -> follow());
        workspace.cursorProperty().addListener((property, old, now) -> rest.playFromStart());
        workspace.shownProperty().addListener((property, old, now) -> rest.playFromStart());
        setMinHeight(120);
        follow();
    }

    /// The event whose details are shown; -1 for none.
    public int event() {
        return event;
    }

    /// Ends its work.
    public void dispose() {
        rest.stop();
        records.dispose();
    }

    private void follow() {
        Shown shown = workspace.shownProperty().get();
        int wanted = workspace.cursorProperty().get();
        if (shown == null || wanted < 0 || wanted >= shown.trail().events().size()) {
            event = -1;
            ancestry.clear();
            arguments.clear();
            facts.clear();
            records.clear();
            setTop(null);
            setCenter(nothing);
            return;
        }
        if (wanted == event && processes == shown.trail().processes()) {
            return;
        }
        event = wanted;
        processes = shown.trail().processes();
        ancestry.show(shown.trail(), event);
        arguments.show(shown.trail().events(), event);
        facts.show(shown.trail(), event);
        records.show(shown.trail(), event);
        setTop(ancestry);
        setCenter(columns);
    }
}
