package org.execscope.ui.timeline;

import org.execscope.event.EventOrder;
import org.execscope.event.EventTable;
import org.execscope.evidence.CancelToken;
import org.execscope.ui.model.Shown;
import org.execscope.ui.table.RowSource;
import org.execscope.ui.table.TableCell;

/// Every event of one host within some time of an event, whatever the filter; or every program start.
///
/// @param rows as the timeline shows them
/// @param shown says which of them the filter shows
/// @param event what they lie around
record ContextRows(TimelineRows rows, Shown shown, int event) implements RowSource {
    /// So many rows answer what happened around an event; more are not gathered.
    static final int MOST = 200_000;

    static final String MATCH = "match";

    /// @param all the events looked at: of every kind, or program starts alone
    /// @throws java.util.concurrent.CancellationException if it is no longer wanted
    static ContextRows of(
            Shown shown, EventOrder all, TimelineRows like, int event, long aroundMillis, CancelToken cancel) {
        EventTable events = shown.trail().events();
        long time = events.timeMillis(event);
        int host = events.host(event);
        int from = all.firstAt(events, time - aroundMillis);
        int to = all.firstAt(events, time + aroundMillis + 1);
        int[] found = new int[Math.min(MOST, to - from)];
        int count = 0;
        for (int i = from; i < to && count < found.length; i++) {
            if ((i & 0xffff) == 0) {
                cancel.check();
            }
            if (events.host(all.at(i)) == host) {
                found[count++] = all.at(i);
            }
        }
        return new ContextRows(like.over(shown.trail(), java.util.Arrays.copyOf(found, count)), shown, event);
    }

    /// How many of them the filter shows.
    int matching() {
        int count = 0;
        for (int row = 0; row < rowCount(); row++) {
            count += shown.matches().contains(eventAt(row)) ? 1 : 0;
        }
        return count;
    }

    @Override
    public int rowCount() {
        return rows.rowCount();
    }

    @Override
    public int eventAt(int row) {
        return rows.eventAt(row);
    }

    @Override
    public TableCell cell(int row, String column) {
        return switch (column) {
            case MATCH ->
                shown.matches().contains(eventAt(row))
                        ? TableCell.of("✓ shown")
                        : TableCell.of("hidden").styled(TableCell.Style.MUTED);
            case TimelineColumns.SINCE_MARK ->
                eventAt(row) == event
                        ? TableCell.of("this event")
                        : TimelineTimes.between(shown.trail().events().timeMillis(event), rows.timeOf(row));
            default -> rows.cell(row, column);
        };
    }

    @Override
    public boolean isDivided(int row) {
        return rows.isDivided(row);
    }

    @Override
    public String divider(int row) {
        return rows.divider(row);
    }

    @Override
    public String dividerHint(int row) {
        return rows.dividerHint(row);
    }
}
