package org.execscope.ui.session;

import java.util.List;
import org.execscope.ui.table.ColumnLayout;
import org.execscope.ui.table.TableColumn;

/// The columns that the list of sessions can have.
final class SessionColumns {
    static final String SESSION = "session";
    static final String LOGIN = "login";
    static final String START = "start";
    static final String LENGTH = "length";
    static final String LIFE = "life";
    static final String FINDINGS = "findings";
    static final String FROM = "from";
    static final String USERS = "users";
    static final String PROCESSES = "processes";
    static final String EXECS = "execs";
    static final String EVENTS = "events";
    static final String FIRST = "first";
    static final String LAST = "last";
    static final String END = "end";

    /// Those that a narrow list leaves out, the least first: the end follows from first event and length.
    static final List<String> LESSER = List.of(LAST, PROCESSES, EXECS, END, LIFE);
    /// So wide a first command shows a program and some of its arguments.
    static final double WISHED = 150;

    private static final double SESSION_WIDTH = 80;
    private static final double GROUP_WIDTH = 180;
    private static final double TIME_WIDTH = 164;

    private SessionColumns() {}

    /// All of them, in the order they have at first.
    static List<TableColumn> all() {
        return List.of(
                new TableColumn(SESSION, "Session", SESSION_WIDTH, false, false),
                new TableColumn(LOGIN, "Login user", 100, false, false),
                new TableColumn(START, "First event", TIME_WIDTH, false, false),
                new TableColumn(LENGTH, "Length", 92, true, false),
                new TableColumn(LIFE, "Life", 84, false, false),
                new TableColumn(FINDINGS, "Findings", 92, false, false),
                new TableColumn(FROM, "From", 150, false, false),
                new TableColumn(USERS, "Ran as", 160, false, false),
                new TableColumn(PROCESSES, "Processes", 84, true, false),
                new TableColumn(EXECS, "Execs", 64, true, false),
                new TableColumn(EVENTS, "Events", 62, true, false),
                new TableColumn(FIRST, "First command", 150, false, true),
                new TableColumn(LAST, "Last command", 180, false, false),
                new TableColumn(END, "Last event", TIME_WIDTH, false, false));
    }

    /// The columns as they are at first.
    static ColumnLayout usualLayout() {
        return new ColumnLayout(
                all().stream()
                        .map(column -> new ColumnLayout.Entry(column.id(), column.width(), true))
                        .toList(),
                0);
    }

    /// How wide the column of names is.
    ///
    /// @param grouped whether the boots of hosts stand in it too
    static double sessionWidth(boolean grouped) {
        return grouped ? GROUP_WIDTH : SESSION_WIDTH;
    }
}
