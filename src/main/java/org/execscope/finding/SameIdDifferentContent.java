package org.execscope.finding;

import java.util.BitSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.execscope.event.EventCursor;
import org.execscope.event.EventFlag;
import org.execscope.event.EventTable;
import org.execscope.event.PathItem;

/// Two records that can exist but once, and differ (specification: detections, T06).
final class SameIdDifferentContent implements Check {
    private static final About ABOUT = new About(
            "T06",
            "same-id-differs",
            "Same id, different content",
            Group.TRUST,
            "events with their records",
            "The kernel writes one SYSCALL, one CWD, one PROCTITLE and each argument and path "
                    + "item once for an event: two that differ cannot both be its work.",
            "Two hosts mixed without node=, two boots in which serial and millisecond agree, "
                    + "test data that uses one id for all.",
            "Which of the two is the true one.",
            "Compare both lines, shown with file and offset, with another copy of the log.",
            List.of("T1565.001"));

    @Override
    public About about() {
        return ABOUT;
    }

    @Override
    public long likelyNanos(long events) {
        return 350 * events;
    }

    @Override
    public void judge(Ground ground, Report report) {
        EventTable events = ground.events();
        EventCursor now = ground.cursor();
        int wanted = EventFlag.STAMP_CONFLICT.bit() | EventFlag.ARGV_CONFLICT.bit();
        BitSet doubled = new BitSet();
        for (int list = 0; list < events.pathListCount(); list++) {
            if (hasItemTwice(events.pathsOf(list))) {
                doubled.set(list);
            }
        }
        ground.execves(
                event -> (now.flags(event) & wanted) != 0
                        || (now.pathList(event) >= 0 && doubled.get(now.pathList(event))),
                event -> {
                    int flags = events.flags(event);
                    String what = EventFlag.STAMP_CONFLICT.in(flags)
                            ? "two SYSCALL records"
                            : EventFlag.ARGV_CONFLICT.in(flags)
                                    ? "two values of one argument"
                                    : "two PATH records of one item";
                    add(report.tally(Severity.HIGH, events.host(event)), events, event, what);
                });
        for (Extras.Extra extra : ground.extras().conflicts()) {
            add(
                    report.tally(Severity.HIGH, events.host(extra.event())),
                    events,
                    extra.event(),
                    "two " + extra.what() + " records");
        }
        if (!ground.extras().whole()) {
            report.unjudged(
                    "Too many events have more records than a program start has: only the first were read again");
        }
    }

    private static void add(Tally tally, EventTable events, int event, String what) {
        tally.add(
                event,
                () -> what + " with the id " + Say.time(events.timeMillis(event)) + " : " + events.serial(event));
        tally.says(
                "Same id, different content: " + Say.count(tally.count(), "event"),
                Say.count(tally.count(), "event")
                        + " hold two different records of a kind that an event has but once.");
    }

    private static boolean hasItemTwice(List<PathItem> items) {
        Set<Long> seen = new HashSet<>();
        for (PathItem item : items) {
            if (item.item() != null && !seen.add(item.item())) {
                return true;
            }
        }
        return false;
    }
}
