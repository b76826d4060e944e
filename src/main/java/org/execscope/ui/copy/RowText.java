package org.execscope.ui.copy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.Locale;
import java.util.function.DoubleConsumer;
import org.execscope.bytes.Display;
import org.execscope.event.EventOrder;
import org.execscope.event.EventTable;
import org.execscope.evidence.CancelToken;
import org.execscope.export.EventExport;
import org.execscope.trail.AuditTrail;
import org.execscope.trail.EventLines;
import org.execscope.trail.SummaryReader;
import org.execscope.ui.model.Words;
import org.execscope.ui.table.TableColumn;
import org.execscope.ui.timeline.TimelineRows;

/// Rows as text for the clipboard. Nothing in it can act on the terminal or the editor it is pasted into: evidence is
/// escaped, and JSON is plain ASCII. The one exception is what was asked for exactly as it is: raw lines.
public final class RowText {
    private static final int STEP = 256;

    private final AuditTrail trail;
    private final List<TableColumn> columns;
    private final ZoneId zone;
    private final EventLines.Again again;
    private final CancelToken cancel;
    private final DoubleConsumer progress;

    /// @param columns of a table
    /// @param zone that its times are shown in
    /// @param again reads an event's lines again
    /// @param progress learns which part is done, from 0 to 1
    public RowText(
            AuditTrail trail,
            List<TableColumn> columns,
            ZoneId zone,
            EventLines.Again again,
            DoubleConsumer progress,
            CancelToken cancel) {
        this.trail = trail;
        this.columns = List.copyOf(columns);
        this.zone = zone;
        this.again = again;
        this.progress = progress;
        this.cancel = cancel;
    }

    /// What was made of rows.
    ///
    /// @param remark what must be said about it; empty for nothing
    public record Made(String text, String remark) {}

    /// A form that these rows can't be copied in.
    public static final class NotPossible extends Exception {
        private static final long serialVersionUID = 1;

        NotPossible(String words) {
            super(words);
        }

        /// Why, for the user.
        public String words() {
            return String.valueOf(getMessage());
        }
    }

    /// @param events in the order wanted; the exported forms are in the order of time
    /// @throws java.util.concurrent.CancellationException if it is no longer wanted
    public Made of(CopyForm form, int[] events) throws IOException, NotPossible {
        return switch (form) {
            case TSV, MARKDOWN -> new Made(table(form, events), "");
            case CSV -> new Made(exported(EventExport.Format.CSV, events).replace("\r\n", "\n"), "");
            case JSON -> new Made(ascii(exported(EventExport.Format.JSONL, events)), "");
            case SHELL -> new Made(lines(events, event -> shell(trail.events(), event)), "");
            case AUDIT_ID -> new Made(lines(events, event -> auditId(trail.events(), event)), "");
            case FILTER -> new Made(EventTerms.of(trail.events(), events), "");
            case RAW -> raw(events);
        };
    }

    private interface Line {
        String of(int event);
    }

    private String lines(int[] events, Line line) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < events.length; i++) {
            step(i, events.length);
            text.append(line.of(events[i])).append('\n');
        }
        return text.toString();
    }

    private void step(int done, int all) {
        if (done % STEP == 0) {
            cancel.check();
            progress.accept((double) done / all);
        }
    }

    /// Nothing of the evidence in comments: some shells run what stands behind a `#` that was typed.
    private static String shell(EventTable events, int event) {
        if (!events.isExecve(event)) {
            return "# no program start";
        }
        var argv = events.arguments(event);
        return argv == null ? "# no arguments in the log" : Display.shellWords(argv);
    }

    /// `1772359331.482:12001`, as in `msg=audit(…)`.
    public static String auditId(EventTable events, int event) {
        long millis = events.timeMillis(event);
        return String.format(
                Locale.ROOT,
                "%d.%03d:%d",
                Math.floorDiv(millis, 1000L),
                Math.floorMod(millis, 1000L),
                events.serial(event));
    }

    private String table(CopyForm form, int[] events) throws IOException {
        boolean markdown = form == CopyForm.MARKDOWN;
        StringBuilder text = new StringBuilder();
        List<String> titles = columns.stream()
                .map(column -> column.id().equals("time") ? "Time" : column.title())
                .toList();
        if (markdown) {
            Markdown.head(text, titles);
        } else {
            text.append(String.join("\t", titles)).append('\n');
        }
        try (SummaryReader reader = new SummaryReader(trail)) {
            for (int i = 0; i < events.length; i++) {
                step(i, events.length);
                int event = events[i];
                List<String> cells = new ArrayList<>(columns.size());
                for (TableColumn column : columns) {
                    cells.add(
                            column.id().equals("time")
                                    ? Words.time(trail.events().timeMillis(event), zone)
                                    : TimelineRows.text(
                                            trail, event, column.id(), (_, one) -> reader.read(one, cancel)));
                }
                if (markdown) {
                    Markdown.row(text, cells);
                } else {
                    text.append(String.join("\t", cells)).append('\n');
                }
            }
        }
        return text.toString();
    }

    private String exported(EventExport.Format format, int[] events) throws IOException {
        BitSet wanted = new BitSet();
        Arrays.stream(events).forEach(wanted::set);
        EventOrder order = trail.order().where(wanted::get);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        boolean startsOnly = Arrays.stream(events).allMatch(trail.events()::isExecve);
        EventExport.Facts facts = startsOnly ? EventExport.Facts.PROGRAM_STARTS : EventExport.Facts.ALL_KINDS;
        EventExport.write(
                trail,
                order,
                format,
                facts,
                out,
                (done, total, _) -> progress.accept(total <= 0 ? -1 : (double) done / total),
                cancel);
        return out.toString(StandardCharsets.UTF_8);
    }

    /// Lines as they stand in the files. A byte that is no part of any character can't be in the text of a clipboard:
    /// it is written as `\xNN`, and that is said.
    private Made raw(int[] events) throws NotPossible {
        StringBuilder text = new StringBuilder();
        List<String> warnings = new ArrayList<>();
        int changed = 0;
        int left = 0;
        for (int i = 0; i < events.length; i++) {
            step(i, events.length);
            EventLines.Result result = again.read(events[i], cancel);
            result.warnings().stream().filter(one -> !warnings.contains(one)).forEach(warnings::add);
            left += result.left();
            for (EventLines.Line line : result.lines()) {
                changed += Display.isUtf8(line.content()) ? 0 : 1;
                text.append(Display.plain(line.content())).append('\n');
            }
        }
        if (text.isEmpty()) {
            throw new NotPossible(warnings.isEmpty() ? "There are no lines to copy." : warnings.getFirst());
        }
        List<String> remarks = new ArrayList<>(warnings);
        if (left > 0) {
            remarks.add(Words.count(left, "more record") + " of these events left out.");
        }
        if (changed > 0) {
            remarks.add(Words.count(changed, "line") + " with bytes that are no text: these are written as \\xNN.");
        }
        return new Made(text.toString(), String.join(" ", remarks));
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
