package org.execscope.finding;

import java.util.List;
import org.execscope.event.EventTable;

/// Serials that no file of the evidence has (specification: detections, T01).
final class SerialsMissing implements Check {
    private static final About ABOUT = new About(
            "T01",
            "serials-missing",
            "Serials missing",
            Group.TRUST,
            "events with the serials that the kernel draws",
            "The kernel gives every event of a boot the next serial, and a complete log of a "
                    + "host has no hole in them: what lies in a hole is missing from this evidence.",
            "A rate limit, netlink messages that got lost, a file that was rotated away or not "
                    + "collected, a time without auditd, a copy that was filtered (ausearch -k leaves "
                    + "holes everywhere).",
            "That anybody deleted anything. Nor that all is there where no serial is missing: "
                    + "events dropped because the queue was full leave no hole.",
            "Look for the missing serials in other copies: the rotated files, a log server, the "
                    + "journal and the kernel ring of that time.",
            List.of("T1685.006"));

    @Override
    public About about() {
        return ABOUT;
    }

    private static final long MANY = 50;
    private static final long LONG_MILLIS = 10_000;
    private static final int LISTED = 20;
    /// A copy that was filtered has so many holes, and in so many places.
    private static final double FILTERED = 0.2;

    private static final int FILTERED_GAPS = 10;
    /// With more boots than that, hosts are mixed and holes say nothing.
    private static final int MOST_BOOTS = 64;

    @Override
    public long likelyNanos(long events) {
        return 250 * events;
    }

    @Override
    public void judge(Ground ground, Report report) {
        Runs runs = ground.runs();
        for (Boot boot : runs.boots()) {
            ground.checkCancelled();
            if (runs.boots(boot.host()) > MOST_BOOTS) {
                report.unjudged("The serials of " + ground.label(boot.host()) + " begin anew more than " + MOST_BOOTS
                        + " times: logs of several hosts are mixed in them");
                continue;
            }
            List<Gaps.Gap> gaps = Gaps.of(ground.cursor(), boot);
            if (!gaps.isEmpty()) {
                say(ground, report, boot, gaps);
            }
        }
        if (runs.boots().isEmpty()) {
            report.unjudged("No event has a serial of the kernel");
        }
    }

    private static void say(Ground ground, Report report, Boot boot, List<Gaps.Gap> gaps) {
        EventTable events = ground.events();
        long missing = 0;
        long longest = 0;
        for (Gaps.Gap gap : gaps) {
            missing += gap.missing();
            longest = Math.max(longest, events.timeMillis(gap.after()) - events.timeMillis(gap.before()));
        }
        int[] rows = boot.rows();
        long range = events.serial(rows[rows.length - 1]) - events.serial(rows[0]) + 1;
        boolean filtered = gaps.size() >= FILTERED_GAPS
                && missing > FILTERED * range
                && gaps.getFirst().missing() < missing / 2;
        if (!filtered) {
            gaps.forEach(gap -> report.seams().add(gap.before(), gap.after(), gap.missing()));
        }
        boolean much = missing >= MANY || longest >= LONG_MILLIS;
        Severity severity = much && !filtered ? Severity.MEDIUM : Severity.LOW;
        Tally tally = report.tally(severity, boot.host(), "boot " + boot.number());
        for (Gaps.Gap gap : gaps.subList(0, Math.min(LISTED, gaps.size()))) {
            tally.add(gap.after(), () -> words(events, gap));
            tally.row(gap.before());
        }
        Gaps.Gap biggest = gaps.getFirst();
        long length = events.timeMillis(biggest.after()) - events.timeMillis(biggest.before());
        tally.says(
                "Gap: " + Say.count(missing, "serial") + " missing"
                        + (gaps.size() == 1 ? ", " + Say.length(length) : " in " + Say.count(gaps.size(), "place")),
                "Of the serials " + events.serial(rows[0]) + " to " + events.serial(rows[rows.length - 1])
                        + " of boot " + boot.number() + ", " + Say.number(missing)
                        + " are in no file of this evidence, in "
                        + Say.count(gaps.size(), "place") + "; the biggest: " + words(events, biggest) + "."
                        + (filtered
                                ? " They are missing everywhere: this looks like a filtered copy, not a whole log."
                                : ""));
    }

    private static String words(EventTable events, Gaps.Gap gap) {
        return Say.count(gap.missing(), "serial") + " between " + events.serial(gap.before()) + " ("
                + Say.time(events.timeMillis(gap.before())) + ") and " + events.serial(gap.after()) + " ("
                + Say.time(events.timeMillis(gap.after())) + ")";
    }
}
