package org.execscope.evidence;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.TemporalAdjusters;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// The rule for the time after the last change in a TZif file (POSIX `TZ`, in the form that RFC 8536 uses):
/// `CET-1CEST,M3.5.0,M10.5.0/3`.
///
/// @param standard seconds east of Greenwich in winter
/// @param summer and in summer; the same where there is none
/// @param start when summer begins, by winter's clock; null where there is none
/// @param end when it ends, by summer's clock
record ZoneFooter(
        int standard,
        int summer,
        @Nullable Change start,
        @Nullable Change end) {
    private static final String NAME = "(?:[A-Za-z]{3,10}|<[A-Za-z0-9+-]{1,10}>)";
    private static final String TIME = "[+-]?\\d{1,3}(?::\\d{2}){0,2}";
    private static final String WHEN = "M\\d{1,2}\\.\\d\\.\\d(?:/" + TIME + ")?";
    private static final Pattern FORM =
            Pattern.compile(NAME + "(" + TIME + ")(?:" + NAME + "(" + TIME + ")?,(" + WHEN + "),(" + WHEN + "))?");
    private static final int HOUR = 3600;
    private static final int LAST_WEEK = 5;
    private static final int LONGEST = 200;

    /// The `week`th (5: last) `day` (0: Sunday) of a month, so many seconds after its midnight.
    record Change(int month, int week, int day, int seconds) {
        private static Change of(String text) {
            String[] parts = text.substring(1).split("[./]", 4);
            return new Change(
                    Integer.parseInt(parts[0]),
                    Integer.parseInt(parts[1]),
                    Integer.parseInt(parts[2]),
                    parts.length < 4 ? 2 * HOUR : ZoneFooter.seconds(parts[3]));
        }

        private long at(int year, int offset) {
            DayOfWeek weekday = DayOfWeek.of(day == 0 ? 7 : day);
            LocalDate first = LocalDate.of(year, month, 1);
            LocalDate date = week == LAST_WEEK
                    ? first.with(TemporalAdjusters.lastInMonth(weekday))
                    : first.with(TemporalAdjusters.dayOfWeekInMonth(week, weekday));
            return date.toEpochDay() * 24 * HOUR + seconds - offset;
        }
    }

    /// Null if it is of another form.
    static @Nullable ZoneFooter read(String text) {
        Matcher form = FORM.matcher(text);
        if (text.length() > LONGEST || !form.matches()) {
            return null;
        }
        int standard = -seconds(form.group(1));
        if (form.group(3) == null) {
            return new ZoneFooter(standard, standard, null, null);
        }
        int summer = form.group(2) == null ? standard + HOUR : -seconds(form.group(2));
        return new ZoneFooter(standard, summer, Change.of(form.group(3)), Change.of(form.group(4)));
    }

    private static int seconds(String text) {
        boolean negative = text.startsWith("-");
        String[] parts = (negative || text.startsWith("+") ? text.substring(1) : text).split(":", 3);
        int seconds = 0;
        for (int i = 0; i < 3; i++) {
            seconds = seconds * 60 + (i < parts.length ? Integer.parseInt(parts[i]) : 0);
        }
        return negative ? -seconds : seconds;
    }

    /// Seconds east of Greenwich at this second since 1970.
    ///
    /// @throws java.time.DateTimeException if the rule names a month or a day that doesn't exist
    int offsetAt(long second) {
        if (start == null || end == null) {
            return standard;
        }
        int year = Instant.ofEpochSecond(second).atOffset(ZoneOffset.UTC).getYear();
        long begins = start.at(year, standard);
        long ends = end.at(year, summer);
        boolean isSummer = begins < ends ? second >= begins && second < ends : second >= begins || second < ends;
        return isSummer ? summer : standard;
    }
}
