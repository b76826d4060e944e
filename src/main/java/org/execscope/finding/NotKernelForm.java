package org.execscope.finding;

import java.util.List;
import org.execscope.event.EventFlag;
import org.execscope.event.EventTable;
import org.execscope.event.RecordSource;
import org.execscope.record.EvidenceProblem;
import org.execscope.record.ProblemKind;

/// Lines that no kernel writes so (specification: detections, T11; audit log, section 4).
final class NotKernelForm implements Check {
    private static final About ABOUT = new About(
            "T11",
            "not-kernel-form",
            "Not written by a kernel",
            Group.TRUST,
            "SYSCALL, EXECVE, CWD, PATH and PROCTITLE records",
            "The kernel writes texts by a fixed rule: in quotes if every byte is a plain one, "
                    + "else in upper-case hexadecimal. A record that breaks the rule, or whose length and "
                    + "count contradict its own arguments, was edited, converted or made by another "
                    + "program. No loss explains it.",
            "A conversion by syslog, the journal or another tool; test data written by hand. "
                    + "Then most records of the file are so, and it is said of the file.",
            "What the line said before, or who changed it.",
            "Compare the line with another copy of the log; look at the process title, the exe "
                    + "and the PATH records beside it.",
            List.of("T1565.001"));

    @Override
    public About about() {
        return ABOUT;
    }

    private static final double CONVERTED = 0.3;
    private static final int NAMED = 20;
    private static final int RECORDS = 48;

    @Override
    public long likelyNanos(long events) {
        return 150 * events;
    }

    @Override
    public void judge(Ground ground, Report report) {
        EventTable events = ground.events();
        int wanted = EventFlag.NOT_KERNEL_FORM.bit()
                | EventFlag.ARGV_LENGTH_MISMATCH.bit()
                | EventFlag.ARGC_MISMATCH.bit()
                | EventFlag.ENRICHED_MISMATCH.bit();
        long[] found = new long[ground.files().size()];
        long[] all = new long[ground.files().size()];
        ground.execves(event -> true, event -> {
            all[events.file(event)]++;
            found[events.file(event)] += (events.flags(event) & wanted) != 0 ? 1 : 0;
        });
        ground.execves(event -> (events.flags(event) & wanted) != 0, event -> {
            int file = events.file(event);
            boolean converted = found[file] > 2 && found[file] > CONVERTED * all[file];
            Tally tally = report.tally(
                    converted ? Severity.LOW : Severity.MEDIUM,
                    events.host(event),
                    converted ? ground.fileName(file) : "");
            boolean named = tally.count() < NAMED;
            tally.add(
                    event,
                    () -> "serial " + events.serial(event) + " at " + Say.time(events.timeMillis(event)) + ": "
                            + (named ? fault(ground, event) : ""));
            tally.says(
                    "Not written by a kernel: " + Say.count(tally.count(), "program start"),
                    converted
                            ? "Most program starts of " + ground.fileName(file)
                                    + " have a form that no kernel writes: the file was converted, or made by another program."
                            : Say.count(tally.count(), "program start")
                                    + " hold a value in a form that no kernel writes, or one that contradicts itself.");
        });
        contradictions(ground, report);
        for (EvidenceProblem problem : ground.problems()) {
            if (problem.kind() == ProblemKind.OVERSIZE_LINE) {
                Tally tally = report.tally(Severity.MEDIUM, Tally.NO_HOST, "length");
                tally.add(
                        new RecordSource(problem.file(), problem.offset(), problem.line()),
                        () -> "line " + Say.number(problem.line()) + " of " + ground.fileName(problem.file()));
                tally.says(
                        "Lines longer than any auditd writes: " + tally.count(),
                        "No auditd of any version writes a line of more than 9,225 bytes.");
            }
        }
    }

    /// Records of one event that cannot all be as the kernel wrote them.
    private static void contradictions(Ground ground, Report report) {
        EventTable events = ground.events();
        List<Integer> names = NameDiffers.of(ground);
        boolean habit = names.size() > 2 && names.size() > CONVERTED * events.execveCount();
        for (int event : names) {
            Tally tally = report.tally(habit ? Severity.LOW : Severity.MEDIUM, events.host(event), "comm");
            tally.add(
                    event,
                    () -> stamp(events, event) + "comm "
                            + Say.value(events.comms().get(events.comm(event))) + ", name given "
                            + Say.value(ground.nameGiven(event)));
            tally.says(
                    "comm is not the name of the file given: " + Say.count(tally.count(), "program start"),
                    "The kernel takes comm from the name of the file that is given to execve. In "
                            + Say.count(tally.count(), "program start")
                            + " the two differ: one of the records was changed.");
        }
        for (int event : TitleDiffers.of(ground)) {
            Tally tally = report.tally(Severity.LOW, events.host(event), "title");
            tally.add(
                    event,
                    () -> stamp(events, event) + "process title " + Say.value(events.proctitle(event)) + ", arguments "
                            + Say.command(events.arguments(event)));
            tally.says(
                    "Process title nearly the arguments: " + Say.count(tally.count(), "program start"),
                    "In " + Say.count(tally.count(), "program start")
                            + " process title and argument list differ in a few bytes, or the title breaks off: one of"
                            + " them was changed, or the process ran nearly the same before, unseen.");
        }
    }

    private static String stamp(EventTable events, int event) {
        return "serial " + events.serial(event) + " at " + Say.time(events.timeMillis(event)) + ": ";
    }

    private static String fault(Ground ground, int event) {
        int flags = ground.events().flags(event);
        if (EventFlag.ARGV_LENGTH_MISMATCH.in(flags)) {
            return "the pieces of an argument are longer than its declared length";
        }
        if (EventFlag.ARGC_MISMATCH.in(flags)) {
            return "there are more arguments than argc declares";
        }
        if (EventFlag.ENRICHED_MISMATCH.in(flags)) {
            return "the enriched ARCH or SYSCALL contradicts the number";
        }
        for (Rec record : ground.records(event, RECORDS)) {
            String fault = KernelForm.fault(record);
            if (fault != null) {
                return fault;
            }
        }
        return "a value in a form that no kernel writes";
    }
}
