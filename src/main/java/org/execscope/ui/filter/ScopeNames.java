package org.execscope.ui.filter;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.execscope.process.ProcessForest;
import org.execscope.query.Query;
import org.execscope.ui.model.Latest;
import org.execscope.ui.model.ProcessNames;
import org.execscope.ui.model.Shown;
import org.execscope.ui.model.Workspace;

/// What a term of the filter that keeps to one process is called: `within bash 4101` rather than by the process's
/// id. To find a process by its id takes a while in large evidence, so that is done on a thread of its own.
final class ScopeNames {
    private final Workspace workspace;
    private final Latest finding = new Latest("name scopes");
    private Map<String, String> names = Map.of();

    ScopeNames(Workspace workspace) {
        this.workspace = workspace;
    }

    /// The term in words, if it is known what it is called; else as the language writes it. Safe to show.
    String words(Query term) {
        String within = term.lineage();
        String not = within == null ? term.negated().lineage() : null;
        if (within != null && names.containsKey(within)) {
            return "within " + names.get(within);
        }
        return not != null && names.containsKey(not) ? "not within " + names.get(not) : term.normalForm();
    }

    /// Looks for the processes that these terms name.
    ///
    /// @param found is called when there is something new to be said
    void find(List<Query> terms, Runnable found) {
        Set<String> ids = new HashSet<>();
        for (Query term : terms) {
            String within = term.lineage();
            String not = term.negated().lineage();
            if (within != null || not != null) {
                ids.add(within != null ? within : not);
            }
        }
        Shown shown = workspace.shownProperty().get();
        ProcessForest forest = shown == null ? null : shown.trail().processes();
        if (shown == null || forest == null || ids.isEmpty()) {
            finding.cancel();
            names = Map.of();
            return;
        }
        Map<String, String> before = names;
        finding.start(
                _ -> {
                    Map<String, String> known = new HashMap<>();
                    for (String id : ids) {
                        int process = forest.find(id);
                        if (process != ProcessForest.NONE) {
                            known.put(id, ProcessNames.shortName(shown.trail(), forest, process));
                        }
                    }
                    return known;
                },
                known -> {
                    names = known;
                    if (!known.equals(before)) {
                        found.run();
                    }
                },
                problem -> workspace.report("naming the processes of the filter", problem));
    }

    void dispose() {
        finding.close();
    }
}
