package org.execscope.ui.timeline;

import org.execscope.event.ByteDictionary;
import org.execscope.event.EventSummary;
import org.execscope.event.EventTable;
import org.execscope.trail.AuditTrail;
import org.execscope.ui.model.SummarySource;
import org.execscope.ui.table.TableCell;

/// The cells of events that are no program starts: muted, with their type and what they did where a command
/// line would stand.
public final class OtherCells {
    private OtherCells() {}

    /// The cell of a row of such an event.
    static TableCell cell(AuditTrail trail, int event, String column, SummarySource summaries) {
        TableCell cell = switch (column) {
            case "command" -> about(summaries.of(trail, event));
            case "exit" -> result(trail.events(), event, summaries.of(trail, event));
            default -> TimelineRows.cell(trail, event, column);
        };
        return cell.style() == TableCell.Style.PLAIN ? cell.styled(TableCell.Style.MUTED) : cell;
    }

    /// Its type, then what it was done to or with. In no box: those are for what is remarkable.
    static TableCell about(EventSummary summary) {
        return TableCell.of(summary.about()).withLead(summary.what() + "  ");
    }

    /// How it ended, as far as the log says.
    public static TableCell result(EventTable events, int event, EventSummary summary) {
        if (summary.failed()) {
            return TableCell.of("✗ " + summary.result()).styled(TableCell.Style.ERROR);
        }
        if (summary.result().isEmpty()) {
            return events.call(event) == ByteDictionary.NONE
                    ? TableCell.EMPTY
                    : TableCell.of("—").styled(TableCell.Style.MUTED);
        }
        return TableCell.of(summary.result());
    }
}
