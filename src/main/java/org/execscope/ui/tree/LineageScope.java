package org.execscope.ui.tree;

import org.execscope.process.ProcessForest;
import org.execscope.query.Query;
import org.execscope.ui.model.FilterActions;
import org.execscope.ui.model.Workspace;

/// The part of a filter that lets one process and what it started be shown, and nothing else.
final class LineageScope {
    private static final String WITHIN = "lineage.id";

    private final Workspace workspace;

    LineageScope(Workspace workspace) {
        this.workspace = workspace;
    }

    /// Lets the filter show this process and what it started, and nothing else.
    void only(ProcessForest forest, int process) {
        if (process != ProcessForest.NONE) {
            workspace.filter(FilterActions.Action.ONLY, WITHIN + " == " + quoted(forest.id(process)));
        }
    }

    private static String quoted(String id) {
        return "\"" + id.replace("\\", "\\\\").replace("\"", "\\\"") + "\"";
    }

    /// Takes it out of the filter.
    void remove() {
        Query rest = FilterActions.withoutField(workspace.applied(), WITHIN);
        if (rest.normalForm().equals(workspace.applied().normalForm())) {
            workspace.say("The filter has no scope of a process.");
        } else {
            workspace.apply(rest.normalForm());
        }
    }
}
