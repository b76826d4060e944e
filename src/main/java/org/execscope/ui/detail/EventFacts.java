package org.execscope.ui.detail;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import org.execscope.bytes.Bytes;
import org.execscope.bytes.Display;
import org.execscope.event.ByteDictionary;
import org.execscope.event.CallTable;
import org.execscope.event.EventFlag;
import org.execscope.event.EventTable;
import org.execscope.event.Identities;
import org.execscope.event.PathItem;
import org.execscope.event.RecordSource;
import org.execscope.evidence.HostContext;
import org.execscope.evidence.HostFile;
import org.execscope.process.ProcessFlag;
import org.execscope.process.ProcessForest;
import org.execscope.record.Errno;
import org.execscope.trail.AuditTrail;
import org.execscope.ui.model.TimeStyle;
import org.execscope.ui.model.Words;
import org.jspecify.annotations.Nullable;

/// Every fact of an event, grouped: the log's own number first, then what it stands for. Holds no controls.
final class EventFacts {
    private static final int SHOWN_BYTES = 4_000;
    private static final byte KEY_SEPARATOR = 1;
    private static final int MOST_RECORDS = 20;
    private static final int MOST_FIELDS = 100;
    private static final Set<String> TOLD = Set.of("SYSCALL", "EXECVE", "CWD", "PATH", "PROCTITLE", "EOE");

    private final AuditTrail trail;
    private final EventTable events;
    private final int event;
    private final HostContext context;
    private final TimeStyle times;

    private EventFacts(AuditTrail trail, int event, TimeStyle times) {
        this.trail = trail;
        this.events = trail.events();
        this.event = event;
        this.times = times;
        this.context = trail.context(events.host(event));
    }

    static List<Fact.Group> of(AuditTrail trail, int event, TimeStyle times) {
        EventFacts facts = new EventFacts(trail, event, times);
        List<Fact.Group> groups = new ArrayList<>();
        groups.add(new Fact.Group("Who", facts.who()));
        groups.add(new Fact.Group("What", facts.what()));
        groups.add(new Fact.Group("Paths", facts.paths()));
        groups.add(new Fact.Group("Where from", facts.whereFrom()));
        groups.add(new Fact.Group("Unusual", facts.unusual()));
        groups.removeIf(group -> group.facts().isEmpty());
        return groups;
    }

    /// What records say that the event's table doesn't hold: each of their fields, as it stands. Records of program
    /// starts are told by the other groups.
    static List<Fact.Group> ofOtherRecords(RawFields fields) {
        List<Fact.Group> groups = new ArrayList<>();
        for (int line = 0; line < fields.records().size(); line++) {
            String record = fields.records().get(line);
            if (record.isEmpty() || TOLD.contains(record) || groups.size() >= MOST_RECORDS) {
                continue;
            }
            List<Fact> facts = new ArrayList<>();
            for (RawFields.Place place : fields.places()) {
                boolean head = place.name().equals("type") || place.name().equals("node");
                if (place.line() == line && !head && facts.size() < MOST_FIELDS) {
                    facts.add(new Fact(
                            Display.value(Bytes.utf8(place.name()), Display.CELL)
                                    .text(),
                            Display.value(fields.value(place), SHOWN_BYTES),
                            ""));
                }
            }
            String title = Display.value(Bytes.utf8(record), Display.CELL).text();
            groups.add(new Fact.Group(title + " record, as it stands", facts));
        }
        return groups;
    }

    private List<Fact> who() {
        List<Fact> facts = new ArrayList<>();
        for (Identities.Id id : List.of(
                Identities.Id.AUID, Identities.Id.UID, Identities.Id.EUID, Identities.Id.SUID, Identities.Id.FSUID)) {
            facts.add(id(id, HostFile.Kind.PASSWD));
        }
        for (Identities.Id id :
                List.of(Identities.Id.GID, Identities.Id.EGID, Identities.Id.SGID, Identities.Id.FSGID)) {
            facts.add(id(id, HostFile.Kind.GROUP));
        }
        facts.add(id(Identities.Id.SES, null));
        facts.add(entry("tty", events.ttys(), events.tty(event)));
        facts.add(entry("subj", events.subjects(), events.subj(event)));
        return facts;
    }

    private List<Fact> what() {
        List<Fact> facts = new ArrayList<>();
        facts.add(Fact.of("time", times.whole(events.timeMillis(event)), ""));
        facts.add(number("pid", events.pid(event), ""));
        facts.add(number("ppid", events.ppid(event), ""));
        facts.add(entry("exe", events.exes(), events.exe(event)));
        facts.add(entry("comm", events.comms(), events.comm(event)));
        facts.add(entry("cwd", events.cwds(), events.cwd(event)));
        Boolean success = events.success(event);
        facts.add(
                success == null
                        ? Fact.absent("success")
                        : Fact.of("success", success ? "yes" : "no", success ? "✓" : "✗"));
        facts.add(number("exit", events.exit(event), Objects.requireNonNullElse(Errno.name(events.exit(event)), "")));
        facts.add(number("argc", events.argc(event), ""));
        Bytes title = events.proctitle(event);
        facts.add(
                title == null
                        ? Fact.absent("proctitle")
                        : new Fact("proctitle", Display.value(title, SHOWN_BYTES), ""));
        return facts;
    }

    private List<Fact> paths() {
        List<Fact> facts = new ArrayList<>();
        for (PathItem path : events.paths(event)) {
            StringBuilder about = new StringBuilder();
            append(
                    about,
                    "",
                    path.nametype() == null
                            ? null
                            : Display.value(path.nametype(), 40).text());
            append(about, "mode ", path.mode() == null ? null : Long.toOctalString(path.mode()));
            append(about, "owner ", path.ouid() == null ? null : named(path.ouid(), HostFile.Kind.PASSWD));
            append(about, "group ", path.ogid() == null ? null : named(path.ogid(), HostFile.Kind.GROUP));
            append(about, "inode ", path.inode() == null ? null : path.inode().toString());
            append(
                    about,
                    "dev ",
                    path.dev() == null ? null : Display.value(path.dev(), 40).text());
            String item = path.item() == null ? "?" : path.item().toString();
            Bytes name = path.name();
            facts.add(
                    new Fact("item " + item, name == null ? null : Display.value(name, SHOWN_BYTES), about.toString()));
        }
        return facts;
    }

    private List<Fact> whereFrom() {
        List<Fact> facts = new ArrayList<>();
        int key = events.key(event);
        if (key == ByteDictionary.NONE) {
            facts.add(Fact.absent("key"));
        } else {
            for (Bytes one : split(events.keys().get(key))) {
                facts.add(new Fact("key", Display.value(one, SHOWN_BYTES), ""));
            }
        }
        int call = events.call(event);
        if (call == ByteDictionary.NONE) {
            facts.add(Fact.absent("syscall"));
        } else {
            CallTable.Call one = events.calls().get(call);
            facts.add(
                    one.number() < 0
                            ? Fact.absent("syscall")
                            : Fact.of("syscall", Long.toString(one.number()), one.name()));
            facts.add(
                    one.archCode() < 0
                            ? Fact.absent("arch")
                            : Fact.of("arch", Long.toHexString(one.archCode()), one.arch()));
        }
        facts.add(Fact.of("host", events.hosts().get(events.host(event)).label(), ""));
        facts.add(Fact.of("serial", Long.toString(events.serial(event)), ""));
        long millis = events.timeMillis(event);
        facts.add(Fact.of(
                "audit id",
                String.format(
                        Locale.ROOT,
                        "%d.%03d:%d",
                        Math.floorDiv(millis, 1000L),
                        Math.floorMod(millis, 1000L),
                        events.serial(event)),
                ""));
        RecordSource source = events.source(event);
        facts.add(new Fact(
                "file",
                Display.value(Bytes.utf8(fileName(source.file())), SHOWN_BYTES),
                "line " + Words.number(source.line()) + ", offset " + Words.number(source.offset())));
        facts.add(Fact.of("records", Words.number(events.recordCount(event)), ""));
        ProcessForest forest = trail.processes();
        int process = forest == null ? ProcessForest.NONE : forest.processOf(event);
        if (forest != null && process != ProcessForest.NONE) {
            facts.add(Fact.of("process", forest.id(process), ""));
            facts.add(Fact.of("parent", AncestryBar.certainty(events, forest, process, event), ""));
        }
        return facts;
    }

    private List<Fact> unusual() {
        List<Fact> facts = new ArrayList<>();
        int flags = events.flags(event);
        for (EventFlag flag : EventFlag.values()) {
            if (flag.in(flags)) {
                facts.add(Fact.of("record", flag.id(), ""));
            }
        }
        ProcessForest forest = trail.processes();
        int processFlags = forest == null ? 0 : forest.flags(event);
        for (ProcessFlag flag : ProcessFlag.values()) {
            if (flag.in(processFlags)) {
                facts.add(Fact.of("process", flag.id(), ""));
            }
        }
        return facts;
    }

    String fileName(int file) {
        return trail.files().stream()
                .filter(report -> report.number() == file)
                .map(report -> report.file().name())
                .findFirst()
                .orElse("file " + file);
    }

    private Fact id(Identities.Id id, HostFile.@Nullable Kind names) {
        String name = id.name().toLowerCase(Locale.ROOT);
        long value = events.id(event, id);
        if (value == Identities.MISSING) {
            return Fact.absent(name);
        }
        if (value == Identities.UNSET && (id == Identities.Id.AUID || id == Identities.Id.SES)) {
            return Fact.of(name, Long.toString(value), "unset");
        }
        String meaning = names == null ? "" : nameOf(value, names);
        return Fact.of(name, Long.toString(value), meaning.isEmpty() ? "" : "(" + meaning + ")");
    }

    private static Fact number(String name, long value, String meaning) {
        return value == EventTable.MISSING ? Fact.absent(name) : Fact.of(name, Long.toString(value), meaning);
    }

    private static Fact entry(String name, ByteDictionary values, int number) {
        return number == ByteDictionary.NONE
                ? Fact.absent(name)
                : new Fact(name, Display.value(values.get(number), SHOWN_BYTES), "");
    }

    private String named(long id, HostFile.Kind names) {
        return (id + " " + nameOf(id, names)).trim();
    }

    /// A name from a file that a person gave is that person's word: it says so.
    private String nameOf(long id, HostFile.Kind names) {
        String name = (names == HostFile.Kind.GROUP ? context.groups() : context.users()).get(id);
        return name == null
                ? ""
                : Display.value(Bytes.utf8(name), Display.CELL).text()
                        + (context.isByHand(names) ? ", name given by hand" : "");
    }

    private static void append(StringBuilder line, String before, @Nullable String value) {
        if (value != null) {
            line.append(line.isEmpty() ? "" : " · ").append(before).append(value);
        }
    }

    private static List<Bytes> split(Bytes keys) {
        List<Bytes> parts = new ArrayList<>();
        int from = 0;
        for (int at = keys.indexOf(KEY_SEPARATOR, 0); at >= 0; at = keys.indexOf(KEY_SEPARATOR, from)) {
            parts.add(keys.slice(from, at));
            from = at + 1;
        }
        parts.add(keys.slice(from, keys.length()));
        return parts;
    }
}
