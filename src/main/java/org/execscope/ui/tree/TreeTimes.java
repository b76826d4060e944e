package org.execscope.ui.tree;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.execscope.trail.AuditTrail;
import org.execscope.ui.model.TimeWords;
import org.execscope.ui.model.Zones;
import org.execscope.ui.table.LifeBar;
import org.execscope.ui.table.TableCell;

/// How the tree shows times: the clock alone where all is of one day, else with the day, else with the year.
final class TreeTimes {
    private static final DateTimeFormatter CLOCK = DateTimeFormatter.ofPattern("HH:mm:ss.SSS", Locale.ROOT);

    private final ZoneId zone;
    private final String pattern;
    private final DateTimeFormatter date;
    private final LifeBar.Range range;

    private TreeTimes(ZoneId zone, String pattern, LifeBar.Range range) {
        this.zone = zone;
        this.pattern = pattern;
        this.range = range;
        date = DateTimeFormatter.ofPattern(pattern, Locale.ROOT).withZone(zone);
    }

    static TreeTimes of(AuditTrail trail, ZoneId zone) {
        int count = trail.order().size();
        if (count == 0) {
            return new TreeTimes(zone, "", new LifeBar.Range(0, 1));
        }
        LifeBar.Range all = new LifeBar.Range(
                trail.events().timeMillis(trail.order().at(0)),
                trail.events().timeMillis(trail.order().at(count - 1)));
        var first = Instant.ofEpochMilli(all.from()).atZone(zone).toLocalDate();
        var last = Instant.ofEpochMilli(all.to()).atZone(zone).toLocalDate();
        return new TreeTimes(
                zone, first.equals(last) ? "" : first.getYear() == last.getYear() ? "MM-dd " : "uuuu-MM-dd ", all);
    }

    /// With lives drawn over another stretch of time.
    TreeTimes over(LifeBar.Range other) {
        return new TreeTimes(zone, pattern, other);
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
        return zone;
    }

    /// How many characters stand before the clock.
    int dateLength() {
        return pattern.length();
    }

    String title(String column) {
        return column + " (" + Zones.words(zone) + ")";
    }

    /// @param before a word or sign of ours before the time
    TableCell cell(String before, long millis) {
        Instant instant = Instant.ofEpochMilli(millis);
        return TableCell.of(CLOCK.withZone(zone).format(instant)).withLead(before + date.format(instant));
    }
}
