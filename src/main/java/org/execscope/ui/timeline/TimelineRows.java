package org.execscope.ui.timeline;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.execscope.bytes.Bytes;
import org.execscope.bytes.Display;
import org.execscope.bytes.ShownText;
import org.execscope.event.ArgvSource;
import org.execscope.event.ByteDictionary;
import org.execscope.event.EventFlag;
import org.execscope.event.EventSummary;
import org.execscope.event.EventTable;
import org.execscope.event.Identities;
import org.execscope.event.Identities.Id;
import org.execscope.process.Certainty;
import org.execscope.process.ProcessForest;
import org.execscope.record.Errno;
import org.execscope.trail.AuditTrail;
import org.execscope.ui.model.Bookmarks;
import org.execscope.ui.model.Highlights;
import org.execscope.ui.model.HostNames;
import org.execscope.ui.model.Summaries;
import org.execscope.ui.model.SummarySource;
import org.execscope.ui.table.RowSource;
import org.execscope.ui.table.TableCell;
import org.jspecify.annotations.Nullable;

/// The timeline's cells: one row an event, made only while it is in view.
public final class TimelineRows implements RowSource {
    private static final int EXE = 60;
    private static final byte KEY_SEPARATOR = 1;

    private final AuditTrail trail;
    private final int[] rows;
    private final TimelineTimes times;
    private final Bookmarks bookmarks;
    private final Highlights highlights;
    private final Summaries summaries;
    private final GapMarks gaps;

    /// @param rows events in the order shown; not copied, no longer written to
    /// @param summaries tells what events were that are no program starts
    TimelineRows(
            AuditTrail trail,
            int[] rows,
            TimelineTimes times,
            Bookmarks bookmarks,
            Highlights highlights,
            Summaries summaries,
            GapMarks gaps) {
        this.trail = trail;
        this.rows = rows;
        this.times = times;
        this.bookmarks = bookmarks;
        this.highlights = highlights;
        this.summaries = summaries;
        this.gaps = gaps;
    }

    /// The same rows with times shown otherwise.
    TimelineRows with(TimelineTimes other) {
        return new TimelineRows(trail, rows, other, bookmarks, highlights, summaries, gaps);
    }

    /// Other rows, shown alike.
    TimelineRows over(AuditTrail newTrail, int[] newRows) {
        return new TimelineRows(newTrail, newRows, times, bookmarks, highlights, summaries, gaps);
    }

    AuditTrail trail() {
        return trail;
    }

    TimelineTimes times() {
        return times;
    }

    @Override
    public int rowCount() {
        return rows.length;
    }

    @Override
    public int eventAt(int row) {
        return row >= 0 && row < rows.length ? rows[row] : -1;
    }

    /// The event's row, or -1. Looks through the rows: ten million take some milliseconds, so not on the
    /// JavaFX thread.
    int rowOf(int event) {
        for (int row = 0; row < rows.length; row++) {
            if (rows[row] == event) {
                return row;
            }
        }
        return -1;
    }

    /// A row's time, in milliseconds since 1970 UTC.
    long timeOf(int row) {
        return trail.events().timeMillis(rows[row]);
    }

    @Override
    public TableCell cell(int row, String column) {
        TableCell cell = plain(row, column);
        if (highlights.all().isEmpty()) {
            return cell;
        }
        int number = highlights.among(TimelineColumns.terms(trail, rows[row], column));
        return number == 0 ? cell : cell.highlighted(number);
    }

    /// What is missing from the log before this row; null if nothing is.
    GapMarks.@Nullable Between gapBefore(int row) {
        return row <= 0 || row >= rows.length ? null : gaps.between(rows[row - 1], rows[row]);
    }

    @Override
    public boolean isDivided(int row) {
        return gapBefore(row) != null;
    }

    @Override
    public String divider(int row) {
        return gaps.line(gapBefore(row), times);
    }

    @Override
    public String dividerHint(int row) {
        return gaps.sentence(gapBefore(row), times);
    }

    private TableCell plain(int row, String column) {
        return switch (column) {
            case TimelineColumns.MARK -> mark(rows[row]);
            case TimelineColumns.TIME -> times.cell(timeOf(row));
            case TimelineColumns.SINCE_PREVIOUS ->
                row == 0 ? TableCell.EMPTY : TimelineTimes.between(timeOf(row - 1), timeOf(row));
            case TimelineColumns.SINCE_MARK ->
                bookmarks.origin() < 0
                        ? TableCell.EMPTY
                        : TimelineTimes.between(trail.events().timeMillis(bookmarks.origin()), timeOf(row));
            default ->
                trail.events().isExecve(rows[row])
                        ? cell(trail, rows[row], column)
                        : OtherCells.cell(trail, rows[row], column, summaries);
        };
    }

    /// The numbers of the row's bookmarks, and a sign on the one that times are measured from.
    private TableCell mark(int event) {
        List<String> badges = new ArrayList<>();
        if (bookmarks.origin() == event) {
            badges.add("Δ0");
        }
        bookmarks.on(event).forEach(number -> badges.add(Integer.toString(number)));
        return badges.isEmpty() ? TableCell.EMPTY : TableCell.EMPTY.withBadges(badges);
    }

    /// The cell of an event; other panes show events alike.
    public static TableCell cell(AuditTrail trail, int event, String column) {
        EventTable events = trail.events();
        return switch (column) {
            case "time" -> TimelineTimes.utc(trail).cell(events.timeMillis(event));
            case "host" -> TableCell.of(events.hosts().get(events.host(event)).label());
            case "pid" -> pid(trail, event);
            case "ppid" -> number(events.ppid(event));
            case "user" -> user(trail, event);
            case "key" -> key(events, event);
            case "exe" -> exe(events, events.exe(event));
            case "command" ->
                events.isExecve(event)
                        ? command(trail, event)
                        : OtherCells.about(EventSummary.of(events, event)).styled(TableCell.Style.MUTED);
            case "findings" -> findings(trail, event);
            case "exit" -> exit(events, event);
            case "comm" -> text(events.comms(), events.comm(event));
            case "cwd" -> text(events.cwds(), events.cwd(event));
            case "tty" -> text(events.ttys(), events.tty(event));
            case "subj" -> text(events.subjects(), events.subj(event));
            case "parent" -> parent(trail, event);
            case "serial" -> number(events.serial(event));
            case "argc" -> number(events.argc(event));
            case "line" -> number(events.line(event));
            case "offset" -> number(events.offset(event));
            case "success" -> success(events, event);
            case "syscall", "arch" -> call(events, event, column);
            case "flags" -> flags(events, event);
            case "file" -> file(trail, events.file(event));
            case "ses" -> id(trail, event, Id.SES);
            case "auid", "uid", "gid", "euid", "suid", "fsuid", "egid", "sgid", "fsgid" ->
                id(trail, event, Id.valueOf(column.toUpperCase(Locale.ROOT)));
            default -> TableCell.EMPTY;
        };
    }

    /// What the cell shows as plain text and whole, for the clipboard; empty where the log has nothing.
    public static String text(AuditTrail trail, int event, String column) {
        EventTable events = trail.events();
        int exe = ByteDictionary.NONE;
        if (column.equals("exe")) {
            exe = events.exe(event);
        } else if (column.equals("parent")) {
            ProcessForest forest = trail.processes();
            int image = forest == null ? ProcessForest.NONE : ParentImage.of(forest, event);
            exe = image < 0 ? ByteDictionary.NONE : events.exe(image);
        } else if (column.equals("command")) {
            if (!events.isExecve(event)) {
                return cell(trail, event, column).plain();
            }
            List<@Nullable Bytes> argv = events.arguments(event);
            return argv == null
                    ? ""
                    : Display.commandLine(argv, Integer.MAX_VALUE).text();
        } else {
            boolean plainNumber = column.equals("pid");
            String shown = plainNumber
                    ? number(events.pid(event)).plain()
                    : cell(trail, event, column).plain();
            return shown.equals("—") ? "" : shown;
        }
        return exe == ByteDictionary.NONE ? "" : Display.value(events.exes().get(exe));
    }

    /// As [#text(AuditTrail, int, String)], with what an event was that is no program start.
    public static String text(AuditTrail trail, int event, String column, SummarySource reader) {
        boolean told = column.equals("command") || column.equals("exit");
        return told && !trail.events().isExecve(event)
                ? OtherCells.cell(trail, event, column, reader).plain()
                : text(trail, event, column);
    }

    private static TableCell absent() {
        return TableCell.of("—").styled(TableCell.Style.MUTED);
    }

    private static TableCell number(long value) {
        return value == EventTable.MISSING ? absent() : TableCell.of(Long.toString(value));
    }

    /// `31905 ·2` for the second process with that number.
    private static TableCell pid(AuditTrail trail, int event) {
        TableCell cell = number(trail.events().pid(event));
        ProcessForest forest = trail.processes();
        int process = forest == null ? ProcessForest.NONE : forest.processOf(event);
        int generation = forest == null || process == ProcessForest.NONE ? 0 : forest.generation(process);
        return generation == 0 ? cell : cell.withTail("·" + (generation + 1));
    }

    private static TableCell text(ByteDictionary values, int id) {
        return id == ByteDictionary.NONE ? absent() : TableCell.of(Display.value(values.get(id), Display.CELL));
    }

    private static TableCell success(EventTable events, int event) {
        Boolean success = events.success(event);
        return success == null
                ? absent()
                : success ? TableCell.of("✓ yes") : TableCell.of("✗ no").styled(TableCell.Style.ERROR);
    }

    private static TableCell call(EventTable events, int event, String column) {
        int call = events.call(event);
        if (call == ByteDictionary.NONE) {
            return absent();
        }
        String name = column.equals("arch")
                ? events.calls().get(call).arch()
                : events.calls().get(call).name();
        return name.isEmpty() ? absent() : TableCell.of(name);
    }

    private static TableCell flags(EventTable events, int event) {
        List<String> words = new ArrayList<>();
        for (EventFlag flag : EventFlag.values()) {
            if (flag.in(events.flags(event))) {
                words.add(flag.id());
            }
        }
        return TableCell.of(String.join(" ", words));
    }

    private static TableCell file(AuditTrail trail, int file) {
        return trail.files().stream()
                .filter(report -> report.number() == file)
                .map(report ->
                        TableCell.of(Display.value(Bytes.utf8(report.file().name()), Display.CELL)))
                .findFirst()
                .orElse(TableCell.of("file " + file));
    }

    /// Known only when the process tree is built; a guess of it is marked as one.
    private static TableCell parent(AuditTrail trail, int event) {
        ProcessForest forest = trail.processes();
        int image = forest == null ? ProcessForest.NONE : ParentImage.of(forest, event);
        if (forest == null || image < 0) {
            return absent();
        }
        TableCell cell = exe(trail.events(), trail.events().exe(image));
        return forest.parentCertainty(forest.processOf(event)) == Certainty.CERTAIN
                ? cell
                : cell.withLead("≈ ").styled(TableCell.Style.INFERRED);
    }

    private static TableCell id(AuditTrail trail, int event, Id which) {
        long value = trail.events().id(event, which);
        if (value == Identities.MISSING) {
            return absent();
        }
        if (value == Identities.UNSET && (which == Id.AUID || which == Id.SES)) {
            return TableCell.of("unset").styled(TableCell.Style.MUTED);
        }
        boolean group = which.name().endsWith("GID");
        String name = which == Id.SES
                ? ""
                : group ? HostNames.group(trail, trail.events().host(event), value) : name(trail, event, value);
        return TableCell.of(Long.toString(value)).withTail(name);
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
        return HostNames.user(trail, trail.events().host(event), uid);
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
        List<String> keys = TimelineColumns.splitKeys(joined).stream()
                .map(key -> Display.value(key, Display.CELL).text())
                .toList();
        return TableCell.of(String.join(" ", keys));
    }

    /// Cut in the middle: the file's name stays.
    private static TableCell exe(EventTable events, int id) {
        if (id == ByteDictionary.NONE) {
            return absent();
        }
        ShownText shown = Display.value(events.exes().get(id), Display.CELL);
        String text = shown.text();
        return text.length() <= EXE || !shown.escapes().isEmpty()
                ? TableCell.of(shown)
                : TableCell.of(text.substring(0, EXE / 3) + "…" + text.substring(text.length() - EXE * 2 / 3));
    }

    private static TableCell findings(AuditTrail trail, int event) {
        return TableCell.of(String.join(" ", FindingBadges.ids(trail, event)));
    }

    private static TableCell command(AuditTrail trail, int event) {
        EventTable events = trail.events();
        List<@Nullable Bytes> argv = events.arguments(event);
        List<String> badges = new ArrayList<>(FindingBadges.of(trail, event));
        badges.addAll(badges(events, event, argv));
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
