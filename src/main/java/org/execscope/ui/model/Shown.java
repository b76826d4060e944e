package org.execscope.ui.model;

import org.execscope.event.EventOrder;
import org.execscope.event.EventTable;
import org.execscope.query.EventSet;
import org.execscope.query.Query;
import org.execscope.trail.AuditTrail;

/// What the timeline and the tree show: one query's result over one state of the evidence. Immutable.
///
/// @param trail the evidence as far as it is read
/// @param query the applied query
/// @param matches its result
/// @param rows the matching execve events in (time, serial, host) order
/// @param timeline what the timeline shows, in the same order: these, or matching events of every kind
public record Shown(AuditTrail trail, Query query, EventSet matches, EventOrder rows, EventOrder timeline) {
    private static final int MOST_TIES = 100_000;

    /// The place of an event in the order of the timeline, or -1 if it isn't among what is shown. Quick.
    public int placeOf(int event) {
        EventTable events = trail.events();
        if (event < 0 || event >= events.size()) {
            return -1;
        }
        long millis = events.timeMillis(event);
        int from = timeline.firstAt(events, millis);
        for (int row = from; row < timeline.size() && row - from < MOST_TIES; row++) {
            if (timeline.at(row) == event) {
                return row;
            }
            if (events.timeMillis(timeline.at(row)) != millis) {
                return -1;
            }
        }
        return -1;
    }
}
