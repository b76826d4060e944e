package org.execscope.ui.lifeline;

import java.util.ArrayList;
import java.util.List;
import org.execscope.event.EventTable;
import org.execscope.process.Certainty;
import org.execscope.process.ProcessForest;
import org.execscope.trail.AuditTrail;
import org.execscope.ui.model.ProcessNames;

/// What is known of when a process lived. Immutable.
///
/// @param process its number in the forest
/// @param name safe to show
/// @param level how far it is indented: below which of the others it stands
/// @param from the first time known of it, in milliseconds since 1970 UTC
/// @param fromKnown whether its birth is in the log; else it lived before `from` too, nobody knows how long
/// @param to the last time known of it
/// @param toKnown whether its exit is in the log; else it may have lived on
/// @param starts when it started programs
/// @param seen whether it has events of its own
/// @param sure whether the link to its parent is certain
record Lifeline(
        int process,
        String name,
        int level,
        long from,
        boolean fromKnown,
        long to,
        boolean toKnown,
        List<Long> starts,
        boolean seen,
        boolean sure) {
    private static final int MOST_STARTS = 200;

    Lifeline {
        starts = List.copyOf(starts);
    }

    static Lifeline of(AuditTrail trail, ProcessForest forest, int process, int level) {
        EventTable events = trail.events();
        long last = forest.lastSeenMillis(process);
        long start = forest.startMillis(process);
        long from = start == ProcessForest.UNKNOWN_TIME ? last : Math.min(start, last);
        boolean exit = forest.endIsExact(process);
        List<Long> starts = new ArrayList<>();
        int count = Math.min(MOST_STARTS, forest.eventCount(process));
        for (int i = 0; i < count; i++) {
            int event = forest.event(process, i);
            if (events.isExecve(event) && events.succeeded(event)) {
                starts.add(events.timeMillis(event));
            }
        }
        return new Lifeline(
                process,
                ProcessNames.shortName(trail, forest, process),
                level,
                from,
                forest.startIsExact(process),
                exit ? forest.endMillis(process) : last,
                exit,
                starts,
                !forest.isPlaceholder(process),
                forest.parent(process) == ProcessForest.NONE || forest.parentCertainty(process) == Certainty.CERTAIN);
    }
}
