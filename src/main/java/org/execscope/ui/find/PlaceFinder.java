package org.execscope.ui.find;

import java.util.function.IntPredicate;
import org.execscope.event.EventOrder;
import org.execscope.event.EventTable;
import org.execscope.evidence.CancelToken;
import org.execscope.ui.model.Shown;
import org.execscope.ui.model.Words;

/// Finds the event that a place means. Looks at every event: not on the JavaFX thread.
final class PlaceFinder {
    private static final int STEP = 1 << 16;

    private PlaceFinder() {}

    /// @param event the event to show; -1 if there is none
    /// @param hidden what was asked for, where the filter hides it and `event` is the nearest one shown; else -1
    record Found(int event, int hidden) {
        static Found shown(int event) {
            return new Found(event, -1);
        }

        /// Where it is, to stand behind what was asked for.
        String words(Shown shown) {
            if (event < 0) {
                return hidden < 0 ? ": not in this evidence" : ": hidden by the filter, which shows nothing";
            }
            EventTable events = shown.trail().events();
            int row = shown.placeOf(event);
            String place = row < 0 ? "" : ", row " + Words.number(row + 1);
            if (hidden >= 0) {
                return host(events, hidden) + ": hidden by the filter, the nearest one shown is"
                        + place.replace(",", "");
            }
            return host(events, event)
                    + (row < 0 ? ": no program start, events of every kind are shown then" : ": in the list" + place);
        }

        private static String host(EventTable events, int event) {
            return events.hosts().size() < 2
                    ? ""
                    : " on " + events.hosts().get(events.host(event)).label();
        }
    }

    /// Finds a place among all events, so that a hidden one is not taken for a missing one.
    ///
    /// @param withOthers whether events of every kind are shown
    /// @param cursor the event that the next one of a process or serial is counted from; -1 for none
    static Found find(Shown shown, boolean withOthers, Place place, int cursor, CancelToken cancel) {
        EventTable events = shown.trail().events();
        EventOrder rows = shown.timeline();
        return switch (place) {
            case Place.At at -> Found.shown(nearest(events, rows, at.millis()));
            case Place.Share share ->
                Found.shown(
                        rows.size() == 0
                                ? -1
                                : rows.at((int) Math.min(rows.size() - 1L, (long) (share.share() * rows.size()))));
            case Place.Pid pid -> after(shown, withOthers, cursor, event -> events.pid(event) == pid.pid(), cancel);
            case Place.Line line ->
                after(
                        shown,
                        withOthers,
                        -1,
                        event -> events.line(event) >= line.line() && sameFile(events, event, cursor),
                        cancel);
            case Place.Serial serial ->
                after(shown, withOthers, cursor, event -> events.serial(event) == serial.serial(), cancel);
            case Place.AuditId id ->
                after(
                        shown,
                        withOthers,
                        -1,
                        event -> events.serial(event) == id.serial() && events.timeMillis(event) == id.millis(),
                        cancel);
        };
    }

    private static boolean sameFile(EventTable events, int event, int cursor) {
        return cursor < 0 || events.file(event) == events.file(cursor);
    }

    private static int nearest(EventTable events, EventOrder rows, long millis) {
        int at = rows.firstAt(events, millis);
        return rows.size() == 0 ? -1 : rows.at(Math.min(at, rows.size() - 1));
    }

    /// The next one behind the cursor's event in the order of time, then from the start; among all events, so
    /// that a hidden one is not taken for a missing one. What is shown comes first, then what the filter
    /// hides; an event that is no program start, while those aren't shown, comes last.
    private static Found after(Shown shown, boolean withOthers, int cursor, IntPredicate wanted, CancelToken cancel) {
        EventTable events = shown.trail().events();
        EventOrder all = shown.trail().order();
        int start = cursor < 0 ? 0 : all.firstAt(events, events.timeMillis(cursor));
        int hidden = -1;
        int other = -1;
        boolean past = cursor < 0;
        for (int i = 0; i < all.size(); i++) {
            if ((i & STEP - 1) == 0) {
                cancel.check();
            }
            int event = all.at((start + i) % all.size());
            boolean candidate = past;
            past |= event == cursor;
            if (!candidate || !wanted.test(event)) {
                continue;
            }
            if (!withOthers && !events.isExecve(event)) {
                other = other < 0 ? event : other;
            } else if (shown.matches().contains(event)) {
                return Found.shown(event);
            } else {
                hidden = hidden < 0 ? event : hidden;
            }
        }
        if (cursor >= 0 && wanted.test(cursor)) {
            return Found.shown(cursor);
        }
        return hidden < 0
                ? Found.shown(other)
                : new Found(nearest(events, shown.timeline(), events.timeMillis(hidden)), hidden);
    }
}
