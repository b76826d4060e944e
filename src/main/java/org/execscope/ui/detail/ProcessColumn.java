package org.execscope.ui.detail;

import org.execscope.trail.AuditTrail;
import org.execscope.ui.keys.Letters;
import org.execscope.ui.model.Latest;
import org.execscope.ui.model.TimeStyle;
import org.execscope.ui.model.Workspace;

/// What is known of the event's process as a whole.
final class ProcessColumn {
    private final Workspace workspace;
    private final FactsColumn facts;
    private final Latest gathering = new Latest("facts of the process");

    ProcessColumn(Workspace workspace) {
        this.workspace = workspace;
        facts = new FactsColumn(workspace, "detail-process", "The process", _ -> "", null);
    }

    Column node() {
        return facts.node();
    }

    void requestFocus() {
        facts.requestFocus();
    }

    void show(AuditTrail trail, int event) {
        TimeStyle times = workspace.times();
        Letters letters = workspace.choices().lettersProperty().get();
        gathering.start(
                cancel -> ProcessFacts.of(trail, event, times, letters, cancel),
                groups -> facts.show(groups, trail, event),
                problem -> workspace.report("gathering the facts of the process", problem));
    }

    void clear() {
        gathering.cancel();
        facts.clear();
    }

    void dispose() {
        gathering.close();
    }
}
