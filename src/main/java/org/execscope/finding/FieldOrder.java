package org.execscope.finding;

import java.util.ArrayList;
import java.util.List;
import org.execscope.event.EventTable;
import org.execscope.record.RecordType;
import org.jspecify.annotations.Nullable;

/// Records whose fields stand in an order that no kernel writes (specification: detections, T12).
final class FieldOrder implements Check {
    private static final About ABOUT = new About(
            "T12",
            "field-order",
            "Field order unusual",
            Group.TRUST,
            "SYSCALL records of program starts, read again",
            "Every kernel writes the fields of a SYSCALL record in one order (kernel/auditsc.c: "
                    + "audit_log_exit). Another order points to lines made by hand or by a tool.",
            "Another kernel: then most records of the boot differ alike, and it is said once. A "
                    + "tool that rewrote the log.",
            "That the content is false.",
            "Look at the line and its neighbours.",
            List.of("T1565.001"));

    @Override
    public About about() {
        return ABOUT;
    }

    /// Reading an event again costs some 75 microseconds: of a large log a part is looked at, evenly spread.
    private static final int MOST = 20_000;

    private static final double HABIT = 0.3;
    private static final int FIELDS_RECORDS = 8;

    @Override
    public void judge(Ground ground, Report report) {
        EventTable events = ground.events();
        int starts = events.execveCount();
        int step = Math.max(1, (starts + MOST - 1) / MOST);
        int[] at = new int[1];
        List<Integer> unusual = new ArrayList<>();
        List<String> faults = new ArrayList<>();
        int[] looked = new int[1];
        ground.execves(event -> at[0]++ % step == 0, event -> {
            looked[0]++;
            String fault = fault(ground, event);
            if (fault != null && unusual.size() < MOST) {
                unusual.add(event);
                faults.add(fault);
            }
        });
        boolean habit = unusual.size() > 2 && unusual.size() > HABIT * looked[0];
        for (int i = 0; i < unusual.size(); i++) {
            int event = unusual.get(i);
            String fault = faults.get(i);
            Tally tally = report.tally(habit ? Severity.INFORMATIONAL : Severity.LOW, events.host(event));
            tally.add(
                    event,
                    () -> "serial " + events.serial(event) + " at " + Say.time(events.timeMillis(event)) + ": "
                            + fault);
            tally.says(
                    "Field order unusual in " + Say.count(tally.count(), "program start"),
                    habit
                            ? "Most records of this evidence differ from the order that kernels write: another kernel, or"
                                    + " another program."
                            : Say.count(tally.count(), "program start")
                                    + " differ from all others in the order of fields.");
        }
        if (step > 1) {
            report.unjudged("Only every " + step + "th program start was read again: there are " + Say.number(starts));
        }
    }

    private static @Nullable String fault(Ground ground, int event) {
        for (Rec record : ground.records(event, FIELDS_RECORDS)) {
            String fault = switch (record.type()) {
                case RecordType.SYSCALL -> KernelForm.order(record);
                case RecordType.EXECVE -> KernelForm.argumentOrder(record);
                case RecordType.PATH -> record.fields().containsKey("item") ? null : "a PATH record without item";
                default -> null;
            };
            if (fault != null) {
                return fault;
            }
        }
        return null;
    }
}
