package org.execscope.ui.tree;

import org.execscope.event.EventTable;
import org.execscope.record.Errno;
import org.execscope.trail.AuditTrail;
import org.execscope.ui.model.Words;
import org.execscope.ui.table.TableCell;
import org.execscope.ui.timeline.TimelineRows;

/// The cells of a row that shows a program which a process ran or tried to run: which, when, as whom.
final class ImageCells {
    private ImageCells() {}

    /// @param labels name programs
    /// @param count how many images the process had
    /// @param level how far it is indented
    static TableCell cell(
            AuditTrail trail,
            TreeTimes times,
            ImageLabels labels,
            Execution execution,
            int count,
            int level,
            String column) {
        int event = execution.event();
        return switch (column) {
            case TreeColumns.PROCESS ->
                (execution.failed() ? tried(labels, execution) : ran(labels, execution, count))
                        .inTree(level, TableCell.Twisty.LEAF);
            case TreeColumns.STARTED -> times.cell("", trail.events().timeMillis(event));
            case TreeColumns.PID,
                    TreeColumns.ENDED,
                    TreeColumns.LIFE,
                    TreeColumns.EVENTS,
                    TreeColumns.BELOW,
                    TreeColumns.FINDINGS,
                    TreeColumns.LINK,
                    TreeColumns.ID -> TableCell.EMPTY;
            case TreeColumns.COMMAND ->
                execution.failed() ? why(trail, execution) : TimelineRows.cell(trail, event, column);
            default -> TimelineRows.cell(trail, event, column);
        };
    }

    private static TableCell ran(ImageLabels labels, Execution execution, int count) {
        return labels.program(execution.event())
                .withLead(Words.number(execution.image() + 1L) + " of " + Words.number(count) + "  ");
    }

    private static TableCell tried(ImageLabels labels, Execution execution) {
        String lead = execution.tries() == 1 ? "✗ tried  " : "✗ tried ×" + Words.number(execution.tries()) + "  ";
        return labels.tried(execution.event()).withLead(lead);
    }

    /// It never had a command line.
    private static TableCell why(AuditTrail trail, Execution execution) {
        long exit = trail.events().exit(execution.event());
        String name = Errno.name(exit);
        return TableCell.of(
                exit == EventTable.MISSING ? "✗ failed" : "✗ " + (name == null ? Long.toString(exit) : name));
    }
}
