package org.execscope.ui.model;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.util.Locale;

/// How times are written on the screen. What is copied or exported always has the year and the zone.
public enum TimeForm {
    /// Without the year where the evidence lies in one; the tree's without the day where it lies in one.
    SHORT("As short as the evidence allows: 03-01 10:02:11.482", "MM-dd ", ""),
    YEAR("With the year: 2026-03-01 10:02:11.482", "uuuu-MM-dd ", ""),
    ISO("ISO 8601: 2026-03-01T10:02:11.482Z", "uuuu-MM-dd'T'", "XXX");

    private static final String CLOCK = "HH:mm:ss.SSS";

    private final String words;
    private final String date;
    private final String offset;

    TimeForm(String words, String date, String offset) {
        this.words = words;
        this.date = date;
        this.offset = offset;
    }

    /// What it is called, with an example.
    public String words() {
        return words;
    }

    /// What stands before the clock.
    ///
    /// @param needed how much of the date the evidence needs, as a pattern
    public DateTimeFormatter date(String needed, ZoneId zone) {
        return formatter(this == SHORT ? needed : date, zone);
    }

    /// The time of day, with the offset where the form has one.
    public DateTimeFormatter clock(ZoneId zone) {
        return formatter(CLOCK + offset, zone);
    }

    /// With the year and the zone.
    public String whole(long millis, ZoneId zone) {
        Instant instant = Instant.ofEpochMilli(millis);
        return this == ISO
                ? formatter(date, zone).format(instant) + clock(zone).format(instant)
                : Words.time(millis, zone);
    }

    private static DateTimeFormatter formatter(String pattern, ZoneId zone) {
        return new DateTimeFormatterBuilder()
                .appendPattern(pattern)
                .toFormatter(Locale.ROOT)
                .withZone(zone);
    }
}
