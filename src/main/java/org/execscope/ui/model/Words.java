package org.execscope.ui.model;

import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/// Numbers, sizes and times as people read them here: the same in every locale.
public final class Words {
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss.SSS", Locale.ROOT).withZone(ZoneOffset.UTC);
    private static final long SECONDS_A_MINUTE = 60;

    private Words() {}

    /// `1,204,551`.
    public static String number(long value) {
        return String.format(Locale.ROOT, "%,d", value);
    }

    /// `1 file`, `2 files`.
    public static String count(long value, String one) {
        return number(value) + " " + one + (value == 1 ? "" : "s");
    }

    /// `412.6 MB`: powers of ten.
    public static String size(long bytes) {
        if (bytes < 1_000) {
            return bytes + " B";
        }
        if (bytes < 1_000_000) {
            return String.format(Locale.ROOT, "%.1f KB", bytes / 1e3);
        }
        return bytes < 1_000_000_000
                ? String.format(Locale.ROOT, "%.1f MB", bytes / 1e6)
                : String.format(Locale.ROOT, "%.2f GB", bytes / 1e9);
    }

    /// `8 s`, `2 min`.
    public static String duration(long seconds) {
        return seconds < 2 * SECONDS_A_MINUTE
                ? Math.max(1, seconds) + " s"
                : (seconds + SECONDS_A_MINUTE / 2) / SECONDS_A_MINUTE + " min";
    }

    /// `2026-03-14 14:08:04.140 UTC`.
    public static String time(long millis) {
        return time(millis, ZoneOffset.UTC);
    }

    /// `2026-03-14 15:08:04.140 +01:00 Europe/Berlin`: in a zone, with its offset then and its name.
    public static String time(long millis, ZoneId zone) {
        Instant instant = Instant.ofEpochMilli(millis);
        String name = Zones.words(zone);
        String offset = zone.getRules().getOffset(instant).getId();
        boolean plain = name.equals("UTC") || name.equals(offset);
        return TIME.withZone(zone).format(instant) + " " + (plain ? name : offset.replace("Z", "+00:00") + " " + name);
    }
}
