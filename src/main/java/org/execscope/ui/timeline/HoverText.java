package org.execscope.ui.timeline;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.execscope.bytes.Bytes;
import org.execscope.bytes.Display;
import org.execscope.event.EventTable;
import org.execscope.event.Identities;
import org.execscope.finding.Finding;
import org.execscope.trail.AuditTrail;
import org.execscope.ui.model.TimeStyle;
import org.jspecify.annotations.Nullable;

/// What is said of a cell whole, where the cell itself has no room: at most 40 lines and 4,000 characters.
public final class HoverText {
    private static final int MOST_CHARACTERS = 4_000;
    private static final int MOST_LINES = 40;
    private static final int LINE = 96;

    private HoverText() {}

    /// Lines, each short enough to be laid out at once; none where there is nothing to say.
    ///
    /// @param times how they are shown
    public static List<String> of(AuditTrail trail, int event, String column, TimeStyle times) {
        EventTable events = trail.events();
        List<String> lines = new ArrayList<>();
        switch (column) {
            case TimelineColumns.TIME -> {
                long millis = events.timeMillis(event);
                lines.add(times.whole(millis));
                lines.add("serial " + events.serial(event));
                lines.add(String.format(
                        Locale.ROOT,
                        "audit id %d.%03d:%d",
                        Math.floorDiv(millis, 1000L),
                        Math.floorMod(millis, 1000L),
                        events.serial(event)));
                lines.add(Instant.ofEpochMilli(millis).toString());
            }
            case "user" -> {
                for (Identities.Id id : Identities.Id.values()) {
                    String name = id.name().toLowerCase(Locale.ROOT);
                    lines.add(String.format(
                            Locale.ROOT,
                            "%-6s %s",
                            name,
                            TimelineRows.cell(trail, event, name).plain()));
                }
            }
            case "command" -> {
                List<@Nullable Bytes> argv = events.arguments(event);
                if (argv != null) {
                    wrap(lines, Display.commandLine(argv, MOST_CHARACTERS).text());
                }
                findings(lines, trail, event);
            }
            case "findings" -> findings(lines, trail, event);
            case "exe", "parent", "comm", "key", "cwd" -> {
                String text = TimelineRows.text(trail, event, column);
                wrap(lines, text.substring(0, Math.min(text.length(), MOST_CHARACTERS)));
                codePoints(lines, text);
            }
            default -> {
                String text = TimelineRows.cell(trail, event, column).plain();
                if (text.length() > 1) {
                    wrap(lines, text);
                }
            }
        }
        return lines.size() <= MOST_LINES ? lines : cut(lines);
    }

    private static List<String> cut(List<String> lines) {
        List<String> some = new ArrayList<>(lines.subList(0, MOST_LINES - 1));
        some.add("… " + (lines.size() - some.size()) + " more lines: see the details");
        return some;
    }

    /// Adds a text in lines that are short enough; it is safe to show.
    public static void wrap(List<String> lines, String text) {
        int at = 0;
        while (at < text.length()) {
            int end = Math.min(text.length(), at + LINE);
            if (end < text.length() && Character.isHighSurrogate(text.charAt(end - 1))) {
                end--;
            }
            lines.add(text.substring(at, end));
            at = end;
        }
    }

    private static void findings(List<String> lines, AuditTrail trail, int event) {
        for (Finding finding : trail.findings().of(event)) {
            lines.add("");
            wrap(
                    lines,
                    finding.severity().sign() + " " + finding.severity().word() + "  " + finding.id() + " "
                            + finding.about().title());
            words(lines, finding.about().matters());
        }
    }

    /// Adds a sentence of our own, broken between words.
    public static void words(List<String> lines, String sentence) {
        String rest = sentence;
        while (rest.length() > LINE) {
            int cut = rest.lastIndexOf(' ', LINE);
            int end = cut <= 0 ? LINE : cut;
            lines.add(rest.substring(0, end));
            rest = rest.substring(end).strip();
        }
        lines.add(rest);
    }

    /// Letters beyond ASCII can look like others: their numbers can't.
    private static void codePoints(List<String> lines, String text) {
        List<String> points = text.codePoints()
                .filter(c -> c > 0x7f)
                .distinct()
                .limit(12)
                .mapToObj(c -> String.format(Locale.ROOT, "U+%04X", c))
                .toList();
        if (!points.isEmpty()) {
            lines.add("letters beyond ASCII: " + String.join(" ", points));
        }
    }
}
