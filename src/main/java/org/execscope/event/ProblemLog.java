package org.execscope.event;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.execscope.record.EvidenceProblem;
import org.execscope.record.ProblemKind;

/// What could not be read as it should: one entry a line and kind. Filled by one thread; [#snapshot()] may be
/// called
/// by it only.
public final class ProblemLog {
    private final Set<EvidenceProblem> ofLines = new LinkedHashSet<>();
    private final Set<EvidenceProblem> ofRecords = new LinkedHashSet<>();
    private final Set<List<Object>> saidOnce = new HashSet<>();

    /// A line that isn't a record, or not only one.
    public void ofLine(int file, long offset, long line, ProblemKind kind) {
        ofLines.add(new EvidenceProblem(file, line, offset, kind));
    }

    /// Forgets all problems.
    void clear() {
        ofLines.clear();
        ofRecords.clear();
    }

    /// Adds the problems of a piece, whose lines are counted from `lineBase`. What is told once a file is not
    /// told
    /// again.
    void addAll(ProblemLog piece, long lineBase) {
        for (EvidenceProblem problem : piece.ofLines) {
            boolean onceAFile = problem.kind() == ProblemKind.CRLF || problem.kind() == ProblemKind.SEPARATOR_STRIPPED;
            if (!onceAFile || saidOnce.add(List.of(problem.file(), problem.kind()))) {
                ofLines.add(rebased(problem, lineBase));
            }
        }
        for (EvidenceProblem problem : piece.ofRecords) {
            ofRecords.add(rebased(problem, lineBase));
        }
    }

    private static EvidenceProblem rebased(EvidenceProblem problem, long lineBase) {
        return new EvidenceProblem(problem.file(), problem.line() + lineBase, problem.offset(), problem.kind());
    }

    /// What is wrong with a record of an event.
    void ofRecord(RecordSource source, ProblemKind kind) {
        ofRecords.add(new EvidenceProblem(source.file(), source.line(), source.offset(), kind));
    }

    /// Takes back what was found in these records, before their event is built anew with others.
    void forget(List<RecordSource> sources) {
        if (ofRecords.isEmpty()) {
            return;
        }
        for (RecordSource source : sources) {
            for (ProblemKind kind : ProblemKind.values()) {
                ofRecords.remove(new EvidenceProblem(source.file(), source.line(), source.offset(), kind));
            }
        }
    }

    /// Takes back all problems of this file.
    void ignore(int file) {
        ofLines.removeIf(problem -> problem.file() == file);
        ofRecords.removeIf(problem -> problem.file() == file);
    }

    /// All of them so far, by file, line and kind; two of one kind in one line count once.
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
