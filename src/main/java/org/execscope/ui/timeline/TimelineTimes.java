package org.execscope.ui.timeline;

import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.execscope.trail.AuditTrail;
import org.execscope.ui.model.TimeForm;
import org.execscope.ui.model.TimeStyle;
import org.execscope.ui.model.Words;
import org.execscope.ui.model.Zones;
import org.execscope.ui.table.TableCell;

/// How times are shown: in which zone, and whether with the year.
public final class TimelineTimes {
    private static final long SECOND = 1_000;
    private static final long MINUTE = 60 * SECOND;
    private static final long HOUR = 60 * MINUTE;
    private static final long DAY = 24 * HOUR;

    private static final double SHORT_WIDTH = 164;
    private static final double WITH_YEAR = 204;
    private static final double WITH_OFFSET = 248;

    private final TimeStyle style;
    private final boolean years;
    private final DateTimeFormatter date;
    private final DateTimeFormatter clock;

    private TimelineTimes(TimeStyle style, boolean years) {
        this.style = style;
        this.years = years;
        date = style.form().date(years ? "uuuu-MM-dd " : "MM-dd ", style.zone());
        clock = style.form().clock(style.zone());
    }

    public static TimelineTimes of(AuditTrail trail, TimeStyle style) {
        return new TimelineTimes(style, spansYears(trail, style.zone()));
    }

    static TimelineTimes utc(AuditTrail trail) {
        return of(trail, new TimeStyle(ZoneOffset.UTC, TimeForm.SHORT));
    }

    TimeStyle style() {
        return style;
    }

    /// The room that the column of times needs, in pixels at the usual font size.
    public double width() {
        return switch (style.form()) {
            case SHORT -> years ? WITH_YEAR : SHORT_WIDTH;
            case YEAR -> WITH_YEAR;
            case ISO -> WITH_OFFSET;
        };
    }

    /// What the column of times is called: always with the zone.
    String title() {
        return "Time (" + Zones.words(style.zone()) + ")";
    }

    /// The time of day, with the date where the other one is of another day.
    String clock(long millis, long other) {
        Instant instant = Instant.ofEpochMilli(millis);
        boolean sameDay = date.format(instant).equals(date.format(Instant.ofEpochMilli(other)));
        return (sameDay ? "" : date.format(instant)) + clock.format(instant);
    }

    /// A time of day, behind as much of its date as the evidence or the form needs.
    public TableCell cell(long millis) {
        Instant instant = Instant.ofEpochMilli(millis);
        return TableCell.of(clock.format(instant)).withLead(date.format(instant));
    }

    /// Whether the evidence's program starts lie in more than one year: then times need it.
    private static boolean spansYears(AuditTrail trail, ZoneId zone) {
        int count = trail.execves().size();
        if (count == 0) {
            return false;
        }
        long first = trail.events().timeMillis(trail.execves().at(0));
        long last = trail.events().timeMillis(trail.execves().at(count - 1));
        return Instant.ofEpochMilli(first).atZone(zone).getYear()
                != Instant.ofEpochMilli(last).atZone(zone).getYear();
    }

    /// `+0.042 s`, `+3:07.100`, `-1 d 02:00:00`.
    static TableCell between(long from, long to) {
        return TableCell.of(difference(to - from));
    }

    static String difference(long millis) {
        long all = Math.abs(millis);
        String sign = millis < 0 ? "−" : "+";
        long seconds = all % MINUTE / SECOND;
        long rest = all % SECOND;
        if (all < MINUTE) {
            return String.format(Locale.ROOT, "%s%d.%03d s", sign, seconds, rest);
        }
        if (all < HOUR) {
            return String.format(Locale.ROOT, "%s%d:%02d.%03d", sign, all / MINUTE, seconds, rest);
        }
        String clock = String.format(Locale.ROOT, "%d:%02d:%02d", all % DAY / HOUR, all % HOUR / MINUTE, seconds);
        return all < DAY ? sign + clock : sign + Words.number(all / DAY) + " d " + clock;
    }
}
