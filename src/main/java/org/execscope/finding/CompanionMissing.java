package org.execscope.finding;

import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.execscope.event.EventCursor;
import org.execscope.event.EventFlag;
import org.execscope.event.EventKind;
import org.execscope.event.EventTable;
import org.execscope.event.RecordSource;
import org.execscope.record.RecordType;

/// Program starts without a record that belongs to them (specification: detections, T09).
final class CompanionMissing implements Check {
    private static final About ABOUT = new About(
            "T09",
            "companion-missing",
            "Companion record missing",
            Group.TRUST,
            "program starts (SYSCALL records of execve), other system calls, LOGIN events",
            "A program start is written as several records at once. Where one is absent while "
                    + "all neighbours have theirs, it got lost or was taken out.",
            "An event cut at the end of a file (the first or last of it), records lost under "
                    + "load, an exclude rule for a type (then every event lacks it).",
            "That the record was removed on purpose.",
            "See whether the neighbours have the record; look at the rules for -a never,exclude; "
                    + "compare with another copy.",
            List.of("T1685.006"));

    @Override
    public About about() {
        return ABOUT;
    }

    private static final double HABIT = 0.5;
    private static final int CLUSTER = 5;
    private static final long MINUTE = 60_000;

    /// SOCKADDR, CAPSET, BPRM_FCAPS, MMAP, FD_PAIR, OBJ_PID.
    private static final Set<Integer> AUXILIARY =
            Set.of(RecordType.SOCKADDR, RecordType.BPRM_FCAPS, RecordType.OBJ_PID, 1317, 1322, 1323);

    private enum Part {
        SYSCALL("SYSCALL"),
        EXECVE("EXECVE"),
        CWD("CWD"),
        PATH("PATH"),
        PROCTITLE("PROCTITLE");

        private final String type;

        Part(String type) {
            this.type = type;
        }
    }

    private static final Part[] PARTS = Part.values();

    @Override
    public long likelyNanos(long events) {
        return 500 * events;
    }

    @Override
    public void judge(Ground ground, Report report) {
        EventCursor now = ground.cursor();
        int files = ground.files().size();
        long[][] lacking = new long[PARTS.length][files];
        long[] starts = new long[files];
        int[] last = new int[files];
        int[] first = new int[files];
        long[] firstAt = new long[files];
        long[] lastAt = new long[files];
        Arrays.fill(first, -1);
        Arrays.fill(lastAt, -1);
        ground.execves(event -> true, event -> {
            int file = now.file(event);
            long offset = now.offset(event);
            starts[file] += now.succeeded(event) ? 1 : 0;
            if (first[file] < 0 || offset < firstAt[file]) {
                first[file] = event;
                firstAt[file] = offset;
            }
            if (offset > lastAt[file]) {
                last[file] = event;
                lastAt[file] = offset;
            }
            for (Part part : PARTS) {
                lacking[part.ordinal()][file] += lacks(now, event, part) ? 1 : 0;
            }
        });
        habits(ground, report, lacking, starts);
        for (Part part : PARTS) {
            single(ground, report, part, lacking[part.ordinal()], starts, first, last);
        }
        orphans(ground, report);
        otherCalls(ground, report);
    }

    private static boolean lacks(EventCursor now, int event, Part part) {
        int flags = now.flags(event);
        return switch (part) {
            case SYSCALL -> EventFlag.NO_SYSCALL.in(flags);
            case EXECVE -> EventFlag.NO_EXECVE.in(flags);
            case CWD -> EventFlag.MISSING_CWD.in(flags);
            case PATH -> EventFlag.MISSING_PATH.in(flags);
            case PROCTITLE -> !now.hasProctitle(event) && !EventFlag.NO_SYSCALL.in(flags);
        };
    }

    /// A type that most program starts of a file lack: said once.
    private static void habits(Ground ground, Report report, long[][] lacking, long[] starts) {
        for (int file = 0; file < starts.length; file++) {
            for (Part part : PARTS) {
                long count = lacking[part.ordinal()][file];
                if (count > 0 && count >= HABIT * starts[file]) {
                    String name = ground.fileName(file);
                    Tally tally = report.tally(Severity.INFORMATIONAL, Tally.NO_HOST, name + " " + part.type);
                    tally.add(
                            (RecordSource) null,
                            () -> Say.count(count, "program start") + " of " + name + " without " + part.type);
                    tally.says(
                            "Most program starts of " + name + " have no " + part.type + " record",
                            Say.number(count) + " program starts of " + name + " lack it: a rule excludes the type, the"
                                    + " kernel is too old to write it, or the copy was filtered.");
                }
            }
        }
    }

    private static boolean isSingle(long lacking, long starts) {
        return lacking > 0 && lacking < HABIT * starts;
    }

    private static void single(
            Ground ground, Report report, Part part, long[] lacking, long[] starts, int[] first, int[] last) {
        if (IntStream.range(0, starts.length).noneMatch(file -> isSingle(lacking[file], starts[file]))) {
            return;
        }
        EventTable events = ground.events();
        EventCursor now = ground.cursor();
        long[] recent = new long[CLUSTER];
        Arrays.fill(recent, Long.MIN_VALUE / 2);
        int[] seen = new int[1];
        ground.execves(
                event -> {
                    int file = now.file(event);
                    return lacks(now, event, part) && isSingle(lacking[file], starts[file]);
                },
                event -> {
                    int file = events.file(event);
                    boolean edge = event == first[file] || event == last[file];
                    long oldest = recent[seen[0] % CLUSTER];
                    recent[seen[0]++ % CLUSTER] = events.timeMillis(event);
                    boolean cluster = !edge && events.timeMillis(event) - oldest <= MINUTE;
                    Tally tally = report.tally(cluster ? Severity.MEDIUM : Severity.LOW, events.host(event), part.type);
                    tally.add(
                            event,
                            () -> "serial " + events.serial(event) + " at "
                                    + Say.time(events.timeMillis(event)) + " has no " + part.type + " record"
                                    + (edge ? " (at the edge of " + ground.fileName(file) + ")" : ""));
                    tally.says(
                            part.type + " record missing in " + Say.count(tally.count(), "program start"),
                            Say.count(tally.count(), "program start") + " lack the " + part.type
                                    + " record that the others have"
                                    + (cluster ? ", several within a minute." : "."));
                });
    }

    /// Records whose SYSCALL record isn't in the evidence.
    private static void orphans(Ground ground, Report report) {
        EventTable events = ground.events();
        for (int i = 0; i < ground.order().size(); i++) {
            ground.checkCancelled(i);
            int event = ground.order().at(i);
            if (events.kind(event) == EventKind.ORPHAN || isHeadless(events, event)) {
                Tally tally = report.tally(Severity.LOW, events.host(event), "orphans");
                tally.add(
                        event,
                        () -> "serial " + events.serial(event) + " at " + Say.time(events.timeMillis(event)) + ": "
                                + RecordType.name(events.type(event)) + " without its SYSCALL record");
                tally.says(
                        "SYSCALL record missing of " + Say.count(tally.count(), "event"),
                        Say.count(tally.count(), "event")
                                + " left CWD, PATH, PROCTITLE or SOCKADDR records only: what called, and who, is"
                                + " missing.");
            }
        }
    }

    /// Whether its first record is of a type that only a system call has (kernel/auditsc.c: `show_special`).
    private static boolean isHeadless(EventTable events, int event) {
        return events.kind(event) == EventKind.OTHER && AUXILIARY.contains(events.type(event));
    }

    private static void otherCalls(Ground ground, Report report) {
        EventTable events = ground.events();
        for (OtherCalls.Lacking lacking : OtherCalls.of(ground)) {
            Tally tally = report.tally(Severity.LOW, events.host(lacking.event()), "other calls");
            tally.add(
                    lacking.event(),
                    () -> "serial " + events.serial(lacking.event()) + " at "
                            + Say.time(events.timeMillis(lacking.event())) + " has no " + lacking.what() + " record");
            tally.says(
                    "Records missing in " + Say.count(tally.count(), "event") + " of other calls",
                    Say.count(tally.count(), "event") + " that start no program lack a record that nearly all others of"
                            + " the same call have, or that they declare themselves.");
        }
    }
}
