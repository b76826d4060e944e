package org.execscope.export;

import de.siegmar.fastcsv.writer.CsvWriter;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.execscope.bytes.Bytes;
import org.execscope.bytes.Display;
import org.execscope.event.EventTable;
import org.execscope.event.Identities.Id;
import org.execscope.event.PathItem;
import org.execscope.trail.AuditTrail;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.ObjectMapper;

/// Writes events as CSV (RFC 4180, UTF-8, one header row). Texts are escaped as on screen; `argv` is one line of shell
/// words; `argv_json` holds each argument, as text or, if it isn't UTF-8, as `{"base64":"…"}`. A text that a
/// spreadsheet would take for a formula gets an apostrophe in front.
final class CsvEventWriter implements EventWriter {
    private static final ObjectMapper JSON = new ObjectMapper();
    /// What may stand before a formula's sign, and the signs themselves, in both widths.
    private static final String BLANKS = " \t\r\n\u00a0\u3000";

    private static final String SIGNS = "=+-@\uff1d\uff0b\uff0d\uff20";

    private final EventTable events;
    private final EventFacts facts;
    private final BufferedWriter out;
    private final CsvWriter csv;
    private final List<String> cells = new ArrayList<>();
    private long neutralised;

    CsvEventWriter(AuditTrail trail, OutputStream target) {
        this.events = trail.events();
        this.facts = new EventFacts(trail);
        this.out = new BufferedWriter(new OutputStreamWriter(target, StandardCharsets.UTF_8), 1 << 16);
        this.csv = CsvWriter.builder().build(out);
        csv.writeRecord(columns());
    }

    private static List<String> columns() {
        List<String> columns =
                new ArrayList<>(List.of("host", "time", "serial", "arch", "syscall", "success", "exit", "pid", "ppid"));
        for (Id id : Id.values()) {
            columns.add(id.name().toLowerCase(Locale.ROOT));
        }
        columns.addAll(List.of(
                "tty",
                "comm",
                "exe",
                "cwd",
                "subj",
                "keys",
                "argc",
                "argv",
                "argv_json",
                "argv_complete",
                "argv_source",
                "process",
                "parent",
                "path",
                "flags",
                "source_file",
                "source_offset",
                "source_line"));
        return columns;
    }

    @Override
    public void write(int event) {
        cells.clear();
        text(facts.host(event));
        cells.add(facts.time(event));
        cells.add(Long.toString(events.serial(event)));
        safe(facts.arch(event));
        safe(facts.syscall(event));
        Boolean success = events.success(event);
        cells.add(success == null ? "" : success ? "yes" : "no");
        number(EventFacts.number(events.exit(event)));
        number(EventFacts.number(events.pid(event)));
        number(EventFacts.number(events.ppid(event)));
        for (Id id : Id.values()) {
            number(facts.id(event, id));
        }
        text(EventFacts.text(events.ttys(), events.tty(event)));
        text(EventFacts.text(events.comms(), events.comm(event)));
        text(EventFacts.text(events.exes(), events.exe(event)));
        text(EventFacts.text(events.cwds(), events.cwd(event)));
        text(EventFacts.text(events.subjects(), events.subj(event)));
        safe(facts.keys(event).stream().map(Display::value).collect(Collectors.joining(" ")));
        number(EventFacts.number(events.argc(event)));
        argv(events.arguments(event));
        cells.add(events.argvComplete(event) ? "yes" : "no");
        safe(facts.argvSource(event));
        safe(facts.process(event));
        safe(facts.parent(event));
        text(firstPath(event));
        safe(String.join(" ", facts.flags(event)));
        safe(facts.file(event));
        cells.add(Long.toString(events.offset(event)));
        cells.add(Long.toString(events.line(event)));
        csv.writeRecord(cells);
    }

    /// The name of item 0: what was asked to run.
    private @Nullable Bytes firstPath(int event) {
        for (PathItem path : events.paths(event)) {
            Long item = path.item();
            if (item != null && item == 0) {
                return path.name();
            }
        }
        return null;
    }

    private void argv(@Nullable List<@Nullable Bytes> argv) {
        if (argv == null) {
            cells.add("");
            cells.add("");
            return;
        }
        safe(Display.shellWords(argv));
        List<@Nullable Object> values = new ArrayList<>();
        for (Bytes argument : argv) {
            if (argument == null) {
                values.add(null);
            } else if (Display.isUtf8(argument)) {
                values.add(Display.plain(argument));
            } else {
                values.add(java.util.Map.of("base64", Base64.getEncoder().encodeToString(argument.toArray())));
            }
        }
        cells.add(ascii(JSON.writeValueAsString(values)));
    }

    /// JSON in which every character that isn't ASCII is a JSON escape: a bidi character would move the cells beside
    /// it.
    private static String ascii(String json) {
        StringBuilder text = new StringBuilder(json.length());
        for (int i = 0; i < json.length(); i++) {
            char c = json.charAt(i);
            if (c >= 0x20 && c < 0x7f) {
                text.append(c);
            } else {
                text.append(String.format(Locale.ROOT, "\\" + "u%04x", (int) c));
            }
        }
        return text.toString();
    }

    private void text(@Nullable Bytes value) {
        safe(value == null ? null : Display.value(value));
    }

    private void number(@Nullable Long value) {
        cells.add(value == null ? "" : value.toString());
    }

    private void safe(@Nullable String value) {
        if (value == null) {
            cells.add("");
        } else if (isFormula(value)) {
            neutralised++;
            cells.add("'" + value);
        } else {
            cells.add(value);
        }
    }

    private static boolean isFormula(String value) {
        int at = 0;
        while (at < value.length() && BLANKS.indexOf(value.charAt(at)) >= 0) {
            at++;
        }
        return at < value.length() && SIGNS.indexOf(value.charAt(at)) >= 0;
    }

    @Override
    public long neutralised() {
        return neutralised;
    }

    @Override
    public void close() throws IOException {
        csv.flush();
        out.flush();
    }
}
