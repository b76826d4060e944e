package org.execscope.ui.detail;

import java.time.ZoneId;
import org.execscope.event.EventSummary;
import org.execscope.event.EventTable;
import org.execscope.process.ProcessForest;
import org.execscope.trail.AuditTrail;
import org.execscope.ui.model.SummarySource;
import org.execscope.ui.model.Words;
import org.execscope.ui.table.RowSource;
import org.execscope.ui.table.TableCell;
import org.execscope.ui.timeline.OtherCells;
import org.execscope.ui.timeline.TimelineRows;

/// Every event of one process, in the order in which the kernel numbered them.
final class ActivityRows implements RowSource {
    private static final int MONTH_FROM = 5;
    private static final int DATE_TO = 10;
    private static final int CLOCK_FROM = 11;
    private static final int CLOCK_TO = 23;

    private final AuditTrail trail;
    private final ProcessForest forest;
    private final int process;
    private final SummarySource summaries;
    private final ZoneId zone;
    private final boolean severalDays;

    ActivityRows(AuditTrail trail, ProcessForest forest, int process, SummarySource summaries, ZoneId zone) {
        this.trail = trail;
        this.forest = forest;
        this.process = process;
        this.summaries = summaries;
        this.zone = zone;
        severalDays = rowCount() > 0 && !date(eventAt(0)).equals(date(eventAt(rowCount() - 1)));
    }

    @Override
    public RowSource reading(SummarySource reader) {
        return new ActivityRows(trail, forest, process, reader, zone);
    }

    int process() {
        return process;
    }

    @Override
    public int rowCount() {
        return forest.eventCount(process);
    }

    @Override
    public int eventAt(int row) {
        return row >= 0 && row < rowCount() ? forest.event(process, row) : -1;
    }

    /// The row of an event of this process, or -1.
    int rowOf(int event) {
        long serial = trail.events().serial(event);
        int low = 0;
        int high = rowCount();
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (trail.events().serial(eventAt(middle)) < serial) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        for (int row = low; row < rowCount() && trail.events().serial(eventAt(row)) == serial; row++) {
            if (eventAt(row) == event) {
                return row;
            }
        }
        return -1;
    }

    @Override
    public TableCell cell(int row, String column) {
        int event = eventAt(row);
        EventTable events = trail.events();
        if (column.equals("time")) {
            return time(event);
        }
        boolean execve = events.isExecve(event);
        if (execve && column.equals("about")) {
            return TimelineRows.cell(trail, event, "command");
        }
        if (execve && column.equals("result")) {
            return TimelineRows.cell(trail, event, "exit");
        }
        EventSummary summary = execve ? EventSummary.of(events, event) : summaries.of(trail, event);
        return switch (column) {
            case "what" -> TableCell.of(summary.what());
            case "about" -> TableCell.of(summary.about());
            default -> OtherCells.result(events, event, summary);
        };
    }

    /// Whether times need their date to be told apart.
    boolean severalDays() {
        return severalDays;
    }

    /// The date of the first event, in the zone shown.
    String firstDate() {
        return date(eventAt(0));
    }

    private String date(int event) {
        return Words.time(trail.events().timeMillis(event), zone).substring(0, DATE_TO);
    }

    private TableCell time(int event) {
        String time = Words.time(trail.events().timeMillis(event), zone);
        TableCell cell = TableCell.of(time.substring(CLOCK_FROM, CLOCK_TO));
        return severalDays ? cell.withLead(time.substring(MONTH_FROM, DATE_TO) + " ") : cell;
    }
}
