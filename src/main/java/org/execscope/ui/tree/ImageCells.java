package org.execscope.ui.tree;

import org.execscope.trail.AuditTrail;
import org.execscope.ui.model.Words;
import org.execscope.ui.table.TableCell;
import org.execscope.ui.timeline.TimelineRows;

/// The cells of a row that shows one image of a process: a program that it ran, since when, as whom.
final class ImageCells {
    private ImageCells() {}

    /// @param labels name programs
    /// @param event the program start
    /// @param number which image it is, from 0
    /// @param count how many the process had
    /// @param level how far it is indented
    static TableCell cell(
            AuditTrail trail,
            TreeTimes times,
            ImageLabels labels,
            int event,
            int number,
            int count,
            int level,
            String column) {
        return switch (column) {
            case TreeColumns.PROCESS ->
                labels.program(event)
                        .withLead(Words.number(number + 1L) + " of " + Words.number(count) + "  ")
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
            default -> TimelineRows.cell(trail, event, column);
        };
    }
}
