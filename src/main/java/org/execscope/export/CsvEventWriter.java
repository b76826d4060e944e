package org.execscope.export;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.StringWriter;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.execscope.bytes.Bytes;
import org.execscope.bytes.Display;
import org.execscope.event.ByteDictionary;
import org.execscope.event.EventCursor;
import org.execscope.event.EventTable;
import org.execscope.event.Identities.Id;
import org.execscope.event.PathItem;
import org.execscope.process.ProcessForest;
import org.execscope.trail.AuditTrail;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;

/// Writes events as CSV (RFC 4180, UTF-8, one header row). Texts are escaped as on screen; `argv` is one line
/// of shell words; `argv_json` holds each argument, as text or, if it isn't UTF-8, as `{"base64":"…"}`. A
/// text that a spreadsheet would take for a formula gets an apostrophe in front.
///
/// A CSV library's writer took three times as long as reading the log did: it wants each cell as a text. Here
/// what repeats is formatted once.
final class CsvEventWriter implements EventWriter {
    /// Not a mapper, which takes longer to set up than a small log takes to read.
    private static final JsonFactory JSON = new JsonFactory();
    /// What may stand before a formula's sign, and the signs themselves, in both widths.
    private static final String BLANKS = " \t\r\n\u00a0\u3000";

    private static final String SIGNS = "=+-@\uff1d\uff0b\uff0d\uff20";
    private static final int SLOTS = 1 << 13;
    private static final int SOURCES = 4;
    private static final Cells.Cell EMPTY = new Cells.Cell(new byte[0], 0);

    private static final byte[] NOTHING = {','};
    private static final byte[] YES = "yes,".getBytes(UTF_8);
    private static final byte[] NO = "no,".getBytes(UTF_8);

    private final EventTable events;
    private final EventCursor rows;
    private final EventFacts facts;
    private final Times times = new Times();
    private final Cells hosts;
    private final Cells calls;
    private final Cells identities;
    private final Cells comms;
    private final Cells exes;
    private final Cells cwds;
    private final Cells subjects;
    private final Cells keys;
    private final Cells argvs;
    private final Cells paths;
    private final Cells sources;
    private final ProcessIds ids;
    private final Cells files;
    private final Cells eventFlags;
    /// Few sets occur.
    private final Map<Long, Cells.Cell> bothFlags = new HashMap<>();
    private final PlainArgv plain = new PlainArgv();
    private long neutralised;

    CsvEventWriter(AuditTrail trail) {
        this.events = trail.events();
        this.rows = new EventCursor(events);
        this.facts = new EventFacts(trail);
        this.hosts = new Cells(64, host -> text(events.hosts().get(host).node()));
        this.calls = new Cells(256, call -> joined(safe(facts.archOf(call)), safe(facts.syscallOf(call))));
        this.identities = new Cells(SLOTS, this::identity);
        this.comms = texts(events.comms());
        this.exes = texts(events.exes());
        this.cwds = texts(events.cwds());
        this.subjects = texts(events.subjects());
        this.keys = new Cells(
                SLOTS,
                key -> safe(facts.keysOf(key).stream().map(Display::value).collect(Collectors.joining(" "))));
        this.argvs = new Cells(SLOTS, this::argv);
        this.paths = new Cells(SLOTS, list -> text(firstPath(list)));
        this.sources = new Cells(SOURCES, source -> safe(EventFacts.name(source)));
        this.ids = new ProcessIds(trail, CsvEventWriter::safe);
        this.files = new Cells(256, file -> safe(facts.fileName(file)));
        this.eventFlags = new Cells(256, set -> safe(String.join(" ", EventFacts.flags(set, 0))));
    }

    private Cells texts(ByteDictionary dictionary) {
        return new Cells(SLOTS, id -> text(EventFacts.text(dictionary, id)));
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
    public void begin(ByteSink out) {
        out.add(String.join(",", columns()));
        end(out);
    }

    @Override
    public void write(int event, ByteSink out) {
        cell(hosts.get(rows.host(event)), out);
        times.write(rows.timeMillis(event), out);
        out.add(',');
        out.number(rows.serial(event));
        out.add(',');
        cell(calls.get(rows.call(event)), out);
        Boolean success = rows.success(event);
        out.add(success == null ? NOTHING : success ? YES : NO);
        number(rows.exit(event), out);
        number(rows.pid(event), out);
        number(rows.ppid(event), out);
        cell(identities.get(rows.identity(event)), out);
        cell(comms.get(rows.comm(event)), out);
        cell(exes.get(rows.exe(event)), out);
        cell(cwds.get(rows.cwd(event)), out);
        cell(subjects.get(rows.subj(event)), out);
        cell(keys.get(rows.key(event)), out);
        number(rows.argc(event), out);
        cell(argvs.get(rows.argv(event)), out);
        out.add(!rows.isExecve(event) ? NOTHING : rows.argvComplete(event) ? YES : NO);
        cell(sources.get(rows.argvSource(event).ordinal()), out);
        int process = facts.process(event);
        id(process, out);
        id(facts.parent(process), out);
        cell(paths.get(rows.pathList(event)), out);
        flags(event, out);
        cell(files.get(rows.file(event)), out);
        out.number(rows.offset(event));
        out.add(',');
        out.number(rows.line(event));
        end(out);
    }

    static void end(ByteSink out) {
        out.add('\r');
        out.add('\n');
    }

    private void cell(Cells.Cell cell, ByteSink out) {
        neutralised += cell.neutralised();
        out.add(cell.bytes());
        out.add(',');
    }

    private static void number(long value, ByteSink out) {
        if (value != EventTable.MISSING) {
            out.number(value);
        }
        out.add(',');
    }

    private void id(int process, ByteSink out) {
        if (process != ProcessForest.NONE) {
            neutralised += ids.write(process, out);
        }
        out.add(',');
    }

    private void flags(int event, ByteSink out) {
        int ofEvent = rows.flags(event);
        int ofProcess = facts.processFlags(event);
        cell(
                ofProcess == 0
                        ? eventFlags.get(ofEvent)
                        : bothFlags.computeIfAbsent(
                                (long) ofProcess << Integer.SIZE | ofEvent,
                                _ -> safe(String.join(" ", EventFacts.flags(ofEvent, ofProcess)))),
                out);
    }

    /// The ids and the terminal, nine commas among them.
    private Cells.Cell identity(int identity) {
        ByteSink out = new ByteSink(256);
        for (Id id : Id.values()) {
            Long value = facts.idOf(identity, id);
            if (value != null) {
                out.number(value);
            }
            out.add(',');
        }
        Cells.Cell tty = text(EventFacts.text(
                events.ttys(),
                identity == ByteDictionary.NONE
                        ? ByteDictionary.NONE
                        : events.identities().tty(identity)));
        out.add(tty.bytes());
        return new Cells.Cell(out.copy(0), tty.neutralised());
    }

    /// The name of item 0: what was asked to run.
    private @Nullable Bytes firstPath(int list) {
        if (list == ByteDictionary.NONE) {
            return null;
        }
        for (PathItem path : events.pathsOf(list)) {
            Long item = path.item();
            if (item != null && item == 0) {
                return path.name();
            }
        }
        return null;
    }

    /// Both cells of an argv.
    private Cells.Cell argv(int argv) {
        if (argv == ByteDictionary.NONE) {
            return joined(EMPTY, EMPTY);
        }
        byte[] simple = plain.csv(events.argvs(), argv);
        if (simple != null) {
            return new Cells.Cell(simple, 0);
        }
        List<@Nullable Bytes> arguments = events.argumentsOf(argv);
        return joined(safe(Display.shellWords(arguments)), quoted(ascii(json(arguments))));
    }

    private static String json(List<@Nullable Bytes> arguments) {
        StringWriter text = new StringWriter();
        try (JsonGenerator json = JSON.createGenerator(ObjectWriteContext.empty(), text)) {
            json.writeStartArray();
            for (Bytes argument : arguments) {
                if (argument == null) {
                    json.writeNull();
                } else if (Display.isUtf8(argument)) {
                    json.writeString(Display.plain(argument));
                } else {
                    json.writeStartObject();
                    json.writeStringProperty("base64", Base64.getEncoder().encodeToString(argument.toArray()));
                    json.writeEndObject();
                }
            }
            json.writeEndArray();
        }
        return text.toString();
    }

    private static Cells.Cell joined(Cells.Cell one, Cells.Cell other) {
        ByteSink out = new ByteSink(256);
        out.add(one.bytes());
        out.add(',');
        out.add(other.bytes());
        return new Cells.Cell(out.copy(0), one.neutralised() + other.neutralised());
    }

    /// JSON in which every character that isn't ASCII is a JSON escape: a bidi character would move the cells
    /// beside it.
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

    private static Cells.Cell text(@Nullable Bytes value) {
        return safe(value == null ? null : Display.value(value));
    }

    /// A cell that no spreadsheet runs; its text must be safe to show.
    static Cells.Cell safe(@Nullable String value) {
        if (value == null) {
            return EMPTY;
        }
        return isFormula(value) ? new Cells.Cell(quoted("'" + value).bytes(), 1) : quoted(value);
    }

    /// In quotes where RFC 4180 wants them, or a reader might take a first cell for a comment.
    private static Cells.Cell quoted(String value) {
        boolean needed = value.startsWith("#");
        for (int i = 0; i < value.length() && !needed; i++) {
            char c = value.charAt(i);
            needed = c == ',' || c == '"' || c == '\r' || c == '\n';
        }
        String cell = needed ? '"' + value.replace("\"", "\"\"") + '"' : value;
        return new Cells.Cell(cell.getBytes(UTF_8), 0);
    }

    private static boolean isFormula(String value) {
        int at = 0;
        while (at < value.length() && BLANKS.indexOf(value.charAt(at)) >= 0) {
            at++;
        }
        return at < value.length() && SIGNS.indexOf(value.charAt(at)) >= 0;
    }

    @Override
    public long takeNeutralised() {
        long taken = neutralised;
        neutralised = 0;
        return taken;
    }
}
