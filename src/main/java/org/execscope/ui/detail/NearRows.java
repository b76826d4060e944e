package org.execscope.ui.detail;

import java.time.ZoneId;
import java.util.Arrays;
import org.execscope.event.EventOrder;
import org.execscope.event.EventSummary;
import org.execscope.event.EventTable;
import org.execscope.evidence.CancelToken;
import org.execscope.process.ProcessForest;
import org.execscope.trail.AuditTrail;
import org.execscope.ui.model.ProcessNames;
import org.execscope.ui.model.SummarySource;
import org.execscope.ui.model.Words;
import org.execscope.ui.table.RowSource;
import org.execscope.ui.table.TableCell;
import org.execscope.ui.timeline.TimelineRows;
import org.jspecify.annotations.Nullable;

/// What lies near an event, whatever the filter: what its process did before and after, and what else happened on
/// its host in the same minute. Each part begins with a line that says what it holds.
final class NearRows implements RowSource {
    static final String TIME = "time";
    static final String PID = "pid";
    static final String WHAT = "what";

    /// So many events of the process are listed on either side.
    static final int EACH_SIDE = 10;
    /// So many of the minute.
    static final int MOST = 2_000;

    private static final long MINUTE = 60_000;
    private static final int CLOCK_FROM = 11;
    private static final int CLOCK_TO = 23;
    private static final int MINUTE_TO = 16;

    private final AuditTrail trail;
    private final int event;
    private final SummarySource summaries;
    private final ZoneId zone;
    private final int[] own;
    private final int[] minute;
    private final String ownWords;
    private final String minuteWords;

    private NearRows(
            AuditTrail trail,
            int event,
            SummarySource summaries,
            ZoneId zone,
            int[] own,
            int[] minute,
            String ownWords,
            String minuteWords) {
        this.trail = trail;
        this.event = event;
        this.summaries = summaries;
        this.zone = zone;
        this.own = own;
        this.minute = minute;
        this.ownWords = ownWords;
        this.minuteWords = minuteWords;
    }

    /// @throws java.util.concurrent.CancellationException if it is no longer wanted
    static NearRows of(AuditTrail trail, int event, SummarySource summaries, ZoneId zone, CancelToken cancel) {
        ProcessForest forest = trail.processes();
        int process = forest == null ? ProcessForest.NONE : forest.processOf(event);
        int[] own = new int[0];
        String ownWords =
                forest == null ? "Processes are " + AncestryBar.unknown(trail) : "This event belongs to no process";
        if (forest != null && process != ProcessForest.NONE) {
            int at = new ActivityRows(trail, forest, process, summaries, zone).rowOf(event);
            int from = Math.max(0, at - EACH_SIDE);
            int to = Math.min(forest.eventCount(process), at + EACH_SIDE + 1);
            own = new int[Math.max(0, to - from)];
            for (int i = 0; i < own.length; i++) {
                own[i] = forest.event(process, from + i);
            }
            ownWords = ProcessNames.shortName(trail, forest, process) + ": " + Words.number(at - from)
                    + " before, " + Words.number(Math.max(0, to - at - 1)) + " after, of "
                    + Words.count(forest.eventCount(process), "event");
        }
        return minute(trail, event, summaries, zone, own, ownWords, cancel);
    }

    private static NearRows minute(
            AuditTrail trail,
            int event,
            SummarySource summaries,
            ZoneId zone,
            int[] own,
            String ownWords,
            CancelToken cancel) {
        EventTable events = trail.events();
        EventOrder order = trail.order();
        long begin = Math.floorDiv(events.timeMillis(event), MINUTE) * MINUTE;
        int from = order.firstAt(events, begin);
        int to = order.firstAt(events, begin + MINUTE);
        int[] found = new int[Math.min(MOST, to - from)];
        int count = 0;
        int all = 0;
        for (int i = from; i < to; i++) {
            if ((i & 0xfff) == 0) {
                cancel.check();
            }
            if (events.host(order.at(i)) == events.host(event)) {
                all++;
                if (count < found.length) {
                    found[count++] = order.at(i);
                }
            }
        }
        String words = "On the host from " + Words.time(begin, zone).substring(CLOCK_FROM, MINUTE_TO) + " to "
                + Words.time(begin + MINUTE, zone).substring(CLOCK_FROM, MINUTE_TO) + ": " + Words.count(all, "event")
                + (all > count ? ", the first " + Words.number(count) + " listed" : "");
        return new NearRows(trail, event, summaries, zone, own, Arrays.copyOf(found, count), ownWords, words);
    }

    @Override
    public RowSource reading(SummarySource reader) {
        return new NearRows(trail, event, reader, zone, own, minute, ownWords, minuteWords);
    }

    /// The row of the event that the others lie near, or -1.
    int here() {
        for (int i = 0; i < own.length; i++) {
            if (own[i] == event) {
                return i + 1;
            }
        }
        return -1;
    }

    @Override
    public int rowCount() {
        return own.length + minute.length + 2;
    }

    @Override
    public int eventAt(int row) {
        if (row <= 0 || row == own.length + 1 || row >= rowCount()) {
            return -1;
        }
        return row <= own.length ? own[row - 1] : minute[row - own.length - 2];
    }

    private @Nullable String title(int row) {
        return row == 0 ? ownWords : row == own.length + 1 ? minuteWords : null;
    }

    @Override
    public TableCell cell(int row, String column) {
        String title = title(row);
        if (title != null) {
            return column.equals(WHAT) ? TableCell.of(title).styled(TableCell.Style.INFERRED) : TableCell.EMPTY;
        }
        int one = eventAt(row);
        EventTable events = trail.events();
        return switch (column) {
            case TIME ->
                TableCell.of(Words.time(events.timeMillis(one), zone).substring(CLOCK_FROM, CLOCK_TO))
                        .withLead(one == event ? "▸ " : "");
            case PID -> TimelineRows.cell(trail, one, "pid");
            default -> what(one);
        };
    }

    private TableCell what(int one) {
        if (trail.events().isExecve(one)) {
            return TimelineRows.cell(trail, one, "command");
        }
        EventSummary summary = summaries.of(trail, one);
        return TableCell.of(summary.about()).withLead(summary.what() + " ");
    }

    @Override
    public String spoken(int row) {
        return eventAt(row) == event ? "this event, " : "";
    }
}
