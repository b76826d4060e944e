package org.execscope.finding;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.execscope.event.EventTable;
import org.execscope.event.RecordSource;
import org.execscope.record.EvidenceProblem;
import org.execscope.record.ProblemKind;

/// Records that stand far from the others of their event. Records of calls that end at the same time on
/// several processors are mixed, by as many lines as is usual on the host; a line that was moved is farther
/// away.
final class FarLines {
    /// In recordings of three busy processors, up to 47 lines and 8 events stood between.
    private static final int LINES = 128;

    private static final int EVENTS = 24;
    /// Farther than all but one event in a hundred of the same log, this many times.
    private static final int TIMES = 4;

    /// What so few events have isn't usual, in a small log either.
    private static final int FEW = 10;

    private static final int COUNTED = 4096;
    private static final int ROWS = 4096;
    private static final int MOST = 10_000;

    /// A record, and how many events begin between it and the one before it.
    record Far(int event, RecordSource source, int between) {}

    private FarLines() {}

    static List<Far> of(Ground ground) {
        EventTable events = ground.events();
        long[] histogram = new long[COUNTED + 1];
        List<Integer> candidates = new ArrayList<>();
        for (int i = 0; i < ground.order().size(); i++) {
            int event = ground.order().at(i);
            if ((i & 0xffff) == 0) {
                ground.checkCancelled();
            }
            int gap = widest(events.scatteredSources(event));
            histogram[Math.min(gap, COUNTED)]++;
            if (gap > LINES && candidates.size() < MOST) {
                candidates.add(event);
            }
        }
        int usual = usual(histogram, ground.order().size());
        Set<RecordSource> copies = candidates.isEmpty() ? Set.of() : copies(ground);
        List<Far> far = new ArrayList<>();
        for (int event : candidates) {
            List<RecordSource> sources = events.scatteredSources(event);
            for (int i = 1; sources != null && i < sources.size(); i++) {
                RecordSource from = sources.get(i - 1);
                RecordSource to = sources.get(i);
                if (gap(from, to) > Math.max(LINES, TIMES * usual) && !copies.contains(to) && !copies.contains(from)) {
                    int between = between(events, event, from, to);
                    if (between > EVENTS) {
                        far.add(new Far(event, to, between));
                        break;
                    }
                }
            }
        }
        return far;
    }

    private static int widest(@org.jspecify.annotations.Nullable List<RecordSource> sources) {
        long most = 0;
        for (int i = 1; sources != null && i < sources.size(); i++) {
            most = Math.max(most, gap(sources.get(i - 1), sources.get(i)));
        }
        return (int) Math.min(most, Integer.MAX_VALUE);
    }

    /// Lines between two records of a file; 0 where they are in two.
    private static long gap(RecordSource from, RecordSource to) {
        return from.file() == to.file() ? Math.max(0, to.line() - from.line() - 1) : 0;
    }

    /// The gap that 99 of 100 events do not exceed.
    private static int usual(long[] histogram, int all) {
        long more = 0;
        for (int gap = histogram.length - 1; gap > 0; gap--) {
            more += histogram[gap];
            if (more > Math.max(FEW, all / 100)) {
                return gap;
            }
        }
        return 0;
    }

    /// How many events begin between two records. A row's number follows the place of its first record.
    private static int between(EventTable events, int event, RecordSource from, RecordSource to) {
        int count = 0;
        for (int row = event + 1; row < Math.min(events.size(), event + ROWS); row++) {
            boolean same = events.file(row) == from.file();
            count += same && events.offset(row) > from.offset() && events.offset(row) < to.offset() ? 1 : 0;
        }
        return count;
    }

    /// The places of lines that stand in the evidence twice.
    private static Set<RecordSource> copies(Ground ground) {
        Set<RecordSource> places = new HashSet<>();
        for (EvidenceProblem problem : ground.problems()) {
            if (problem.kind() == ProblemKind.DUPLICATE_RECORD) {
                places.add(new RecordSource(problem.file(), problem.offset(), problem.line()));
            }
        }
        return places;
    }
}
