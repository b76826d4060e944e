package org.execscope.finding;

import java.util.List;
import org.execscope.event.EventTable;

/// The clock was set, or a stamp was (specification: detections, T04).
final class TimeGoesBack implements Check {
    private static final About ABOUT = new About(
            "T04",
            "time-back",
            "Time goes back or leaps",
            Group.TRUST,
            "events with serials, in the order in which the kernel drew them",
            "Serials only rise. Where the time falls while they rise, the clock was set back, or "
                    + "stamps were changed; times before and after can then not be compared.",
            "NTP stepping the clock, a virtual machine that was resumed, the hardware clock "
                    + "being put right in the first minutes of a boot. A call that took long keeps its old "
                    + "time: single old events are not counted.",
            "Who set the clock, or that anybody did.",
            "Look for a TIME_INJOFFSET or TIME_ADJNTPVAL record, for exec of date, hwclock, "
                    + "timedatectl, chronyd near it.",
            List.of("T1070.006"));

    @Override
    public About about() {
        return ABOUT;
    }

    private static final long STEP_MILLIS = 2_000;
    private static final long BOOT_MILLIS = 300_000;
    private static final long LEAP_MILLIS = 30L * 24 * 3_600_000;
    private static final int AHEAD = 8;

    @Override
    public void judge(Ground ground, Report report) {
        for (Boot boot : ground.runs().boots()) {
            ground.checkCancelled();
            judge(ground, report, boot);
        }
    }

    private static void judge(Ground ground, Report report, Boot boot) {
        EventTable events = ground.events();
        int[] rows = boot.rows();
        long first = events.timeMillis(rows[0]);
        long highest = first;
        int highestRow = rows[0];
        for (int i = 1; i < rows.length; i++) {
            ground.checkCancelled(i);
            long time = events.timeMillis(rows[i]);
            if (time < highest - STEP_MILLIS) {
                int later = later(events, rows, i, highest - STEP_MILLIS);
                int from = highestRow;
                long step = highest - time;
                if (later > AHEAD / 2 || i + later == rows.length - 1) {
                    boolean early = highest - first < BOOT_MILLIS;
                    report.seams().add(from, rows[i], 0);
                    back(
                            report.tally(early ? Severity.LOW : Severity.MEDIUM, boot.host()),
                            events,
                            from,
                            rows[i],
                            step);
                    highest = time;
                    highestRow = rows[i];
                } else if (from == rows[i - 1] && isAlone(events, rows, i - 1)) {
                    ahead(report.tally(Severity.LOW, boot.host(), "ahead"), events, from, step);
                    highest = time;
                    highestRow = rows[i];
                }
            } else if (time > highest) {
                int from = rows[i - 1];
                if (time > highest + LEAP_MILLIS && events.serial(rows[i]) == events.serial(from) + 1) {
                    leap(report.tally(Severity.MEDIUM, boot.host(), "leap"), events, from, rows[i], time - highest);
                }
                highest = time;
                highestRow = rows[i];
            }
        }
    }

    private static void back(Tally tally, EventTable events, int from, int to, long step) {
        tally.add(
                to,
                () -> "back by " + Say.length(step) + ": serial " + events.serial(from) + " at "
                        + Say.time(events.timeMillis(from)) + ", serial " + events.serial(to) + " at "
                        + Say.time(events.timeMillis(to)));
        tally.row(from);
        tally.says(
                "Time goes back" + (tally.count() == 1 ? " by " + Say.length(step) : ", " + tally.count() + " times"),
                "The time falls while serials rise, " + Say.count(tally.count(), "time")
                        + "; the order of serials is the true one.");
    }

    private static void ahead(Tally tally, EventTable events, int event, long step) {
        tally.add(
                event,
                () -> "serial " + events.serial(event) + " is stamped " + Say.length(step)
                        + " later than the serials that follow");
        tally.says(
                "Single events stamped later than those that follow: " + tally.count(),
                "A call is stamped when it begins and numbered when it ends, so a stamp can be old but never ahead of"
                        + " later serials: the clock was changed twice, or the stamp was.");
    }

    private static void leap(Tally tally, EventTable events, int from, int to, long step) {
        tally.add(to, () -> "forward by " + Say.length(step) + " from serial " + events.serial(from) + " to the next");
        tally.row(from);
        tally.says(
                "Time leaps forward by " + Say.length(step),
                "From one serial to the next the time leaps, " + Say.count(tally.count(), "time")
                        + ": the clock was wrong before or after.");
    }

    /// How many of the few that follow are older than `than`, too.
    private static int later(EventTable events, int[] rows, int at, long than) {
        int count = 0;
        for (int i = at + 1; i < rows.length && i <= at + AHEAD; i++) {
            count += events.timeMillis(rows[i]) < than ? 1 : 0;
        }
        return count;
    }

    /// Whether its time is ahead of the one before it, too.
    private static boolean isAlone(EventTable events, int[] rows, int at) {
        return at > 0 && events.timeMillis(rows[at - 1]) < events.timeMillis(rows[at]) - STEP_MILLIS;
    }
}
