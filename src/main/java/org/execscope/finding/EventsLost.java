package org.execscope.finding;

import java.util.List;
import org.execscope.event.RecordSource;
import org.execscope.evidence.RuleFile;
import org.execscope.record.EvidenceProblem;
import org.execscope.record.ProblemKind;

/// The kernel reports that it lost events (specification: detections, T16).
final class EventsLost implements Check {
    private static final About ABOUT = new About(
            "T16",
            "events-lost",
            "The kernel lost events",
            Group.TRUST,
            "kernel messages in the evidence, CONFIG_CHANGE records, or the collected output of " + "auditctl -s",
            "The kernel itself says that events did not reach the log. They leave no gap in the "
                    + "serials: a queue that is full is full before a serial is drawn.",
            "Load.",
            "Which events were lost.",
            "See the time of the report; look at what ran then.",
            List.of());

    @Override
    public About about() {
        return ABOUT;
    }

    private static final int SHOWN = 400;

    @Override
    public void judge(Ground ground, Report report) {
        long most = 0;
        for (EvidenceProblem problem : ground.problems()) {
            if (problem.kind() == ProblemKind.KERNEL_LOSS) {
                RecordSource source = new RecordSource(problem.file(), problem.offset(), problem.line());
                String text = ground.text(source);
                most = Math.max(most, after(text, "audit_lost="));
                Tally tally = report.tally(Severity.MEDIUM, Tally.NO_HOST);
                tally.add(
                        source,
                        () -> "line " + Say.number(problem.line()) + " of " + ground.fileName(problem.file()) + ": "
                                + text);
                long lost = most;
                tally.says(
                        "The kernel lost events" + (lost > 0 ? ": " + Say.number(lost) : ""),
                        "The kernel reports losses in " + Say.count(tally.count(), "line")
                                + (lost > 0 ? ", " + Say.number(lost) + " events since boot by its own count" : "")
                                + ". Lost events leave no gap in the serials.");
            }
        }
        for (Control control : ground.controls().all()) {
            if ("lost".equals(control.name()) && control.old() > 0) {
                Tally tally = report.tally(Severity.MEDIUM, control.host(), "counter");
                tally.add(
                        control.source(),
                        () -> Say.time(control.time()) + ": the counter was put back from "
                                + Say.number(control.old()));
                tally.row(control.event());
                tally.says(
                        "The kernel's count of lost events was put back from " + Say.number(control.old()),
                        Say.number(control.old()) + " events were lost since boot when somebody reset the counter.");
            }
        }
        boolean status = false;
        for (RuleFile file : ground.ruleFiles()) {
            if (file.kind() == RuleFile.Kind.STATUS) {
                status = true;
                byte[] bytes = file.text().toArray();
                long lost = after(Rec.text(bytes, 0, Math.min(bytes.length, 10 * SHOWN)), "lost ");
                if (lost > 0) {
                    Tally tally = report.tally(Severity.MEDIUM, Tally.NO_HOST, file.name());
                    tally.add((RecordSource) null, () -> file.name() + " says lost " + Say.number(lost));
                    tally.says(
                            "The kernel lost events: " + Say.number(lost),
                            "When " + file.name() + " was collected, the kernel had lost " + Say.number(lost)
                                    + " events since boot.");
                }
            }
        }
        if (!status && ground.controls().all().isEmpty()) {
            report.unjudged("No output of auditctl -s came along, and no record about auditing");
        }
    }

    /// The number behind these words; 0 if they don't stand there.
    private static long after(String text, String words) {
        int at = text.startsWith(words) ? 0 : text.indexOf("\n" + words);
        at = at < 0 ? text.indexOf(words) : at == 0 ? 0 : at + 1;
        long value = 0;
        for (int i = at < 0 ? text.length() : at + words.length(); i < text.length(); i++) {
            char c = text.charAt(i);
            if (c < '0' || c > '9' || value > Long.MAX_VALUE / 20) {
                break;
            }
            value = value * 10 + (c - '0');
        }
        return value;
    }
}
