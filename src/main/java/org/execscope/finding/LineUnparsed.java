package org.execscope.finding;

import java.util.List;
import org.execscope.event.RecordSource;
import org.execscope.record.EvidenceProblem;
import org.execscope.record.ProblemKind;

/// Lines that are no records, or torn ones (specification: detections, T08).
final class LineUnparsed implements Check {
    private static final About ABOUT = new About(
            "T08",
            "line-unparsed",
            "Lines that can not be parsed",
            Group.TRUST,
            "the lines of the evidence",
            "auditd writes whole records, one a line. Anything else was put there by a crash, a "
                    + "full disk, a copy, another program, or someone with an editor.",
            "A crash or power loss while writing, a full disk, a copy that was cut off, a log "
                    + "daemon that writes into the same file.",
            "That the lines were edited.",
            "Look at the lines, shown escaped, and at their neighbours.",
            List.of("T1565.001"));

    @Override
    public About about() {
        return ABOUT;
    }

    @Override
    public void judge(Ground ground, Report report) {
        for (EvidenceProblem problem : ground.problems()) {
            if (!counts(problem.kind()) || problem.file() >= ground.files().size()) {
                continue;
            }
            FileSeen file = ground.files().get(problem.file());
            boolean edge = problem.line() <= 1 || problem.line() >= file.lines();
            boolean among = file.records() > 1 && !edge && isDamage(problem.kind());
            Tally tally = report.tally(
                    among ? Severity.MEDIUM : Severity.LOW, Tally.NO_HOST, file.name() + (among ? "" : " "));
            RecordSource source = new RecordSource(problem.file(), problem.offset(), problem.line());
            tally.add(
                    source,
                    () -> "line " + Say.number(problem.line()) + ", byte " + Say.number(problem.offset()) + ", "
                            + problem.kind().id() + ": " + ground.text(source));
            tally.says(
                    "Lines not as they should be: " + Say.number(tally.count()) + " in " + file.name(),
                    Say.count(tally.count(), "line") + " of " + file.name()
                            + (among
                                    ? " stand among good ones and are damaged or no records."
                                    : " are at its edge, or of a form that a log daemon or a copy explains."));
        }
    }

    private static boolean counts(ProblemKind kind) {
        return switch (kind) {
            case DUPLICATE_RECORD, ORPHAN_RECORD, EXCESS_RECORD, KERNEL_LOSS -> false;
            default -> true;
        };
    }

    /// The form of a file is not the damage of a line.
    private static boolean isDamage(ProblemKind kind) {
        return switch (kind) {
            case BOM, CRLF, SEPARATOR_STRIPPED, INTERPRETED_LINE, NO_EVENT_ID, NO_FINAL_NEWLINE -> false;
            default -> true;
        };
    }
}
