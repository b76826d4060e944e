package org.execscope.ui.timeline;

import java.util.BitSet;
import java.util.List;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.execscope.event.EventOrder;
import org.execscope.ui.model.Latest;
import org.execscope.ui.model.Shown;
import org.execscope.ui.model.Words;
import org.execscope.ui.model.Workspace;
import org.execscope.ui.table.RowSource;
import org.execscope.ui.table.RowTable;
import org.execscope.ui.table.TableColumn;
import org.jspecify.annotations.Nullable;

/// The timeline: one row an execve event.
public final class TimelinePane extends BorderPane {
    private static final String TIME = "time";
    private static final double TIME_WIDTH = 164;
    private static final double TIME_WITH_YEAR = 204;
    private static final double HOST = 110;

    private final Workspace workspace;
    private final Latest sorting = new Latest("timeline-sort");
    private final List<TableColumn> columns;
    private final RowTable table;
    private final Label empty = new Label();
    private final VBox nothing = new VBox(12);
    private String column = TIME;
    private boolean descending;
    private @Nullable EventOrder ordered;
    private boolean following;

    public TimelinePane(Workspace workspace) {
        this.workspace = workspace;
        columns = List.of(
                new TableColumn(TIME, "Time (UTC)", TIME_WIDTH, false, false),
                new TableColumn("host", "Host", 0, false, false),
                new TableColumn("pid", "PID", 68, true, false),
                new TableColumn("ppid", "PPID", 68, true, false),
                new TableColumn("user", "User", 150, false, false),
                new TableColumn("key", "Key", 88, false, false),
                new TableColumn("exe", "Executable", 210, false, false),
                new TableColumn("command", "Command line", 260, false, true),
                new TableColumn("exit", "Exit", 96, true, false));
        table = new RowTable(columns, workspace.selection());
        table.setId("timeline");
        table.setAccessibleText("Timeline");
        Button clear = new Button("Clear filter");
        clear.setOnAction(_ -> workspace.apply(""));
        nothing.getStyleClass().add("no-match");
        nothing.getChildren().addAll(empty, clear);
        nothing.setVisible(false);
        StackPane centre = new StackPane(table, nothing);
        setCenter(centre);
        table.sorted(column, descending);
        table.onSort(this::sortBy);
        table.onOpen(row -> workspace.showInTree(table.source().eventAt(row)));
        workspace.shownProperty().addListener((_, _, now) -> show(now));
        workspace.cursorProperty().addListener((_, _, now) -> follow(now.intValue()));
        table.cursorRowProperty().addListener((_, _, now) -> moved(now.intValue()));
        show(workspace.shownProperty().get());
    }

    private void sortBy(int index) {
        String wanted = columns.get(index).id();
        descending = wanted.equals(column) && !descending;
        column = wanted;
        show(workspace.shownProperty().get());
    }

    private void show(@Nullable Shown shown) {
        if (shown == null) {
            table.show(RowSource.NONE, new BitSet(), -1);
            nothing.setVisible(false);
            return;
        }
        sorting.start(
                cancel -> {
                    int[] rows = TimelineSort.sort(shown.trail().events(), shown.rows(), column, descending, cancel);
                    BitSet all = new BitSet(shown.trail().events().size());
                    for (int event : rows) {
                        all.set(event);
                    }
                    return new Sorted(new TimelineRows(shown.trail(), rows), all);
                },
                sorted -> ready(shown, sorted),
                problem -> workspace.report("sorting", problem));
    }

    /// Rows in the order wanted, and their events as a set.
    private record Sorted(TimelineRows rows, BitSet all) {}

    private void ready(Shown shown, Sorted sorted) {
        ordered = column.equals(TIME) && !descending ? shown.rows() : null;
        int event = workspace.cursorProperty().get();
        int row = event < 0 ? -1 : rowOf(sorted.rows(), shown, event);
        table.width("host", shown.trail().events().hosts().size() > 1 ? HOST : 0);
        table.width(TIME, TimelineRows.spansYears(shown.trail()) ? TIME_WITH_YEAR : TIME_WIDTH);
        following = true;
        table.show(sorted.rows(), sorted.all(), row < 0 && sorted.rows().rowCount() > 0 && event < 0 ? 0 : row);
        following = false;
        table.sorted(column, descending);
        if (event < 0 && sorted.rows().rowCount() > 0) {
            workspace.cursorProperty().set(sorted.rows().eventAt(0));
        }
        boolean none = sorted.rows().rowCount() == 0;
        nothing.setVisible(none);
        if (none) {
            int all = shown.trail().execves().size();
            empty.setText(
                    all == 0
                            ? "The evidence holds no program starts."
                            : "No event matches this filter. " + Words.count(all, "event") + " are loaded.");
        }
    }

    private int rowOf(TimelineRows rows, Shown shown, int event) {
        EventOrder byTime = ordered;
        int from = 0;
        if (byTime != null && byTime.size() == rows.rowCount()) {
            from = byTime.firstAt(shown.trail().events(), shown.trail().events().timeMillis(event));
        }
        for (int row = from; row < rows.rowCount(); row++) {
            if (rows.eventAt(row) == event) {
                return row;
            }
        }
        return -1;
    }

    private void follow(int event) {
        Shown shown = workspace.shownProperty().get();
        if (following || shown == null || !(table.source() instanceof TimelineRows rows)) {
            return;
        }
        int row = event < 0 ? -1 : rowOf(rows, shown, event);
        if (row >= 0 && row != table.cursorRowProperty().get()) {
            following = true;
            table.reveal(row);
            following = false;
        }
    }

    private void moved(int row) {
        if (!following && row >= 0) {
            following = true;
            workspace.cursorProperty().set(table.source().eventAt(row));
            following = false;
        }
    }

    /// The table, for the window's keys.
    public RowTable table() {
        return table;
    }

    /// Ends the pane's thread.
    public void dispose() {
        sorting.close();
    }
}
