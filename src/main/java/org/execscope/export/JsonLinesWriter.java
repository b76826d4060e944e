package org.execscope.export;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;
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
import tools.jackson.core.io.JsonStringEncoder;

/// Writes events as JSON Lines: one object a line, a fact that the log doesn't have is null. Texts are UTF-8,
/// each byte that isn't part of it as `\xNN`. What repeats is formatted once.
final class JsonLinesWriter implements EventWriter {
    private static final int SLOTS = 1 << 13;
    private static final int SOURCES = 4;
    private static final byte[] NULL = "null".getBytes(US_ASCII);

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
    /// Few sets occur.
    private final Map<Long, Cells.Cell> flags = new HashMap<>();

    JsonLinesWriter(AuditTrail trail) {
        this.events = trail.events();
        this.rows = new EventCursor(events);
        this.facts = new EventFacts(trail);
        this.hosts = new Cells(
                64, host -> cell(out -> text("host", events.hosts().get(host).node(), out)));
        this.calls = new Cells(
                256,
                call -> cell(out -> {
                    word("arch", facts.archOf(call), out);
                    word("syscall", facts.syscallOf(call), out);
                }));
        this.identities = new Cells(SLOTS, this::identity);
        this.comms = texts("comm", events.comms());
        this.exes = texts("exe", events.exes());
        this.cwds = texts("cwd", events.cwds());
        this.subjects = texts("subj", events.subjects());
        this.keys = new Cells(
                SLOTS,
                key -> cell(out -> list(
                        "keys", facts.keysOf(key).stream().map(Display::plain).toList(), out)));
        this.argvs = new Cells(SLOTS, argv -> cell(out -> argv(argv, out)));
        this.paths = new Cells(SLOTS, list -> cell(out -> paths(list, out)));
        this.sources = new Cells(SOURCES, source -> cell(out -> word("argv_source", EventFacts.name(source), out)));
        this.ids = new ProcessIds(trail, text -> cell(out -> value(text, out)));
        this.files = new Cells(256, file -> cell(out -> value(facts.fileName(file), out)));
    }

    private Cells texts(String name, ByteDictionary dictionary) {
        return new Cells(SLOTS, id -> cell(out -> text(name, EventFacts.text(dictionary, id), out)));
    }

    private static Cells.Cell cell(Consumer<ByteSink> maker) {
        ByteSink out = new ByteSink(64);
        maker.accept(out);
        return new Cells.Cell(out.copy(0), 0);
    }

    @Override
    public void begin(ByteSink out) {}

    @Override
    public void write(int event, ByteSink out) {
        out.add('{');
        out.add(hosts.get(rows.host(event)).bytes());
        out.add(",\"time\":\"");
        times.write(rows.timeMillis(event), out);
        out.add("\",\"serial\":");
        out.number(rows.serial(event));
        out.add(calls.get(rows.call(event)).bytes());
        Boolean success = rows.success(event);
        out.add(success == null ? ",\"success\":null" : success ? ",\"success\":true" : ",\"success\":false");
        number("exit", rows.exit(event), out);
        number("pid", rows.pid(event), out);
        number("ppid", rows.ppid(event), out);
        out.add(identities.get(rows.identity(event)).bytes());
        out.add(comms.get(rows.comm(event)).bytes());
        out.add(exes.get(rows.exe(event)).bytes());
        out.add(cwds.get(rows.cwd(event)).bytes());
        out.add(subjects.get(rows.subj(event)).bytes());
        out.add(keys.get(rows.key(event)).bytes());
        number("argc", rows.argc(event), out);
        out.add(argvs.get(rows.argv(event)).bytes());
        out.add(
                !rows.isExecve(event)
                        ? ",\"argv_complete\":null"
                        : rows.argvComplete(event) ? ",\"argv_complete\":true" : ",\"argv_complete\":false");
        out.add(sources.get(rows.argvSource(event).ordinal()).bytes());
        int process = facts.process(event);
        id("process", process, out);
        id("parent", facts.parent(process), out);
        out.add(paths.get(rows.pathList(event)).bytes());
        flags(event, out);
        out.add(",\"source\":{\"file\":");
        out.add(files.get(rows.file(event)).bytes());
        out.add(",\"offset\":");
        out.number(rows.offset(event));
        out.add(",\"line\":");
        out.number(rows.line(event));
        out.add("}}\n");
    }

    private void id(String name, int process, ByteSink out) {
        name(name, out);
        if (process == ProcessForest.NONE) {
            out.add(NULL);
        } else {
            ids.write(process, out);
        }
    }

    private void flags(int event, ByteSink out) {
        int ofEvent = rows.flags(event);
        int ofProcess = facts.processFlags(event);
        out.add(flags.computeIfAbsent(
                        (long) ofProcess << Integer.SIZE | ofEvent,
                        _ -> cell(all -> list("flags", EventFacts.flags(ofEvent, ofProcess), all)))
                .bytes());
    }

    private Cells.Cell identity(int identity) {
        return cell(out -> {
            for (Id id : Id.values()) {
                number(id.name().toLowerCase(Locale.ROOT), facts.idOf(identity, id), out);
            }
            int tty = identity == ByteDictionary.NONE
                    ? ByteDictionary.NONE
                    : events.identities().tty(identity);
            text("tty", EventFacts.text(events.ttys(), tty), out);
        });
    }

    private void argv(int argv, ByteSink out) {
        if (argv == ByteDictionary.NONE) {
            out.add(",\"argv\":null");
            return;
        }
        List<@Nullable Bytes> arguments = events.argumentsOf(argv);
        boolean utf8 = true;
        out.add(",\"argv\":[");
        for (int i = 0; i < arguments.size(); i++) {
            comma(i, out);
            Bytes argument = arguments.get(i);
            utf8 &= argument == null || Display.isUtf8(argument);
            value(argument == null ? null : Display.plain(argument), out);
        }
        out.add(']');
        if (!utf8) {
            out.add(",\"argv_bytes\":[");
            for (int i = 0; i < arguments.size(); i++) {
                comma(i, out);
                Bytes argument = arguments.get(i);
                value(argument == null ? null : Base64.getEncoder().encodeToString(argument.toArray()), out);
            }
            out.add(']');
        }
    }

    private void paths(int list, ByteSink out) {
        out.add(",\"paths\":[");
        List<PathItem> paths = list == ByteDictionary.NONE ? List.of() : events.pathsOf(list);
        for (int i = 0; i < paths.size(); i++) {
            PathItem path = paths.get(i);
            out.add(i == 0 ? "{\"item\":" : ",{\"item\":");
            out.add(path.item() == null ? "null" : path.item().toString());
            text("name", path.name(), out);
            text("nametype", path.nametype(), out);
            Long mode = path.mode();
            word("mode", mode == null ? null : "0" + Long.toOctalString(mode), out);
            number("ouid", path.ouid(), out);
            number("ogid", path.ogid(), out);
            number("inode", path.inode(), out);
            text("dev", path.dev(), out);
            out.add('}');
        }
        out.add(']');
    }

    private static void list(String name, List<String> values, ByteSink out) {
        name(name, out);
        out.add('[');
        for (int i = 0; i < values.size(); i++) {
            comma(i, out);
            value(values.get(i), out);
        }
        out.add(']');
    }

    private static void comma(int index, ByteSink out) {
        if (index > 0) {
            out.add(',');
        }
    }

    private static void name(String name, ByteSink out) {
        if (!name.equals("host")) {
            out.add(',');
        }
        out.add('"');
        out.add(name);
        out.add("\":");
    }

    private static void text(String name, @Nullable Bytes value, ByteSink out) {
        word(name, value == null ? null : Display.plain(value), out);
    }

    static void word(String name, @Nullable String value, ByteSink out) {
        name(name, out);
        value(value, out);
    }

    private static void value(@Nullable String value, ByteSink out) {
        if (value == null) {
            out.add(NULL);
            return;
        }
        out.add('"');
        out.add(new String(JsonStringEncoder.getInstance().quoteAsCharArray(value)).getBytes(UTF_8));
        out.add('"');
    }

    static void number(String name, @Nullable Long value, ByteSink out) {
        number(name, value == null ? EventTable.MISSING : value, out);
    }

    private static void number(String name, long value, ByteSink out) {
        name(name, out);
        if (value == EventTable.MISSING) {
            out.add(NULL);
        } else {
            out.number(value);
        }
    }

    @Override
    public long takeNeutralised() {
        return 0;
    }
}
