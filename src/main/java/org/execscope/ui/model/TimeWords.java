package org.execscope.ui.model;

import java.util.Locale;

/// Lengths of time in words.
public final class TimeWords {
    private static final long SECOND = 1_000;
    private static final long MINUTE = 60 * SECOND;
    private static final long HOUR = 60 * MINUTE;
    private static final long DAY = 24 * HOUR;

    private TimeWords() {}

    /// The same rounded to what matters: `71 min` of 70 min 43 s.
    public static String about(long millis) {
        long unit = millis < 2 * MINUTE ? SECOND : millis < 2 * HOUR ? MINUTE : HOUR;
        return words(Math.round((double) millis / unit) * unit);
    }

    /// To the second: `5 min 28 s`, `1 h 10 min 43 s`, `3 d 2 h`.
    public static String exact(long millis) {
        long seconds = Math.round((double) millis / SECOND);
        long days = seconds / 86_400;
        StringBuilder words = new StringBuilder();
        part(words, days, "d");
        part(words, seconds / 3_600 % 24, "h");
        if (days == 0) {
            part(words, seconds / 60 % 60, "min");
            part(words, seconds % 60, "s");
        }
        return words.isEmpty() ? "0 s" : words.toString();
    }

    private static void part(StringBuilder words, long count, String unit) {
        if (count > 0) {
            words.append(words.isEmpty() ? "" : " ").append(count).append(' ').append(unit);
        }
    }

    /// `10 min`, `200 ms`, `7 d`.
    public static String words(long millis) {
        if (millis < SECOND) {
            return millis + " ms";
        }
        if (millis < MINUTE) {
            return number(millis, SECOND) + " s";
        }
        if (millis < 2 * HOUR && millis != HOUR) {
            return number(millis, MINUTE) + " min";
        }
        return millis < 2 * DAY ? number(millis, HOUR) + " h" : number(millis, DAY) + " d";
    }

    private static String number(long millis, long unit) {
        return millis % unit == 0
                ? Long.toString(millis / unit)
                : String.format(Locale.ROOT, "%.1f", (double) millis / unit);
    }
}
