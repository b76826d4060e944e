package org.execscope.ui.timeline;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.execscope.bytes.Bytes;
import org.execscope.bytes.Display;
import org.execscope.bytes.ShownText;
import org.execscope.event.ArgvSource;
import org.execscope.event.ByteDictionary;
import org.execscope.event.EventFlag;
import org.execscope.event.EventTable;
import org.execscope.event.Identities;
import org.execscope.event.Identities.Id;
import org.execscope.record.Errno;
import org.execscope.trail.AuditTrail;
import org.execscope.ui.table.RowSource;
import org.execscope.ui.table.TableCell;
import org.jspecify.annotations.Nullable;

/// The timeline's cells: one row an execve event, made only while it is in view.
public final class TimelineRows implements RowSource {
    private static final DateTimeFormatter DAY =
            DateTimeFormatter.ofPattern("MM-dd ", Locale.ROOT).withZone(ZoneOffset.UTC);
    private static final DateTimeFormatter DATE =
            DateTimeFormatter.ofPattern("uuuu-MM-dd ", Locale.ROOT).withZone(ZoneOffset.UTC);
    private static final DateTimeFormatter YEAR =
            DateTimeFormatter.ofPattern("uuuu", Locale.ROOT).withZone(ZoneOffset.UTC);
    private static final DateTimeFormatter CLOCK =
            DateTimeFormatter.ofPattern("HH:mm:ss.SSS", Locale.ROOT).withZone(ZoneOffset.UTC);
    private static final int EXE = 60;
    private static final byte KEY_SEPARATOR = 1;

    private final AuditTrail trail;
    private final int[] rows;

    /// @param rows events in the order shown; not copied, no longer written to
    TimelineRows(AuditTrail trail, int[] rows) {
        this.trail = trail;
        this.rows = rows;
    }

    @Override
    public int rowCount() {
        return rows.length;
    }

    @Override
    public int eventAt(int row) {
        return row >= 0 && row < rows.length ? rows[row] : -1;
    }

    @Override
    public TableCell cell(int row, String column) {
        return cell(trail, rows[row], column);
    }

    /// The cell of an event; other panes show events alike.
    public static TableCell cell(AuditTrail trail, int event, String column) {
        EventTable events = trail.events();
        return switch (column) {
            case "time" -> time(trail, events.timeMillis(event));
            case "host" -> TableCell.of(events.hosts().get(events.host(event)).label());
            case "pid" -> number(events.pid(event));
            case "ppid" -> number(events.ppid(event));
            case "user" -> user(trail, event);
            case "key" -> key(events, event);
            case "exe" -> exe(events, event);
            case "command" -> command(events, event);
            case "exit" -> exit(events, event);
            default -> TableCell.EMPTY;
        };
    }

    private static TableCell time(AuditTrail trail, long millis) {
        Instant instant = Instant.ofEpochMilli(millis);
        return TableCell.of(CLOCK.format(instant)).withLead((spansYears(trail) ? DATE : DAY).format(instant));
    }

    /// Whether the evidence's program starts lie in more than one year: then times need it.
    static boolean spansYears(AuditTrail trail) {
        int count = trail.execves().size();
        if (count == 0) {
            return false;
        }
        long first = trail.events().timeMillis(trail.execves().at(0));
        long last = trail.events().timeMillis(trail.execves().at(count - 1));
        return !YEAR.format(Instant.ofEpochMilli(first)).equals(YEAR.format(Instant.ofEpochMilli(last)));
    }

    private static TableCell absent() {
        return TableCell.of("—").styled(TableCell.Style.MUTED);
    }

    private static TableCell number(long value) {
        return value == EventTable.MISSING ? absent() : TableCell.of(Long.toString(value));
    }

    /// The number in the log, then the name that the host's own passwd gives it.
    private static TableCell user(AuditTrail trail, int event) {
        EventTable events = trail.events();
        long euid = events.id(event, Id.EUID);
        long auid = events.id(event, Id.AUID);
        if (euid == Identities.MISSING) {
            return absent();
        }
        String name = name(trail, event, euid);
        boolean changed = auid != Identities.MISSING && auid != Identities.UNSET && auid != euid;
        if (!changed) {
            return TableCell.of(Long.toString(euid)).withTail(name);
        }
        return TableCell.of(Long.toString(euid))
                .withLead((auid + " " + name(trail, event, auid)).strip() + " → ")
                .withTail(name);
    }

    private static String name(AuditTrail trail, int event, long uid) {
        return trail.context(trail.events().host(event)).users().getOrDefault(uid, "");
    }

    private static TableCell key(EventTable events, int event) {
        int id = events.key(event);
        if (id == ByteDictionary.NONE) {
            return absent();
        }
        Bytes joined = events.keys().get(id);
        if (joined.indexOf(KEY_SEPARATOR, 0) < 0) {
            return TableCell.of(Display.value(joined, Display.CELL));
        }
        List<String> keys = new ArrayList<>();
        int from = 0;
        for (int at = joined.indexOf(KEY_SEPARATOR, 0); at >= 0; at = joined.indexOf(KEY_SEPARATOR, from)) {
            keys.add(Display.value(joined.slice(from, at), Display.CELL).text());
            from = at + 1;
        }
        keys.add(
                Display.value(joined.slice(from, joined.length()), Display.CELL).text());
        return TableCell.of(String.join(" ", keys));
    }

    /// Cut in the middle: the file's name stays.
    private static TableCell exe(EventTable events, int event) {
        int id = events.exe(event);
        if (id == ByteDictionary.NONE) {
            return absent();
        }
        ShownText shown = Display.value(events.exes().get(id), Display.CELL);
        String text = shown.text();
        return text.length() <= EXE || !shown.escapes().isEmpty()
                ? TableCell.of(shown)
                : TableCell.of(text.substring(0, EXE / 3) + "…" + text.substring(text.length() - EXE * 2 / 3));
    }

    private static TableCell command(EventTable events, int event) {
        List<@Nullable Bytes> argv = events.arguments(event);
        List<String> badges = badges(events, event, argv);
        if (argv == null) {
            return absent().withBadges(badges);
        }
        if (argv.isEmpty()) {
            return TableCell.of("(no arguments)")
                    .styled(TableCell.Style.INFERRED)
                    .withBadges(badges);
        }
        TableCell cell = TableCell.of(Display.commandLine(argv, Display.CELL)).withBadges(badges);
        return events.argvSource(event) == ArgvSource.PROCTITLE
                ? cell.withLead("≈ ").styled(TableCell.Style.INFERRED)
                : cell;
    }

    private static List<String> badges(EventTable events, int event, @Nullable List<@Nullable Bytes> argv) {
        int flags = events.flags(event);
        List<String> badges = new ArrayList<>();
        if (EventFlag.ARGC_ZERO.in(flags)) {
            badges.add("argc 0");
        }
        long argc = events.argc(event);
        if (argv != null && argc != EventTable.MISSING && events.argvSource(event) == ArgvSource.EXECVE) {
            long present = argv.stream().filter(argument -> argument != null).count();
            if (present < argc) {
                badges.add(present + " of " + argc + " args");
            }
        }
        if (EventFlag.NO_EXECVE.in(flags)) {
            badges.add("no EXECVE");
        }
        if (EventFlag.NO_SYSCALL.in(flags)) {
            badges.add("no SYSCALL");
        }
        if (EventFlag.NOT_KERNEL_FORM.in(flags)) {
            badges.add("not kernel form");
        }
        if (EventFlag.STAMP_CONFLICT.in(flags)) {
            badges.add("stamp conflict");
        }
        if (EventFlag.ARGV_BAD_VALUE.in(flags) || EventFlag.ARGV_CONFLICT.in(flags)) {
            badges.add("argv damaged");
        }
        return badges;
    }

    private static TableCell exit(EventTable events, int event) {
        long exit = events.exit(event);
        if (exit == EventTable.MISSING) {
            return absent();
        }
        if (!Boolean.FALSE.equals(events.success(event))) {
            return TableCell.of(Long.toString(exit));
        }
        String name = Errno.name(exit);
        return TableCell.of("✗ " + (name == null ? Long.toString(exit) : name)).styled(TableCell.Style.ERROR);
    }
}
