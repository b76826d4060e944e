package org.execscope.ui.tree;

import java.util.ArrayList;
import java.util.List;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SeparatorMenuItem;
import javafx.scene.input.KeyEvent;
import org.execscope.process.ProcessForest;
import org.execscope.trail.AuditTrail;
import org.execscope.ui.menu.ValueMenu;
import org.execscope.ui.model.Workspace;
import org.execscope.ui.timeline.TimelineColumns;

/// Filters by the values of a process, as the timeline does by those of a cell. The keys take the program, since
/// the tree's arrows fold branches and walk no cells; the menu takes what it was opened on.
final class TreeValues {
    private static final String PROGRAM = "exe";

    private final Workspace workspace;

    TreeValues(Workspace workspace) {
        this.workspace = workspace;
    }

    /// The conditions that a process's values fulfil, that of the column first; none where the process has no
    /// event of its own.
    ///
    /// @param event of its newest image, or -1
    static List<String> terms(AuditTrail trail, ProcessForest forest, int process, int event, String column) {
        if (event < 0) {
            return List.of();
        }
        List<String> terms = new ArrayList<>(
                switch (column) {
                    case TreeColumns.ID -> List.of("process.id == " + forest.id(process));
                    case TreeColumns.STARTED -> TimelineColumns.terms(trail, event, "time");
                    case TreeColumns.FINDINGS -> TimelineColumns.terms(trail, event, "findings");
                    default -> TimelineColumns.terms(trail, event, column);
                });
        terms.addAll(TimelineColumns.terms(trail, event, PROGRAM));
        return terms.stream().distinct().toList();
    }

    /// Does what a key says to the program of a process.
    ///
    /// @return whether the key means something here
    boolean typed(KeyEvent key, AuditTrail trail, ProcessForest forest, int process, int event) {
        List<String> terms = terms(trail, forest, process, event, PROGRAM);
        return ValueMenu.typed(workspace, key, terms.isEmpty() ? null : terms.getFirst());
    }

    /// What can be done with the value of a cell; nothing where there is none to ask for.
    ///
    /// @param shown the cell's text
    /// @param event that has it
    List<MenuItem> items(List<String> terms, String shown, int event) {
        if (terms.isEmpty()) {
            return List.of();
        }
        List<MenuItem> items = new ArrayList<>(ValueMenu.items(workspace, terms, shown, event));
        items.add(new SeparatorMenuItem());
        return items;
    }
}
