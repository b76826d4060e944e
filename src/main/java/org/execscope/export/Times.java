package org.execscope.export;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/// Writes times as exports have them: `2026-03-21T08:09:10.123Z`. Most times are of the day of the one
/// before.
final class Times {
    private static final long DAY = 86_400_000L;
    private static final DateTimeFormatter DATE =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'", Locale.ROOT).withZone(ZoneOffset.UTC);

    private long day = Long.MIN_VALUE;
    private String date = "";

    /// @param millis since 1970 UTC
    void write(long millis, ByteSink out) {
        long today = Math.floorDiv(millis, DAY);
        if (today != day) {
            day = today;
            date = DATE.format(LocalDate.ofEpochDay(today));
        }
        int rest = (int) Math.floorMod(millis, DAY);
        out.add(date);
        out.padded(rest / 3_600_000, 2);
        out.add(':');
        out.padded(rest / 60_000 % 60, 2);
        out.add(':');
        out.padded(rest / 1000 % 60, 2);
        out.add('.');
        out.padded(rest % 1000, 3);
        out.add('Z');
    }
}
