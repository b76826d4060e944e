package org.execscope.query;

import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Reads the values of a query: numbers, times, durations, audit ids.
final class Literals {
    // Patterns of our own over short, bounded texts: none of them can run away.
    private static final Pattern TIME = Pattern.compile(
            "(\\d{4})-(\\d{1,2})(?:-(\\d{1,2})(?:[T ](\\d{1,2})(?::(\\d{1,2})(?::(\\d{1,2})(?:\\.(\\d{1,3}))?)?)?)?)?"
                    + "(Z|[+-]\\d{2}:?\\d{2})?");

    private static final Pattern BARE_CLOCK = Pattern.compile("T\\d{1,2}(:.*)?");
    private static final Pattern EPOCH = Pattern.compile("@(\\d{1,12})(?:\\.(\\d{3}))?");
    private static final Pattern EVENT = Pattern.compile("(?:audit\\()?(\\d{1,12})\\.(\\d{3}):(\\d{1,10})\\)?:?");
    private static final Pattern DURATION = Pattern.compile("(\\d{1,9})(ms|s|m|h|d)");

    /// Milliseconds, the end not included.
    record Span(long start, long end) {}

    /// What a time means that doesn't say it itself.
    ///
    /// @param zone of a time without one
    /// @param day of a bare clock like `T10:02`; null where there is none
    record Clock(ZoneId zone, @Nullable LocalDate day) {
        static final Clock UTC = new Clock(ZoneOffset.UTC, null);

        /// The time with its day and zone.
        ///
        /// @throws DateTimeException with a message for the user
        String zoned(String text) {
            String whole = text;
            if (BARE_CLOCK.matcher(text).matches()) {
                if (day == null) {
                    throw new DateTimeException("A clock needs a day: 2026-03-01" + text);
                }
                whole = day + text;
            }
            Matcher time = TIME.matcher(whole);
            if (!time.matches() || time.group(8) != null) {
                return whole;
            }
            Span span = time(whole);
            ZoneOffset offset = zone.getRules()
                    .getOffset(LocalDateTime.ofEpochSecond(Math.floorDiv(span.start(), 1000L), 0, ZoneOffset.UTC));
            return whole + offset.getId();
        }
    }

    /// An audit id.
    record EventId(long timeMillis, long serial) {}

    private Literals() {}

    static @Nullable Long number(String text) {
        try {
            if (text.startsWith("0x") || text.startsWith("0X")) {
                return Long.parseLong(text.substring(2), 16);
            }
            if (text.startsWith("0o") || text.startsWith("0O")) {
                return Long.parseLong(text.substring(2), 8);
            }
            return Long.valueOf(text);
        } catch (NumberFormatException _) {
            return null;
        }
    }

    static @Nullable EventId event(String text) {
        Matcher id = EVENT.matcher(text);
        return id.matches()
                ? new EventId(
                        Long.parseLong(id.group(1)) * 1000 + Long.parseLong(id.group(2)), Long.parseLong(id.group(3)))
                : null;
    }

    /// The sum of parts like `1h30m`, in milliseconds; null if it isn't a duration.
    static @Nullable Long duration(String text) {
        Matcher part = DURATION.matcher(text);
        long sum = 0;
        int at = 0;
        while (part.find() && part.start() == at) {
            long unit = switch (part.group(2)) {
                case "ms" -> 1;
                case "s" -> 1000;
                case "m" -> 60_000;
                case "h" -> 3_600_000;
                default -> 86_400_000;
            };
            sum += Long.parseLong(part.group(1)) * unit;
            at = part.end();
        }
        return at > 0 && at == text.length() ? sum : null;
    }

    /// A time as precise as it is written, UTC if no zone is.
    ///
    /// @throws DateTimeException with a message for the user if it isn't one
    static Span time(String text) {
        Matcher epoch = EPOCH.matcher(text);
        if (epoch.matches()) {
            long start = Long.parseLong(epoch.group(1)) * 1000;
            return epoch.group(2) == null
                    ? new Span(start, start + 1000)
                    : new Span(start + Long.parseLong(epoch.group(2)), start + Long.parseLong(epoch.group(2)) + 1);
        }
        Matcher time = TIME.matcher(text);
        if (!time.matches()) {
            throw new DateTimeException("Expected a time like 2026-03-01T10:02");
        }
        int month = part(time, 2, 1);
        if (month < 1 || month > 12) {
            throw new DateTimeException("No such date: month " + month + ".");
        }
        LocalDateTime start;
        try {
            start = LocalDateTime.of(
                    part(time, 1, 0), month, part(time, 3, 1), part(time, 4, 0), part(time, 5, 0), part(time, 6, 0));
        } catch (DateTimeException _) {
            throw new DateTimeException("No such date: " + text + ".");
        }
        ZoneOffset zone = time.group(8) == null || time.group(8).equals("Z")
                ? ZoneOffset.UTC
                : ZoneOffset.of(
                        time.group(8).length() == 5
                                ? time.group(8).substring(0, 3) + ":"
                                        + time.group(8).substring(3)
                                : time.group(8));
        if (time.group(7) != null) {
            String digits = time.group(7);
            long unit = digits.length() == 3 ? 1 : digits.length() == 2 ? 10 : 100;
            long from = start.toInstant(zone).toEpochMilli() + Long.parseLong(digits) * unit;
            return new Span(from, from + unit);
        }
        ChronoUnit precision = time.group(6) != null
                ? ChronoUnit.SECONDS
                : time.group(5) != null
                        ? ChronoUnit.MINUTES
                        : time.group(4) != null
                                ? ChronoUnit.HOURS
                                : time.group(3) != null ? ChronoUnit.DAYS : ChronoUnit.MONTHS;
        return new Span(
                start.toInstant(zone).toEpochMilli(),
                start.plus(1, precision).toInstant(zone).toEpochMilli());
    }

    private static int part(Matcher time, int group, int otherwise) {
        return time.group(group) == null ? otherwise : Integer.parseInt(time.group(group));
    }

    /// The bytes of a value, which holds one char a byte.
    static byte[] bytes(Node.Value value) {
        return value.text().getBytes(StandardCharsets.ISO_8859_1);
    }

    /// A value of one char a byte, from text.
    static Node.Value value(String text) {
        return new Node.Value(new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1));
    }

    /// The value as text.
    static String text(Node.Value value) {
        return new String(bytes(value), StandardCharsets.UTF_8);
    }
}
