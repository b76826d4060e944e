package org.execscope.ui.lifeline;

import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.execscope.ui.model.TimeStyle;

/// Times over the lives, as exactly as the stretch of time in view needs: with milliseconds where seconds would be the
/// same.
final class LifelineTimes {
    /// Over less, two times beside one another can lie in one second.
    private static final long SHORT = 10_000;

    private final DateTimeFormatter date;
    private final DateTimeFormatter clock;

    LifelineTimes(TimeStyle style, long from, long to) {
        date = style.form().date("MM-dd ", style.zone());
        clock = to - from < SHORT
                ? style.form().clock(style.zone())
                : DateTimeFormatter.ofPattern("HH:mm:ss", Locale.ROOT).withZone(style.zone());
    }

    String words(long millis) {
        Instant instant = Instant.ofEpochMilli(millis);
        return date.format(instant) + clock.format(instant);
    }
}
