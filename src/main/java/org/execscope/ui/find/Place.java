package org.execscope.ui.find;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.execscope.ui.model.Words;
import org.execscope.ui.model.Zones;
import org.jspecify.annotations.Nullable;

/// A place in the timeline, as a user writes it.
sealed interface Place {
    /// What was understood.
    String words();

    /// What was asked for, in short.
    default String name() {
        return switch (this) {
            case Serial serial -> "Serial " + Words.number(serial.serial());
            case AuditId id -> "Serial " + Words.number(id.serial());
            case Pid pid -> "Pid " + pid.pid();
            case Line line -> "Line " + Words.number(line.line());
            case At _, Share _ -> words();
        };
    }

    /// @param millis since 1970 UTC
    record At(long millis, String words) implements Place {}

    record Serial(long serial, String words) implements Place {}

    record AuditId(long millis, long serial, String words) implements Place {}

    record Pid(long pid, String words) implements Place {}

    record Line(long line, String words) implements Place {}

    /// @param share of the rows, from 0 to 1
    record Share(double share, String words) implements Place {}

    Pattern AUDIT_ID = Pattern.compile("(?:msg=)?(?:audit\\()?(\\d{1,12})\\.(\\d{3}):(\\d{1,10})\\)?:?");
    Pattern NAMED = Pattern.compile("(serial|pid|line)\\s*(?:=|==|:|\\s)\\s*([\\d,]{1,19})", Pattern.CASE_INSENSITIVE);
    Pattern CLOCK = Pattern.compile("T?(\\d{1,2}):(\\d\\d)(?::(\\d\\d)(?:\\.(\\d{1,3}))?)?");
    Pattern DATE = Pattern.compile("(\\d{4})-(\\d\\d)-(\\d\\d)(?:[T ](.+?))?(Z| ?UTC)?");
    Pattern EPOCH = Pattern.compile("@(\\d{1,12})(?:\\.(\\d{1,3}))?");
    Pattern DISTANCE = Pattern.compile("([+-])\\s*(\\d{1,9})\\s*(ms|s|m|min|h|d)");
    Pattern PERCENT = Pattern.compile("(\\d{1,3}(?:\\.\\d+)?)\\s*%");

    /// @param cursorMillis the time of the event under the cursor: what a clock and a distance start from
    /// @return null if it can't be understood
    static @Nullable Place parse(String text, ZoneId zone, long cursorMillis) {
        String wanted = text.strip();
        try {
            Matcher id = AUDIT_ID.matcher(wanted);
            if (id.matches()) {
                long millis = Long.parseLong(id.group(1)) * 1_000 + Long.parseLong(id.group(2));
                long serial = Long.parseLong(id.group(3));
                return new AuditId(
                        millis, serial, "audit id of " + Words.time(millis) + ", serial " + Words.number(serial));
            }
            Matcher named = NAMED.matcher(wanted);
            if (named.matches()) {
                return named(named.group(1).toLowerCase(java.util.Locale.ROOT), number(named.group(2)));
            }
            if (wanted.matches("[\\d,]{1,13}")) {
                return named("serial", number(wanted));
            }
            Matcher percent = PERCENT.matcher(wanted);
            if (percent.matches()) {
                double share = Math.clamp(Double.parseDouble(percent.group(1)) / 100, 0, 1);
                return new Share(share, percent.group(1) + " % of the way through the rows");
            }
            return time(wanted, zone, cursorMillis);
        } catch (NumberFormatException | DateTimeException none) {
            return null;
        }
    }

    private static long number(String digits) {
        return Long.parseLong(digits.replace(",", ""));
    }

    private static Place named(String what, long number) {
        String words = what + " " + (what.equals("pid") ? Long.toString(number) : Words.number(number));
        return switch (what) {
            case "pid" -> new Pid(number, words + ": the next program start of that process number");
            case "line" -> new Line(number, words + ": the next event whose first record stands there or later");
            default -> new Serial(number, words);
        };
    }

    private static @Nullable Place time(String wanted, ZoneId zone, long cursorMillis) {
        Matcher epoch = EPOCH.matcher(wanted);
        if (epoch.matches()) {
            return at(Long.parseLong(epoch.group(1)) * 1_000 + fraction(epoch.group(2)), zone);
        }
        Matcher distance = DISTANCE.matcher(wanted);
        if (distance.matches()) {
            long unit = switch (distance.group(3)) {
                case "ms" -> 1;
                case "s" -> 1_000;
                case "m", "min" -> 60_000;
                case "h" -> 3_600_000;
                default -> 86_400_000;
            };
            long by = Long.parseLong(distance.group(2)) * unit;
            return at(distance.group(1).equals("-") ? cursorMillis - by : cursorMillis + by, zone);
        }
        Matcher clock = CLOCK.matcher(wanted);
        if (clock.matches()) {
            LocalDate day = Instant.ofEpochMilli(cursorMillis).atZone(zone).toLocalDate();
            return at(millis(day, clock, zone), zone);
        }
        Matcher date = DATE.matcher(wanted);
        if (!date.matches()) {
            return null;
        }
        ZoneId itsZone = date.group(5) == null ? zone : java.time.ZoneOffset.UTC;
        LocalDate day = LocalDate.of(
                Integer.parseInt(date.group(1)), Integer.parseInt(date.group(2)), Integer.parseInt(date.group(3)));
        if (date.group(4) == null) {
            return at(day.atStartOfDay(itsZone).toInstant().toEpochMilli(), zone);
        }
        Matcher time = CLOCK.matcher(date.group(4));
        return time.matches() ? at(millis(day, time, itsZone), zone) : null;
    }

    private static long millis(LocalDate day, Matcher clock, ZoneId zone) {
        int seconds = clock.group(3) == null ? 0 : Integer.parseInt(clock.group(3));
        LocalTime time = LocalTime.of(Integer.parseInt(clock.group(1)), Integer.parseInt(clock.group(2)), seconds);
        return LocalDateTime.of(day, time).atZone(zone).toInstant().toEpochMilli() + fraction(clock.group(4));
    }

    /// `48` behind the point are 480 milliseconds.
    private static long fraction(@Nullable String digits) {
        return digits == null ? 0 : Long.parseLong((digits + "00").substring(0, 3));
    }

    private static Place at(long millis, ZoneId zone) {
        String utc = Words.time(millis);
        return new At(
                millis,
                zone.normalized().equals(java.time.ZoneOffset.UTC)
                        ? utc
                        : utc + ", as you typed it in " + Zones.words(zone));
    }
}
