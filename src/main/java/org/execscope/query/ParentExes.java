package org.execscope.query;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.execscope.event.EventTable;
import org.execscope.evidence.CancelToken;
import org.execscope.process.ProcessForest;

/// For each event the program that its process's parent ran until then: made once, 4 bytes an event, since
/// following the forest anew for each count takes a hundred times as long as counting.
final class ParentExes {
    /// The log tells of none.
    static final int NONE = -1;
    /// The parent ran several until then: [#count] looks at each.
    private static final int SEVERAL = -2;

    private final EventTable events;
    private final ProcessForest forest;
    private final int[] exeOf;
    /// Of the parents that ran several: the first event with each.
    private final Map<Integer, int[]> firstsOf = new ConcurrentHashMap<>();

    private ParentExes(EventTable events, ProcessForest forest, int[] exeOf) {
        this.events = events;
        this.forest = forest;
        this.exeOf = exeOf;
    }

    /// @throws java.util.concurrent.CancellationException if it is no longer wanted
    static ParentExes of(EventTable events, ProcessForest forest, CancelToken cancel) {
        int[] exeOf = new int[events.size()];
        Arrays.fill(exeOf, NONE);
        ParentExes made = new ParentExes(events, forest, exeOf);
        // Each event has one parent at most, so no two blocks write to the same place.
        Blocks.each(forest.size(), cancel, (from, to) -> {
            for (int parent = from; parent < to; parent++) {
                if (forest.childCount(parent) > 0) {
                    made.fill(parent);
                }
            }
        });
        return made;
    }

    private void fill(int parent) {
        int[] firsts = firstOfEachExe(parent);
        if (firsts.length > 1) {
            firstsOf.put(parent, firsts);
        }
        for (int i = 0; firsts.length > 0 && i < forest.childCount(parent); i++) {
            int child = forest.child(parent, i);
            for (int at = 0; at < forest.eventCount(child); at++) {
                int event = forest.event(child, at);
                for (int first : firsts) {
                    if (ProcessScopes.isUntil(events, first, event)) {
                        exeOf[event] = exeOf[event] == NONE ? events.exe(first) : SEVERAL;
                    }
                }
            }
        }
    }

    /// The first event of the process with each exe.
    private int[] firstOfEachExe(int process) {
        int count = forest.eventCount(process);
        if (count == 1) {
            int only = forest.event(process, 0);
            return events.exe(only) < 0 ? new int[0] : new int[] {only};
        }
        Map<Integer, Integer> firsts = new HashMap<>();
        for (int i = 0; i < count; i++) {
            int event = forest.event(process, i);
            if (events.exe(event) >= 0) {
                firsts.merge(
                        events.exe(event), event, (old, one) -> ProcessScopes.isUntil(events, old, one) ? old : one);
            }
        }
        return firsts.values().stream().mapToInt(Integer::intValue).toArray();
    }

    /// Counts each of the programs that the parent of this event's process ran until then.
    ///
    /// @return whether there is one
    boolean count(int event, LongCounts into) {
        int exe = event < exeOf.length ? exeOf[event] : NONE;
        if (exe == SEVERAL) {
            int parent = forest.parent(forest.processOf(event));
            for (int first : firstsOf.getOrDefault(parent, new int[0])) {
                if (ProcessScopes.isUntil(events, first, event)) {
                    into.add(events.exe(first), 1);
                }
            }
        } else if (exe != NONE) {
            into.add(exe, 1);
        }
        return exe != NONE;
    }
}
