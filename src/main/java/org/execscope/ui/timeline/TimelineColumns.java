package org.execscope.ui.timeline;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.execscope.bytes.Bytes;
import org.execscope.event.ByteDictionary;
import org.execscope.event.CallTable;
import org.execscope.event.EventFlag;
import org.execscope.event.EventTable;
import org.execscope.event.Identities;
import org.execscope.process.ProcessForest;
import org.execscope.trail.AuditTrail;
import org.execscope.ui.model.Terms;
import org.execscope.ui.table.TableColumn;

/// The columns a timeline can have, and what the value of each means in a query.
public final class TimelineColumns {
    /// Bookmarks and the like: shown where there are any.
    static final String MARK = "mark";

    static final String TIME = "time";
    static final String HOST = "host";
    static final String COMMAND = "command";
    /// Time since the row above.
    static final String SINCE_PREVIOUS = "since-previous";
    /// Time since the row that times are measured from.
    static final String SINCE_MARK = "since-mark";

    private static final byte KEY_SEPARATOR = 1;
    /// Longer values make no filter that anyone could read.
    private static final int LONGEST = 2_000;

    private static final int MOST_TERMS = 12;

    /// Those that are shown at first.
    private static final Set<String> USUAL =
            Set.of(MARK, TIME, HOST, "pid", "ppid", "user", "key", "exe", "command", "exit", SINCE_MARK);

    private TimelineColumns() {}

    /// All of them, in the order they have at first.
    static List<TableColumn> all() {
        List<TableColumn> columns = new ArrayList<>(List.of(
                new TableColumn(MARK, "Mark", 52, false, false),
                new TableColumn(TIME, "Time (UTC)", 164, false, false),
                new TableColumn(SINCE_PREVIOUS, "Δ row above", 104, true, false),
                new TableColumn(SINCE_MARK, "Δ marked row", 116, true, false),
                new TableColumn(HOST, "Host", 110, false, false),
                new TableColumn("pid", "PID", 68, true, false),
                new TableColumn("ppid", "PPID", 68, true, false),
                new TableColumn("user", "User", 132, false, false),
                new TableColumn("key", "Key", 88, false, false),
                new TableColumn("exe", "Executable", 184, false, false),
                new TableColumn("command", "Command line", 220, false, true),
                new TableColumn("exit", "Exit", 120, true, false),
                new TableColumn("comm", "Process (comm)", 130, false, false),
                new TableColumn("cwd", "Cwd", 180, false, false),
                new TableColumn("parent", "Parent executable", 190, false, false),
                new TableColumn("tty", "Tty", 72, false, false),
                new TableColumn("ses", "Ses", 64, true, false),
                new TableColumn("serial", "Serial", 96, true, false),
                new TableColumn("success", "Success", 76, false, false),
                new TableColumn("syscall", "Syscall", 90, false, false),
                new TableColumn("arch", "Arch", 80, false, false),
                new TableColumn("argc", "Argc", 56, true, false),
                new TableColumn("flags", "Flags", 220, false, false),
                new TableColumn("findings", "Findings", 130, false, false),
                new TableColumn("subj", "Subj", 180, false, false)));
        for (Identities.Id id : Identities.Id.values()) {
            if (id != Identities.Id.SES) {
                String name = id.name().toLowerCase(Locale.ROOT);
                columns.add(new TableColumn(
                        name, name.substring(0, 1).toUpperCase(Locale.ROOT) + name.substring(1), 120, false, false));
            }
        }
        columns.add(new TableColumn("file", "File", 150, false, false));
        columns.add(new TableColumn("line", "Line", 84, true, false));
        columns.add(new TableColumn("offset", "Offset", 110, true, false));
        return columns;
    }

    /// Whether a column is shown at first.
    static boolean isUsual(String column) {
        return USUAL.contains(column);
    }

    /// The conditions that the value in a cell fulfils, each a query; none where the column holds nothing to
    /// ask for.
    public static List<String> terms(AuditTrail trail, int event, String column) {
        EventTable events = trail.events();
        return switch (column) {
            case TIME -> List.of(Terms.at(events.timeMillis(event)));
            case HOST ->
                List.of(Terms.equal(
                        "host",
                        Bytes.utf8(events.hosts().get(events.host(event)).label())));
            case "pid" -> number("pid", events.pid(event));
            case "ppid" -> number("ppid", events.ppid(event));
            case "exit" -> number("exit", events.exit(event));
            case "argc" -> number("argc", events.argc(event));
            case "serial" -> number("serial", events.serial(event));
            case "line" -> number("line", events.line(event));
            case "offset" -> number("offset", events.offset(event));
            case "user" -> users(events, event);
            case "auid", "uid", "gid", "euid", "suid", "fsuid", "egid", "sgid", "fsgid", "ses" ->
                id(events, event, column);
            case "key" -> keys(events, event);
            case "exe" -> text("exe", events.exes(), events.exe(event));
            case "comm" -> text("comm", events.comms(), events.comm(event));
            case "cwd" -> text("cwd", events.cwds(), events.cwd(event));
            case "tty" -> text("tty", events.ttys(), events.tty(event));
            case "subj" -> text("subj", events.subjects(), events.subj(event));
            case "success" -> {
                Boolean success = events.success(event);
                yield List.of(success == null ? Terms.absent("success") : "success == " + (success ? "yes" : "no"));
            }
            case "syscall", "arch" -> call(events, event, column);
            case "parent" -> parent(trail, event);
            case "command" -> command(trail, event);
            case "flags" -> flags(events, event);
            case "findings" -> findings(trail, event);
            default -> List.of();
        };
    }

    private static List<String> number(String field, long value) {
        return List.of(value == EventTable.MISSING ? Terms.absent(field) : Terms.equal(field, value));
    }

    /// The column shows the effective user first.
    private static List<String> users(EventTable events, int event) {
        List<String> terms = new ArrayList<>(id(events, event, "euid"));
        terms.addAll(id(events, event, "uid"));
        terms.addAll(id(events, event, "auid"));
        return terms;
    }

    private static List<String> id(EventTable events, int event, String field) {
        long value = events.id(event, Identities.Id.valueOf(field.toUpperCase(Locale.ROOT)));
        if (value == Identities.MISSING) {
            return List.of(Terms.absent(field));
        }
        boolean unset = value == Identities.UNSET && (field.equals("auid") || field.equals("ses"));
        return List.of(unset ? Terms.equal(field, "unset") : Terms.equal(field, value));
    }

    private static List<String> text(String field, ByteDictionary values, int id) {
        return List.of(id == ByteDictionary.NONE ? Terms.absent(field) : Terms.equal(field, values.get(id)));
    }

    private static List<String> keys(EventTable events, int event) {
        int id = events.key(event);
        if (id == ByteDictionary.NONE) {
            return List.of(Terms.absent("key"));
        }
        return splitKeys(events.keys().get(id)).stream()
                .map(key -> Terms.equal("key", key))
                .toList();
    }

    /// The keys of one record.
    static List<Bytes> splitKeys(Bytes joined) {
        List<Bytes> keys = new ArrayList<>();
        int from = 0;
        for (int at = joined.indexOf(KEY_SEPARATOR, 0); at >= 0; at = joined.indexOf(KEY_SEPARATOR, from)) {
            keys.add(joined.slice(from, at));
            from = at + 1;
        }
        keys.add(joined.slice(from, joined.length()));
        return keys;
    }

    private static List<String> call(EventTable events, int event, String column) {
        int call = events.call(event);
        if (call == ByteDictionary.NONE) {
            return List.of(Terms.absent(column));
        }
        CallTable.Call one = events.calls().get(call);
        String name = column.equals("arch") ? one.arch() : one.name();
        return List.of(name.isEmpty() ? Terms.absent(column) : Terms.equal(column, Bytes.utf8(name)));
    }

    private static List<String> parent(AuditTrail trail, int event) {
        ProcessForest forest = trail.processes();
        int image = forest == null ? ProcessForest.NONE : ParentImage.of(forest, event);
        int exe = image < 0 ? ByteDictionary.NONE : trail.events().exe(image);
        return forest == null
                ? List.of()
                : List.of(
                        exe == ByteDictionary.NONE
                                ? Terms.absent("parent.exe")
                                : Terms.equal(
                                        "parent.exe", trail.events().exes().get(exe)));
    }

    /// The whole line; then each argument.
    private static List<String> command(AuditTrail trail, int event) {
        EventTable events = trail.events();
        var argv = events.arguments(event);
        if (argv == null) {
            return List.of(Terms.absent("argv"));
        }
        List<String> terms = new ArrayList<>();
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        for (int i = 0; i < argv.size() && line.size() <= LONGEST; i++) {
            Bytes argument = argv.get(i);
            if (argument != null) {
                if (i > 0) {
                    line.write(' ');
                }
                line.writeBytes(argument.toArray());
            }
        }
        if (line.size() <= LONGEST) {
            terms.add(Terms.equal("cmd", Bytes.of(line.toByteArray())));
        }
        for (Bytes argument : argv) {
            if (argument != null && argument.length() <= LONGEST && terms.size() < MOST_TERMS) {
                terms.add(Terms.equal("argv", argument));
            }
        }
        FindingBadges.ids(trail, event).forEach(id -> terms.add("finding == " + id));
        return terms.stream().distinct().toList();
    }

    private static List<String> findings(AuditTrail trail, int event) {
        List<String> ids = FindingBadges.ids(trail, event);
        return ids.isEmpty()
                ? List.of(Terms.absent("finding"))
                : ids.stream().map(id -> "finding == " + id).toList();
    }

    private static List<String> flags(EventTable events, int event) {
        List<String> terms = new ArrayList<>();
        for (EventFlag flag : EventFlag.values()) {
            if (flag.in(events.flags(event))) {
                terms.add("flag == " + flag.id());
            }
        }
        return terms.isEmpty() ? List.of(Terms.absent("flag")) : terms;
    }
}
