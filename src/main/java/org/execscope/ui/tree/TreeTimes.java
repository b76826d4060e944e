package org.execscope.ui.tree;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.execscope.trail.AuditTrail;
import org.execscope.ui.model.Zones;
import org.execscope.ui.table.TableCell;

/// How the tree shows times: the clock alone where all is of one day, else with the day, else with the year.
final class TreeTimes {
    private static final DateTimeFormatter CLOCK = DateTimeFormatter.ofPattern("HH:mm:ss.SSS", Locale.ROOT);

    private final ZoneId zone;
    private final String pattern;
    private final DateTimeFormatter date;

    private TreeTimes(ZoneId zone, String pattern) {
        this.zone = zone;
        this.pattern = pattern;
        date = DateTimeFormatter.ofPattern(pattern, Locale.ROOT).withZone(zone);
    }

    static TreeTimes of(AuditTrail trail, ZoneId zone) {
        int count = trail.order().size();
        if (count == 0) {
            return new TreeTimes(zone, "");
        }
        var first = Instant.ofEpochMilli(trail.events().timeMillis(trail.order().at(0)))
                .atZone(zone)
                .toLocalDate();
        var last = Instant.ofEpochMilli(trail.events().timeMillis(trail.order().at(count - 1)))
                .atZone(zone)
                .toLocalDate();
        return new TreeTimes(
                zone, first.equals(last) ? "" : first.getYear() == last.getYear() ? "MM-dd " : "uuuu-MM-dd ");
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
