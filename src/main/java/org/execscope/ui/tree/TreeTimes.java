package org.execscope.ui.tree;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import org.execscope.trail.AuditTrail;
import org.execscope.ui.model.TimeStyle;
import org.execscope.ui.model.TimeWords;
import org.execscope.ui.model.Zones;
import org.execscope.ui.table.LifeBar;
import org.execscope.ui.table.TableCell;

/// How the tree shows times: the clock alone where all is of one day, else with the day, else with the year.
final class TreeTimes {
    private static final int CLOCK = "HH:mm:ss.SSS".length();

    private final TimeStyle style;
    private final String needed;
    private final DateTimeFormatter date;
    private final DateTimeFormatter clock;
    private final LifeBar.Range range;

    /// @param needed how much of the date the evidence needs
    private TreeTimes(TimeStyle style, String needed, LifeBar.Range range) {
        this.style = style;
        this.needed = needed;
        this.range = range;
        date = style.form().date(needed, style.zone());
        clock = style.form().clock(style.zone());
    }

    static TreeTimes of(AuditTrail trail, TimeStyle style) {
        ZoneId zone = style.zone();
        int count = trail.order().size();
        if (count == 0) {
            return new TreeTimes(style, "", new LifeBar.Range(0, 1));
        }
        LifeBar.Range all = new LifeBar.Range(
                trail.events().timeMillis(trail.order().at(0)),
                trail.events().timeMillis(trail.order().at(count - 1)));
        var first = Instant.ofEpochMilli(all.from()).atZone(zone).toLocalDate();
        var last = Instant.ofEpochMilli(all.to()).atZone(zone).toLocalDate();
        return new TreeTimes(
                style, first.equals(last) ? "" : first.getYear() == last.getYear() ? "MM-dd " : "uuuu-MM-dd ", all);
    }

    /// With lives drawn over another stretch of time.
    TreeTimes over(LifeBar.Range other) {
        return new TreeTimes(style, needed, other);
    }

    /// A life, drawn.
    ///
    /// @param birthKnown whether it began at `first`
    /// @param exitKnown whether it ended at `last`
    TableCell life(long first, boolean birthKnown, long last, boolean exitKnown) {
        String words = (birthKnown ? "" : "at least ") + TimeWords.words(Math.max(0, last - first));
        return TableCell.of(
                range.bar(first, birthKnown, last, exitKnown), exitKnown || !birthKnown ? words : "at least " + words);
    }

    ZoneId zone() {
        return style.zone();
    }

    TimeStyle style() {
        return style;
    }

    /// How many characters stand beside the clock.
    int besideClock() {
        Instant any = Instant.EPOCH;
        return date.format(any).length() + clock.format(any).length() - CLOCK;
    }

    String title(String column) {
        return column + " (" + Zones.words(style.zone()) + ")";
    }

    /// @param before a word or sign of ours before the time
    TableCell cell(String before, long millis) {
        Instant instant = Instant.ofEpochMilli(millis);
        return TableCell.of(clock.format(instant)).withLead(before + date.format(instant));
    }
}
