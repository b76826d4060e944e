package org.execscope.finding;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.execscope.bytes.Bytes;
import org.execscope.bytes.Display;
import org.jspecify.annotations.Nullable;

/// Figures, times and evidence text as findings write them.
final class Say {
    private static final int TEXT = 120;
    private static final long SECOND = 1000;
    private static final long MINUTE = 60 * SECOND;
    private static final long HOUR = 60 * MINUTE;
    private static final long DAY = 24 * HOUR;

    private Say() {}

    /// `1,204 events`, `1 event`.
    static String count(long n, String noun) {
        return number(n) + " " + noun + (n == 1 ? "" : "s");
    }

    static String number(long n) {
        // Said for each of a hundred thousand events: String.format would take a tenth of all the checks' time.
        String digits = Long.toString(n);
        StringBuilder grouped = new StringBuilder(digits);
        for (int at = digits.length() - 3; at > (n < 0 ? 1 : 0); at -= 3) {
            grouped.insert(at, ',');
        }
        return grouped.toString();
    }

    /// `5 min 28 s`.
    static String length(long millis) {
        long rest = Math.abs(millis);
        if (rest >= 2 * DAY) {
            return rest / DAY + " days";
        }
        if (rest >= HOUR) {
            return rest / HOUR + " h " + rest % HOUR / MINUTE + " min";
        }
        if (rest >= MINUTE) {
            return rest / MINUTE + " min " + rest % MINUTE / SECOND + " s";
        }
        return rest >= 10 * SECOND ? rest / SECOND + " s" : String.format(Locale.ROOT, "%.3f s", rest / 1000.0);
    }

    static String time(long millis) {
        return Instant.ofEpochMilli(millis).toString();
    }

    /// A value of the evidence, escaped and cut.
    static String value(@Nullable Bytes value) {
        return value == null ? "(not in the log)" : Display.value(value, TEXT).text();
    }

    /// An argv as one command line, escaped and cut.
    static String command(@Nullable List<@Nullable Bytes> argv) {
        return argv == null
                ? "(arguments not in the log)"
                : Display.commandLine(argv, TEXT).text();
    }

    /// The first few of a list, in words.
    static String some(List<String> all, int most) {
        String head = String.join(", ", all.subList(0, Math.min(most, all.size())));
        return all.size() > most ? head + " and " + number(all.size() - most) + " more" : head;
    }
}
