package org.execscope.event;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import org.execscope.record.EvidenceProblem;
import org.execscope.record.ProblemKind;
import org.execscope.record.UnlistedProblems;
import org.jspecify.annotations.Nullable;

/// What could not be read as it should: one entry a line and kind, the first [#MOST] of a kind; the others are
/// counted. Filled by one thread; [#snapshot()] and [#unlisted()] may be called by it only.
public final class ProblemLog {
    /// So many of each kind are kept with their place: hostile evidence has as many as it has lines.
    public static final int MOST = 10_000;

    private static final int KINDS = ProblemKind.values().length;

    private final Set<EvidenceProblem> ofLines = new LinkedHashSet<>();
    private final Set<EvidenceProblem> ofRecords = new LinkedHashSet<>();
    private final Set<List<Object>> saidOnce = new HashSet<>();
    private final int[] listed = new int[KINDS];
    /// By file, for each kind.
    private final TreeMap<Integer, long[]> unlisted = new TreeMap<>();

    private final @Nullable EvidenceProblem[] counted = new EvidenceProblem[KINDS];

    /// A line that isn't a record, or not only one.
    public void ofLine(int file, long offset, long line, ProblemKind kind) {
        add(ofLines, new EvidenceProblem(file, line, offset, kind));
    }

    private void add(Set<EvidenceProblem> problems, EvidenceProblem problem) {
        int kind = problem.kind().ordinal();
        if (listed[kind] < MOST) {
            listed[kind] += problems.add(problem) ? 1 : 0;
        } else if (!problems.contains(problem) && !problem.equals(counted[kind])) {
            counted[kind] = problem;
            count(problem.file(), problem.kind(), 1);
        }
    }

    private void count(int file, ProblemKind kind, long more) {
        unlisted.computeIfAbsent(file, _ -> new long[KINDS])[kind.ordinal()] += more;
    }

    /// Whether there is one of this kind.
    boolean has(ProblemKind kind) {
        return listed[kind.ordinal()] > 0;
    }

    /// Forgets all problems.
    void clear() {
        ofLines.clear();
        ofRecords.clear();
        unlisted.clear();
        Arrays.fill(listed, 0);
        Arrays.fill(counted, null);
    }

    /// Adds the problems of a piece, whose lines are counted from `lineBase`. What is told once a file is not
    /// told again.
    void addAll(ProblemLog piece, long lineBase) {
        for (EvidenceProblem problem : piece.ofLines) {
            if (!isSaidOnce(problem.kind()) || saidOnce.add(List.of(problem.file(), problem.kind()))) {
                add(ofLines, rebased(problem, lineBase));
            }
        }
        for (EvidenceProblem problem : piece.ofRecords) {
            add(ofRecords, rebased(problem, lineBase));
        }
        for (UnlistedProblems more : piece.unlisted()) {
            if (!isSaidOnce(more.kind())) {
                count(more.file(), more.kind(), more.count());
            }
        }
    }

    private static boolean isSaidOnce(ProblemKind kind) {
        return kind == ProblemKind.CRLF || kind == ProblemKind.SEPARATOR_STRIPPED;
    }

    private static EvidenceProblem rebased(EvidenceProblem problem, long lineBase) {
        return new EvidenceProblem(problem.file(), problem.line() + lineBase, problem.offset(), problem.kind());
    }

    /// What is wrong with a record of an event.
    void ofRecord(RecordSource source, ProblemKind kind) {
        add(ofRecords, new EvidenceProblem(source.file(), source.line(), source.offset(), kind));
    }

    /// What is wrong with `count` records in consecutive lines; only the place of the first is known.
    void ofRecords(RecordSource first, int count, ProblemKind kind) {
        ofRecord(first, kind);
        if (count > 1) {
            count(first.file(), kind, count - 1L);
        }
    }

    /// Takes back what was found in these records, before their event is built anew with others. What was only
    /// counted stays counted.
    void forget(List<RecordSource> sources) {
        if (ofRecords.isEmpty()) {
            return;
        }
        for (RecordSource source : sources) {
            for (ProblemKind kind : ProblemKind.values()) {
                if (ofRecords.remove(new EvidenceProblem(source.file(), source.line(), source.offset(), kind))) {
                    listed[kind.ordinal()]--;
                }
            }
        }
    }

    /// Takes back all problems of this file.
    void ignore(int file) {
        ofLines.removeIf(problem -> problem.file() == file);
        ofRecords.removeIf(problem -> problem.file() == file);
        unlisted.remove(file);
        Arrays.fill(listed, 0);
        ofLines.forEach(problem -> listed[problem.kind().ordinal()]++);
        ofRecords.forEach(problem -> listed[problem.kind().ordinal()]++);
    }

    /// How many more there are than [#snapshot()] has, by file and kind. A record may count twice here if its
    /// event was built again with records that came late.
    public List<UnlistedProblems> unlisted() {
        List<UnlistedProblems> all = new ArrayList<>();
        unlisted.forEach((file, counts) -> {
            for (ProblemKind kind : ProblemKind.values()) {
                if (counts[kind.ordinal()] > 0) {
                    all.add(new UnlistedProblems(file, kind, counts[kind.ordinal()]));
                }
            }
        });
        return all;
    }

    /// Those kept so far, by file, line and kind; two of one kind in one line count once.
    public List<EvidenceProblem> snapshot() {
        List<EvidenceProblem> all = new ArrayList<>(ofLines);
        all.addAll(ofRecords);
        all.sort(java.util.Comparator.comparingInt(EvidenceProblem::file)
                .thenComparingLong(EvidenceProblem::line)
                .thenComparing(EvidenceProblem::kind)
                .thenComparingLong(EvidenceProblem::offset));
        List<EvidenceProblem> once = new ArrayList<>(all.size());
        Set<List<Object>> seen = new HashSet<>();
        for (EvidenceProblem problem : all) {
            if (seen.add(List.of(problem.file(), problem.line(), problem.kind()))) {
                once.add(problem);
            }
        }
        return once;
    }
}
