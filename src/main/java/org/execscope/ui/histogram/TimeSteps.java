package org.execscope.ui.histogram;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// Round steps of time for bars and for the marks of an axis.
final class TimeSteps {
    private static final long SECOND = 1_000;
    private static final long MINUTE = 60 * SECOND;
    private static final long HOUR = 60 * MINUTE;
    private static final long DAY = 24 * HOUR;
    private static final long[] STEPS = {
        1,
        2,
        5,
        10,
        20,
        50,
        100,
        200,
        500,
        SECOND,
        2 * SECOND,
        5 * SECOND,
        10 * SECOND,
        15 * SECOND,
        30 * SECOND,
        MINUTE,
        2 * MINUTE,
        5 * MINUTE,
        10 * MINUTE,
        15 * MINUTE,
        30 * MINUTE,
        HOUR,
        2 * HOUR,
        3 * HOUR,
        6 * HOUR,
        12 * HOUR,
        DAY,
        2 * DAY,
        7 * DAY,
        14 * DAY,
        30 * DAY,
        90 * DAY,
        365 * DAY
    };

    private TimeSteps() {}

    /// The shortest step of which at most `most` cover the span.
    static long step(long span, int most) {
        for (long step : STEPS) {
            if (span / step < most) {
                return step;
            }
        }
        long year = STEPS[STEPS.length - 1];
        return year * Math.max(1, Math.ceilDiv(span / Math.max(1, most), year));
    }

    /// The last time at or before `millis` that is a whole number of steps from the zone's midnight.
    static long floor(long millis, long step, ZoneId zone) {
        long offset = zone.getRules().getOffset(Instant.ofEpochMilli(millis)).getTotalSeconds() * SECOND;
        return Math.floorDiv(millis + offset, step) * step - offset;
    }

    /// Where the marks of the axis stand, between two times.
    static List<Long> marks(long from, long to, long step, ZoneId zone) {
        List<Long> marks = new ArrayList<>();
        if (step >= DAY) {
            // Days aren't always 24 hours long: each mark stands on its own midnight.
            LocalDate day =
                    Instant.ofEpochMilli(floor(from, DAY, zone)).atZone(zone).toLocalDate();
            long days = step / DAY;
            for (int i = 0; i < 1_000; i++) {
                long at = day.atStartOfDay(zone).toInstant().toEpochMilli();
                if (at > to) {
                    break;
                }
                if (at >= from) {
                    marks.add(at);
                }
                day = day.plusDays(Math.floorMod(day.toEpochDay(), days) == 0 ? days : 1);
            }
            marks.removeIf(at -> Math.floorMod(
                            Instant.ofEpochMilli(at).atZone(zone).toLocalDate().toEpochDay(), days)
                    != 0);
            return marks;
        }
        for (long at = floor(from, step, zone); at <= to && marks.size() < 1_000; at += step) {
            if (at >= from) {
                marks.add(at);
            }
        }
        return marks;
    }

    /// What a mark says: the day where one begins, else the clock as precise as the step.
    static String label(long millis, long step, ZoneId zone, boolean withDate) {
        ZonedDateTime time = Instant.ofEpochMilli(millis).atZone(zone);
        boolean midnight = time.toLocalTime().toNanoOfDay() == 0;
        String clock = step >= MINUTE ? "HH:mm" : step >= SECOND ? "HH:mm:ss" : "HH:mm:ss.SSS";
        String pattern = step >= DAY
                ? (withDate || time.getDayOfYear() == 1 ? "d MMM uuuu" : "d MMM")
                : midnight || withDate ? "d MMM " + clock : clock;
        return DateTimeFormatter.ofPattern(pattern, Locale.ENGLISH).format(time);
    }
}
