package org.execscope.finding;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.execscope.event.EventTable;
import org.execscope.event.RecordSource;
import org.execscope.record.EvidenceProblem;
import org.execscope.record.ProblemKind;

/// Lines that are there twice, and copies that disagree (specification: detections, T07).
final class LinesTwice implements Check {
    private static final About ABOUT = new About(
            "T07",
            "lines-twice",
            "Lines twice",
            Group.TRUST,
            "SYSCALL, EXECVE, CWD, PATH and PROCTITLE records",
            "auditd writes each record once. A copy of the log that overlaps another is a second "
                    + "witness: where the two disagree, one of them was changed.",
            "Files copied while the log was rotated; the same file collected twice.",
            "That the copy was made to deceive.",
            "Where two copies disagree, compare them line by line: execscope compare A B.",
            List.of());

    @Override
    public About about() {
        return ABOUT;
    }

    private static final int RUN = 20;
    private static final int MOST_PAIRS = 32;

    /// Where two files hold the same events.
    private static final class Overlap {
        long count;
        int first = Integer.MAX_VALUE;
        int last = Integer.MIN_VALUE;
    }

    @Override
    public void judge(Ground ground, Report report) {
        Map<Integer, Long> counts = new TreeMap<>();
        Map<Integer, EvidenceProblem> firsts = new TreeMap<>();
        for (EvidenceProblem problem : ground.problems()) {
            if (problem.kind() == ProblemKind.DUPLICATE_RECORD) {
                counts.merge(problem.file(), 1L, Long::sum);
                firsts.putIfAbsent(problem.file(), problem);
                String name = ground.fileName(problem.file());
                Tally tally = report.tally(Severity.LOW, Tally.NO_HOST, name);
                tally.add(
                        new RecordSource(problem.file(), problem.offset(), problem.line()),
                        () -> "line " + Say.number(problem.line()) + " of " + name + " is a copy");
                tally.says(
                        "Lines twice: " + Say.count(tally.count(), "line") + " of " + name,
                        Say.count(tally.count(), "line") + " of " + name + " stand in the evidence a second time,"
                                + (tally.count() >= RUN ? "" : " fewer than a copied piece of a log has,")
                                + " and are taken once.");
            }
        }
        for (FileSeen file : ground.files()) {
            String note = file.note();
            if (note != null && note.contains("the same bytes as")) {
                Tally tally = report.tally(Severity.INFORMATIONAL, Tally.NO_HOST, "whole files");
                tally.add((RecordSource) null, () -> file.name() + " is " + note);
            }
        }
        if (!counts.isEmpty()) {
            disagreements(ground, report);
        }
    }

    private static void disagreements(Ground ground, Report report) {
        EventTable events = ground.events();
        Map<Long, Overlap> overlaps = new TreeMap<>();
        for (int i = 0; i < ground.order().size(); i++) {
            ground.checkCancelled(i);
            int event = ground.order().at(i);
            List<RecordSource> sources = events.scatteredSources(event);
            if (sources == null) {
                continue;
            }
            long pair = pair(sources);
            if (pair >= 0 && (overlaps.containsKey(pair) || overlaps.size() < MOST_PAIRS)) {
                Overlap overlap = overlaps.computeIfAbsent(pair, _ -> new Overlap());
                overlap.count++;
                overlap.first = Math.min(overlap.first, i);
                overlap.last = Math.max(overlap.last, i);
            }
        }
        overlaps.forEach((pair, overlap) -> {
            if (overlap.count >= RUN) {
                disagreements(ground, report, (int) (pair >>> 32), (int) (long) pair, overlap);
            }
        });
    }

    /// The two files that hold an event; -1 if there are fewer, or more.
    private static long pair(List<RecordSource> sources) {
        int low = Integer.MAX_VALUE;
        int high = -1;
        for (RecordSource source : sources) {
            low = Math.min(low, source.file());
            high = Math.max(high, source.file());
        }
        for (RecordSource source : sources) {
            if (source.file() != low && source.file() != high) {
                return -1;
            }
        }
        return low == high ? -1 : (long) low << 32 | high;
    }

    private static void disagreements(Ground ground, Report report, int one, int other, Overlap overlap) {
        EventTable events = ground.events();
        String names = ground.fileName(one) + " and " + ground.fileName(other);
        for (int i = overlap.first; i <= overlap.last; i++) {
            int event = ground.order().at(i);
            int file = events.file(event);
            if ((file == one || file == other) && events.scatteredSources(event) == null) {
                Tally tally = report.tally(Severity.MEDIUM, events.host(event), names);
                tally.add(
                        event,
                        () -> "serial " + events.serial(event) + " at " + Say.time(events.timeMillis(event))
                                + " is only in " + ground.fileName(file));
                tally.says(
                        "Two copies disagree: " + Say.count(tally.count(), "event") + " in one of them only",
                        "Of the time that both " + names + " cover, " + Say.count(tally.count(), "event")
                                + (tally.count() == 1 ? " is" : " are") + " in one of them only ("
                                + Say.number(overlap.count) + " are in both).");
            }
        }
    }
}
