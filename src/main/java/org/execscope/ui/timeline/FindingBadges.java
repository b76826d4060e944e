package org.execscope.ui.timeline;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import org.execscope.bytes.Bytes;
import org.execscope.bytes.Display;
import org.execscope.event.EventTable;
import org.execscope.evidence.CancelToken;
import org.execscope.finding.Finding;
import org.execscope.finding.Severity;
import org.execscope.trail.AuditTrail;
import org.execscope.ui.model.EventRows;
import org.jspecify.annotations.Nullable;

/// A word for each finding that rests on an event, short enough to stand before its command line.
final class FindingBadges {
    /// By the finding's id. What a flag of the event says already has no word here.
    private static final Map<String, String> WORDS = Map.ofEntries(
            Map.entry("D01", "argv[0]"),
            Map.entry("D02", "kernel name"),
            Map.entry("D03", "deleted"),
            Map.entry("D04", "memfd"),
            Map.entry("D05", "writable folder"),
            Map.entry("D06", "hidden path"),
            Map.entry("D08", "not UTF-8"),
            Map.entry("D09", "long"),
            Map.entry("D10", "padding"),
            Map.entry("D11", "look-alike"),
            Map.entry("T06", "two contents"),
            Map.entry("T07", "twice"),
            Map.entry("T21", "ausearch-blind"));

    private static final int MOST = 2;
    private static final int STEP = 0xffff;
    private static final String DECEIVING_TEXT = "D07";

    private FindingBadges() {}

    /// Of the findings that say more than "this is worth knowing", the worst first; of many only the first, and how
    /// many more there are: the command line needs room too.
    static List<String> of(AuditTrail trail, int event) {
        List<String> all = all(trail, event);
        if (all.size() <= MOST) {
            return all;
        }
        List<String> some = new ArrayList<>(all.subList(0, MOST));
        some.add("+" + (all.size() - MOST));
        return some;
    }

    private static List<String> all(AuditTrail trail, int event) {
        List<String> words = new ArrayList<>();
        for (Finding finding : trail.findings().of(event)) {
            String word = finding.severity() == Severity.INFORMATIONAL
                    ? null
                    : finding.id().equals(DECEIVING_TEXT) ? deceiving(trail.events(), event) : WORDS.get(finding.id());
            if (word != null && !words.contains(word)) {
                words.add(word);
            }
        }
        return words;
    }

    /// The worst finding that a cell tells of: in the column of findings any, before a command line one that has a
    /// badge; null if there is none.
    static @Nullable Finding worst(AuditTrail trail, int event, String column) {
        boolean any = column.equals("findings");
        if (!any && !column.equals(TimelineColumns.COMMAND)) {
            return null;
        }
        return trail.findings().of(event).stream()
                .filter(finding -> any || isTold(finding))
                .findFirst()
                .orElse(null);
    }

    private static boolean isTold(Finding finding) {
        return finding.severity() != Severity.INFORMATIONAL
                && (finding.id().equals(DECEIVING_TEXT) || WORDS.containsKey(finding.id()));
    }

    /// The ids of all findings that rest on the event, the worst first.
    static List<String> ids(AuditTrail trail, int event) {
        return trail.findings().of(event).stream().map(Finding::id).distinct().toList();
    }

    /// The rows whose events any finding rests on that says more than "this is worth knowing". Looks at every row: not
    /// on the JavaFX thread.
    ///
    /// @throws java.util.concurrent.CancellationException if it is no longer wanted
    static BitSet rows(AuditTrail trail, EventRows rows, CancelToken cancel) {
        BitSet events = new BitSet();
        for (Finding finding : trail.findings().found()) {
            if (finding.severity() != Severity.INFORMATIONAL) {
                cancel.check();
                Arrays.stream(finding.rows().toArray()).forEach(events::set);
            }
        }
        BitSet found = new BitSet();
        for (int row = 0; row < rows.rowCount() && !events.isEmpty(); row++) {
            if ((row & STEP) == 0) {
                cancel.check();
            }
            int event = rows.eventAt(row);
            if (event >= 0 && events.get(event)) {
                found.set(row);
            }
        }
        return found;
    }

    /// What kind of text it is, by how it is escaped.
    private static String deceiving(EventTable events, int event) {
        StringBuilder all = new StringBuilder();
        List<@Nullable Bytes> argv = events.arguments(event);
        if (argv != null) {
            all.append(Display.commandLine(argv, Display.CELL).text());
        }
        if (events.exe(event) >= 0) {
            all.append(Display.value(events.exes().get(events.exe(event)), Display.CELL)
                    .text());
        }
        String text = all.toString();
        if (containsAny(text, "\\u202a", "\\u202b", "\\u202c", "\\u202d", "\\u202e", "\\u2066", "\\u2067", "\\u2068")) {
            return "bidi";
        }
        if (containsAny(text, "\\u200b", "\\u200c", "\\u200d", "\\u2060", "\\ufeff")) {
            return "zero-width";
        }
        return text.contains("\\e") ? "terminal escape" : "odd text";
    }

    private static boolean containsAny(String text, String... parts) {
        for (String part : parts) {
            if (text.contains(part)) {
                return true;
            }
        }
        return false;
    }
}
