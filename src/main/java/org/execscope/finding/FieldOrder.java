package org.execscope.finding;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.execscope.event.EventCursor;
import org.execscope.event.EventKind;
import org.execscope.event.EventTable;
import org.execscope.record.RecordType;
import org.jspecify.annotations.Nullable;

/// Records, and fields of records, in an order or a form that no kernel writes (specification: detections,
/// T12).
final class FieldOrder implements Check {
    private static final About ABOUT = new About(
            "T12",
            "field-order",
            "Field order unusual",
            Group.TRUST,
            "SYSCALL, EXECVE, SOCKADDR, CWD, PATH and PROCTITLE records, read again",
            "Every kernel writes the records of a system call, and their fields, in one order and form "
                    + "(kernel/auditsc.c: audit_log_exit). Another points to lines that were moved, edited, or made "
                    + "by hand or by a tool.",
            "Another kernel: then most records of the boot differ alike, and it is said once. A "
                    + "tool that rewrote the log.",
            "That the content is false.",
            "Look at the line and its neighbours.",
            List.of("T1565.001"));

    @Override
    public About about() {
        return ABOUT;
    }

    /// What reading an event again costs: of a large log a part is looked at, evenly spread.
    private static final long NANOS = 90_000;

    private static final int MOST = 20_000;

    /// After so many it is told how far it is.
    private static final int FAR = 256;

    private static final double HABIT = 0.3;
    /// A kernel that writes no nametype writes it nowhere.
    private static final double CUT = 0.1;

    private static final int FIELDS_RECORDS = 16;

    /// What is unusual about an event.
    ///
    /// @param kind what the rule is about that it breaks
    private record Fault(int event, Kind kind, String text) {}

    private enum Kind {
        FORM("Fields in a form that no kernel writes, in ", "hold a field that kernels write otherwise, or lack one"),
        CUT("PATH records cut short in ", "lack the nametype that others of the file have"),
        FIELDS("Field order unusual in ", "differ from all others in the order of fields"),
        RECORDS("Records out of order in ", "stand in another order than the one in which a kernel writes them");

        private final String title;
        private final String seen;

        Kind(String title, String seen) {
            this.title = title;
            this.seen = seen;
        }
    }

    @Override
    public long likelyNanos(long events) {
        return NANOS * Math.min(events, MOST);
    }

    @Override
    public void judge(Ground ground, Report report) {
        EventTable events = ground.events();
        EventCursor now = ground.cursor();
        int calls = 0;
        for (int event = 0; event < events.size(); event++) {
            ground.checkCancelled(event);
            calls += isCall(now, event) ? 1 : 0;
        }
        long share = Math.min(calls, MOST);
        int[] looked = new int[ground.files().size()];
        int[] unusual = new int[ground.files().size()];
        int[] untyped = new int[ground.files().size()];
        List<Fault> faults = new ArrayList<>();
        long at = 0;
        for (int i = 0; i < ground.order().size(); i++) {
            int event = ground.order().at(i);
            if (!isCall(now, event)) {
                continue;
            }
            at++;
            if (looked(at, share, calls) == looked(at - 1, share, calls)) {
                continue;
            }
            if (looked(at, share, calls) % FAR == 0) {
                ground.checkCancelled();
                report.far((double) at / calls);
            }
            looked[events.file(event)]++;
            Fault fault = fault(ground, event);
            if (fault != null) {
                (fault.kind() == Kind.CUT ? untyped : unusual)[events.file(event)]++;
                faults.add(fault);
            }
        }
        for (Fault fault : faults) {
            int file = events.file(fault.event());
            if (fault.kind() == Kind.CUT && untyped[file] > CUT * looked[file]) {
                continue;
            }
            say(ground, report, fault, unusual[file] > 2 && unusual[file] > HABIT * looked[file]);
        }
        if (share < calls) {
            report.unjudged(String.format(
                    Locale.ROOT,
                    "Of %,d system calls %,d were read again for this (%.2f %%), evenly spread. Give the files of the log"
                            + " one at a time: of up to %,d calls all are read again",
                    calls,
                    share,
                    100.0 * share / calls,
                    MOST));
        }
    }

    /// How many of the first `at` calls are looked at.
    private static long looked(long at, long share, int calls) {
        return at * share / calls;
    }

    private static boolean isCall(EventCursor now, int event) {
        return now.isExecve(event) || now.kind(event) == EventKind.SYSCALL;
    }

    private static void say(Ground ground, Report report, Fault fault, boolean habit) {
        EventTable events = ground.events();
        int event = fault.event();
        Kind kind = fault.kind();
        Severity severity = kind == Kind.FORM || kind == Kind.CUT ? Severity.MEDIUM : Severity.LOW;
        Tally tally = report.tally(
                habit ? Severity.INFORMATIONAL : severity, events.host(event), habit ? "habit" : kind.name());
        tally.add(
                event,
                () -> "serial " + events.serial(event) + " at " + Say.time(events.timeMillis(event)) + ": "
                        + fault.text());
        tally.says(
                (habit ? Kind.FIELDS : kind).title + Say.count(tally.count(), "event"),
                habit
                        ? "Most records of a file differ from the order or form that kernels write: another kernel, or"
                                + " another program."
                        : "The records of " + Say.count(tally.count(), "event") + " " + kind.seen + ".");
    }

    private static @Nullable Fault fault(Ground ground, int event) {
        List<Rec> records = ground.records(event, FIELDS_RECORDS);
        for (Rec record : records) {
            String order = switch (record.type()) {
                case RecordType.SYSCALL -> KernelForm.order(record);
                case RecordType.EXECVE -> KernelForm.argumentOrder(record);
                default -> null;
            };
            if (order != null) {
                return new Fault(event, Kind.FIELDS, order);
            }
            String form = RecordForm.fault(record);
            if (form != null) {
                return new Fault(event, Kind.FORM, form);
            }
            if (RecordForm.lacksNameType(record)) {
                return new Fault(event, Kind.CUT, "a PATH record that ends before its nametype");
            }
        }
        String order = RecordOrder.fault(records);
        return order == null ? null : new Fault(event, Kind.RECORDS, order);
    }
}
