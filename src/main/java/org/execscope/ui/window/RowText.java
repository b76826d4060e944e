package org.execscope.ui.window;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.ZoneId;
import java.util.BitSet;
import java.util.List;
import java.util.Locale;
import org.execscope.bytes.Display;
import org.execscope.event.EventOrder;
import org.execscope.event.EventTable;
import org.execscope.evidence.CancelToken;
import org.execscope.export.EventExport;
import org.execscope.trail.SummaryReader;
import org.execscope.ui.model.Shown;
import org.execscope.ui.model.SummarySource;
import org.execscope.ui.model.Words;
import org.execscope.ui.table.TableColumn;
import org.execscope.ui.timeline.TimelineRows;

/// Rows as text for the clipboard. Nothing in it can act on the terminal or the editor it is pasted into:
/// evidence is escaped, and JSON is plain ASCII.
final class RowText {
    private RowText() {}

    /// The forms that rows can be copied in.
    enum Form {
        /// A line of titles, then a line a row, as the table shows them.
        TSV,
        /// Command lines that paste back to the same words.
        SHELL,
        /// JSON Lines, as they are exported.
        JSON,
        /// `1772359331.482:12001`.
        AUDIT_ID
    }

    /// @throws java.util.concurrent.CancellationException if it is no longer wanted
    static String of(
            Form form, Shown shown, List<Integer> events, List<TableColumn> columns, ZoneId zone, CancelToken cancel)
            throws IOException {
        return switch (form) {
            case TSV -> tsv(shown, events, columns, zone, cancel);
            case JSON -> json(shown, events, cancel);
            case SHELL -> {
                StringBuilder lines = new StringBuilder();
                for (int event : events) {
                    cancel.check();
                    lines.append(shell(shown.trail().events(), event)).append('\n');
                }
                yield lines.toString();
            }
            case AUDIT_ID -> {
                StringBuilder lines = new StringBuilder();
                for (int event : events) {
                    lines.append(auditId(shown.trail().events(), event)).append('\n');
                }
                yield lines.toString();
            }
        };
    }

    /// Nothing of the evidence in comments: some shells run what stands behind a `#` that was typed.
    private static String shell(EventTable events, int event) {
        if (!events.isExecve(event)) {
            return "# no program start";
        }
        var argv = events.arguments(event);
        return argv == null ? "# no arguments in the log" : Display.shellWords(argv);
    }

    static String auditId(EventTable events, int event) {
        long millis = events.timeMillis(event);
        return String.format(
                Locale.ROOT,
                "%d.%03d:%d",
                Math.floorDiv(millis, 1000L),
                Math.floorMod(millis, 1000L),
                events.serial(event));
    }

    private static String tsv(
            Shown shown, List<Integer> events, List<TableColumn> columns, ZoneId zone, CancelToken cancel)
            throws IOException {
        try (SummaryReader reader = new SummaryReader(shown.trail())) {
            return tsv(shown, events, columns, zone, (_, event) -> reader.read(event, cancel), cancel);
        }
    }

    private static String tsv(
            Shown shown,
            List<Integer> events,
            List<TableColumn> columns,
            ZoneId zone,
            SummarySource summaries,
            CancelToken cancel) {
        StringBuilder text = new StringBuilder();
        for (TableColumn column : columns) {
            text.append(text.isEmpty() ? "" : "\t").append(column.id().equals("time") ? "Time" : column.title());
        }
        text.append('\n');
        for (int event : events) {
            cancel.check();
            boolean first = true;
            for (TableColumn column : columns) {
                if (!first) {
                    text.append('\t');
                }
                first = false;
                text.append(
                        column.id().equals("time")
                                ? Words.time(shown.trail().events().timeMillis(event), zone)
                                : TimelineRows.text(shown.trail(), event, column.id(), summaries));
            }
            text.append('\n');
        }
        return text.toString();
    }

    private static String json(Shown shown, List<Integer> events, CancelToken cancel) throws IOException {
        BitSet wanted = new BitSet();
        events.forEach(wanted::set);
        EventOrder order = shown.trail().order().where(wanted::get);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        boolean startsOnly = events.stream().allMatch(shown.trail().events()::isExecve);
        EventExport.Facts facts = startsOnly ? EventExport.Facts.PROGRAM_STARTS : EventExport.Facts.ALL_KINDS;
        EventExport.write(shown.trail(), order, EventExport.Format.JSONL, facts, out, (_, _, _) -> {}, cancel);
        return ascii(out.toString(StandardCharsets.UTF_8));
    }

    /// The same JSON with every character that isn't plain ASCII written as `\\uNNNN`: bidi and invisible
    /// characters stand only in strings there.
    private static String ascii(String json) {
        StringBuilder plain = new StringBuilder(json.length());
        for (int i = 0; i < json.length(); i++) {
            char c = json.charAt(i);
            if (c < 0x7f) {
                plain.append(c);
            } else {
                plain.append(String.format(Locale.ROOT, "\\u%04x", (int) c));
            }
        }
        return plain.toString();
    }
}
