package org.execscope.finding;

import java.util.Arrays;
import java.util.List;
import org.execscope.event.EventCursor;
import org.execscope.event.EventTable;

/// Times without any record (specification: detections, T03).
final class QuietPeriod implements Check {
    private static final About ABOUT = new About(
            "T03",
            "quiet-period",
            "Quiet period",
            Group.TRUST,
            "events of a host over more than a few hours",
            "A host that starts programs all day and then none for long was idle, asleep, off, "
                    + "or its auditing was.",
            "The machine was idle, suspended or switched off.",
            "That anything is missing: no serial is.",
            "Compare with other logs of the host: syslog, the journal, wtmp.",
            List.of("T1685.004"));

    @Override
    public About about() {
        return ABOUT;
    }

    private static final long LEAST_MILLIS = 600_000;
    private static final int TIMES_USUAL = 20;
    private static final int FEWEST = 20;
    private static final long HOUR = 3_600_000;

    @Override
    public long likelyNanos(long events) {
        return 400 * events;
    }

    @Override
    public void judge(Ground ground, Report report) {
        EventTable events = ground.events();
        EventCursor now = ground.cursor();
        for (Boot boot : ground.runs().boots()) {
            int[] rows = boot.rows();
            if (rows.length < FEWEST) {
                continue;
            }
            long[] usual = usual(ground, now, rows);
            for (int i = 1; i < rows.length; i++) {
                ground.checkCancelled(i);
                long length = now.timeMillis(rows[i]) - now.timeMillis(rows[i - 1]);
                if (length <= LEAST_MILLIS) {
                    continue;
                }
                long serials = now.serial(rows[i]) - now.serial(rows[i - 1]);
                int hour = hour(now.timeMillis(rows[i - 1]));
                if (serials <= 1 && length > TIMES_USUAL * usual[hour]) {
                    int before = rows[i - 1];
                    Tally tally = report.tally(Severity.LOW, boot.host());
                    tally.add(
                            rows[i],
                            () -> "nothing for " + Say.length(length) + " from "
                                    + Say.time(events.timeMillis(before)) + "; at this hour the usual pause is "
                                    + Say.length(usual[hour]));
                    tally.row(before);
                    tally.says(
                            "Quiet period" + (tally.count() == 1 ? " of " + Say.length(length) : "s: " + tally.count()),
                            Say.count(tally.count(), "time") + " no record of any type came for far longer than usual,"
                                    + " though no serial is missing.");
                }
            }
        }
    }

    private static int hour(long millis) {
        return (int) Math.floorMod(Math.floorDiv(millis, HOUR), 24L);
    }

    /// The median pause at each hour of the day; over all hours where an hour has few.
    private static long[] usual(Ground ground, EventCursor now, int[] rows) {
        long[][] pauses = new long[24][];
        int[] counts = new int[24];
        for (int i = 1; i < rows.length; i++) {
            ground.checkCancelled(i);
            counts[hour(now.timeMillis(rows[i - 1]))]++;
        }
        for (int hour = 0; hour < 24; hour++) {
            pauses[hour] = new long[counts[hour]];
        }
        long[] all = new long[rows.length - 1];
        Arrays.fill(counts, 0);
        for (int i = 1; i < rows.length; i++) {
            ground.checkCancelled(i);
            int hour = hour(now.timeMillis(rows[i - 1]));
            long pause = Math.max(0, now.timeMillis(rows[i]) - now.timeMillis(rows[i - 1]));
            pauses[hour][counts[hour]++] = pause;
            all[i - 1] = pause;
        }
        long median = median(all);
        long[] usual = new long[24];
        for (int hour = 0; hour < 24; hour++) {
            usual[hour] = pauses[hour].length < FEWEST ? median : median(pauses[hour]);
        }
        return usual;
    }

    private static long median(long[] values) {
        Arrays.sort(values);
        return values[values.length / 2];
    }
}
