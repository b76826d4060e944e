package org.execscope.finding;

import java.util.List;
import org.execscope.event.EventCursor;
import org.execscope.event.EventTable;

/// Serials that begin anew where no boot is (specification: detections, T05).
final class SerialGoesBack implements Check {
    private static final About ABOUT = new About(
            "T05",
            "serial-back",
            "Serial goes back without a boot",
            Group.TRUST,
            "events with the serials that the kernel draws",
            "Within a boot a serial is given once, and they rise. Where they fall and nothing "
                    + "else speaks of a boot, two logs are mixed, or lines were pasted or edited.",
            "Hosts mixed in one file without node=, a boot whose first records are not in the "
                    + "evidence, test data.",
            "That anybody forged lines.",
            "Look at the lines themselves, around the place; compare pids and times on both " + "sides.",
            List.of("T1565.001"));

    @Override
    public About about() {
        return ABOUT;
    }

    private static final int AROUND = 200;
    private static final long NEAR_MILLIS = 600_000;
    private static final long SMALL = 3_000;
    private static final int MOST_BOOTS = 64;
    private static final int KERNEL = 2000;

    @Override
    public void judge(Ground ground, Report report) {
        Runs runs = ground.runs();
        for (int i = 1; i < runs.boots().size(); i++) {
            Boot before = runs.boots().get(i - 1);
            Boot after = runs.boots().get(i);
            if (before.host() == after.host() && !isBoot(ground, before, after)) {
                border(ground, report, before, after);
            }
        }
        for (int stray : runs.strays()) {
            EventTable events = ground.events();
            Tally tally = report.tally(Severity.MEDIUM, events.host(stray), "stray");
            tally.add(
                    stray,
                    () -> "serial " + events.serial(stray) + " at " + Say.time(events.timeMillis(stray))
                            + " is far from those around it in " + ground.fileName(events.file(stray)));
            tally.says(
                    "Serials far from all around them: " + tally.count(),
                    Say.count(tally.count(), "event") + " stand between others with quite different serials: an edited"
                            + " or pasted line has such.");
        }
        twice(ground, report);
        far(ground, report);
    }

    private static void border(Ground ground, Report report, Boot before, Boot after) {
        EventTable events = ground.events();
        int last = before.rows()[before.rows().length - 1];
        int first = after.rows()[0];
        Tally tally = report.tally(Severity.MEDIUM, after.host());
        tally.add(
                first,
                () -> "serial " + events.serial(last) + " (" + Say.time(events.timeMillis(last)) + ") is followed by "
                        + events.serial(first) + " (" + Say.time(events.timeMillis(first)) + ")");
        tally.row(last);
        long count = tally.count();
        tally.says(
                "Serial goes back without a boot" + (count == 1 ? "" : ", " + Say.count(count, "time")),
                count > MOST_BOOTS
                        ? "Serials begin anew " + Say.number(count) + " times: logs of several hosts are mixed here."
                        : "Serials fall and no record of a boot or a start of auditd stands near, "
                                + Say.count(count, "time") + ".");
    }

    /// Whether something else speaks of a boot: its records, small serials after a pause, pids that begin
    /// anew.
    private static boolean isBoot(Ground ground, Boot before, Boot after) {
        EventTable events = ground.events();
        int first = after.rows()[0];
        long time = events.timeMillis(first);
        if (events.serial(first) <= SMALL && time > events.timeMillis(before.rows()[before.rows().length - 1])) {
            return true;
        }
        for (int i = 0; i < Math.min(AROUND, after.rows().length); i++) {
            if (events.type(after.rows()[i]) == KERNEL) {
                return true;
            }
        }
        Controls controls = ground.controls();
        return controls.near(after.host(), Control.Kind.DAEMON_START, time - NEAR_MILLIS, time + NEAR_MILLIS)
                || controls.near(after.host(), Control.Kind.BOOT, time - NEAR_MILLIS, time + NEAR_MILLIS);
    }

    /// One serial with two times in one boot.
    private static void twice(Ground ground, Report report) {
        EventTable events = ground.events();
        EventCursor now = ground.cursor();
        for (Boot boot : ground.runs().boots()) {
            int[] rows = boot.rows();
            for (int i = 1; i < rows.length; i++) {
                ground.checkCancelled(i);
                int one = rows[i - 1];
                int other = rows[i];
                if (now.serial(one) == now.serial(other) && now.timeMillis(one) != now.timeMillis(other)) {
                    Tally tally = report.tally(Severity.MEDIUM, boot.host(), "twice");
                    tally.add(
                            other,
                            () -> "serial " + events.serial(other) + " at " + Say.time(events.timeMillis(one))
                                    + " and at " + Say.time(events.timeMillis(other)));
                    tally.row(one);
                    tally.says(
                            "One serial, two times: " + tally.count(),
                            Say.count(tally.count(), "serial") + " of one boot "
                                    + (tally.count() == 1 ? "is" : "are")
                                    + " used with two times: a stamp was changed, or two logs are mixed.");
                }
            }
        }
    }

    /// Lines that stand apart from the others of their event.
    private static void far(Ground ground, Report report) {
        EventTable events = ground.events();
        for (FarLines.Far far : FarLines.of(ground)) {
            Tally tally = report.tally(Severity.LOW, events.host(far.event()), "far");
            tally.add(
                    far.event(),
                    () -> "a record of serial " + events.serial(far.event()) + " stands "
                            + Say.count(far.between(), "event") + " behind the one before it (line "
                            + Say.number(far.source().line()) + ")");
            tally.says(
                    "Records far from the others of their event: " + tally.count(),
                    "Of " + Say.count(tally.count(), "event") + ", a record stands among later ones, farther away than"
                            + " calls that end at the same time are mixed in this log: a line was moved, or a very"
                            + " busy processor wrote it late.");
        }
    }
}
