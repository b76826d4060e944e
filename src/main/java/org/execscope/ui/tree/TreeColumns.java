package org.execscope.ui.tree;

import java.util.List;
import java.util.Set;
import org.execscope.ui.table.ColumnLayout;
import org.execscope.ui.table.TableColumn;

/// The columns that the process tree can have.
final class TreeColumns {
    static final String PROCESS = "process";
    static final String PID = "pid";
    static final String USER = "user";
    static final String STARTED = "started";
    static final String ENDED = "ended";
    /// When it is known to have lived, drawn over the stretch of time in view.
    static final String LIFE = "life";
    static final String EVENTS = "events";
    static final String BELOW = "below";
    static final String FINDINGS = "findings";
    static final String COMMAND = "command";
    /// How sure it is who the parent is, and why.
    static final String LINK = "link";
    /// The id that queries know the process by.
    static final String ID = "id";

    private static final Set<String> USUAL =
            Set.of(PROCESS, PID, USER, STARTED, ENDED, LIFE, EVENTS, BELOW, FINDINGS, COMMAND);
    private static final Set<String> SORTED = Set.of(PROCESS, PID, USER, STARTED, ENDED, EVENTS, BELOW, FINDINGS);

    /// Those that a narrow tree leaves out, the least first.
    static final List<String> LESSER = List.of(LIFE, EVENTS, ENDED);
    /// So wide a command line shows a program and its first arguments.
    static final double WISHED = 300;

    private TreeColumns() {}

    /// All of them, in the order they have at first. Those that aren't about processes are the timeline's, of
    /// the process's newest image.
    static List<TableColumn> all() {
        return List.of(
                new TableColumn(PROCESS, "Process", 246, false, false),
                new TableColumn(PID, "PID", 66, true, false),
                new TableColumn(USER, "User", 100, false, false),
                new TableColumn(STARTED, "Started", 126, false, false),
                new TableColumn(ENDED, "Last seen, exit", 126, false, false),
                new TableColumn(LIFE, "Life", 52, false, false),
                new TableColumn(EVENTS, "Events", 58, true, false),
                new TableColumn(BELOW, "Below", 54, true, false),
                new TableColumn(FINDINGS, "Findings", 84, false, false),
                new TableColumn(COMMAND, "Command line", 128, false, true),
                new TableColumn(LINK, "Parent link", 260, false, false),
                new TableColumn("host", "Host", 110, false, false),
                new TableColumn("key", "Key", 88, false, false),
                new TableColumn("auid", "Auid", 110, false, false),
                new TableColumn("ses", "Ses", 64, true, false),
                new TableColumn("tty", "Tty", 72, false, false),
                new TableColumn("comm", "Comm", 130, false, false),
                new TableColumn("cwd", "Cwd", 180, false, false),
                new TableColumn(ID, "Process id", 170, false, false));
    }

    /// The columns as they are at first.
    static ColumnLayout usualLayout() {
        return new ColumnLayout(
                all().stream()
                        .map(column -> new ColumnLayout.Entry(column.id(), column.width(), USUAL.contains(column.id())))
                        .toList(),
                0);
    }

    /// Whether siblings can be sorted by it.
    static boolean isSorted(String column) {
        return SORTED.contains(column);
    }
}
