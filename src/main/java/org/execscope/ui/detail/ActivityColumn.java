package org.execscope.ui.detail;

import java.util.BitSet;
import java.util.List;
import javafx.geometry.Insets;
import javafx.scene.control.Label;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import org.execscope.process.ProcessForest;
import org.execscope.trail.AuditTrail;
import org.execscope.ui.layout.BarLine;
import org.execscope.ui.model.EventSelection;
import org.execscope.ui.model.Latest;
import org.execscope.ui.model.Words;
import org.execscope.ui.model.Workspace;
import org.execscope.ui.model.Zones;
import org.execscope.ui.table.RowSource;
import org.execscope.ui.table.RowTable;
import org.execscope.ui.table.TableColumn;

/// All that a process did: each of its events in a line. Moving in it moves the window's cursor, so that facts
/// and records are those of the event in the line.
final class ActivityColumn extends BorderPane {
    private static final double CLOCK_WIDTH = 112;
    private static final double TIME_WIDTH = 160;

    private final Workspace workspace;
    private final Latest laying = new Latest("activity");
    /// Its own: choosing here must not change what is chosen in the timeline.
    private final EventSelection selection = new EventSelection();

    private final RowTable table;
    private final Label note = new Label();
    private boolean following;

    private record Laid(ActivityRows rows, BitSet all, int row) {}

    ActivityColumn(Workspace workspace) {
        this.workspace = workspace;
        setId("detail-activity");
        table = new RowTable(
                List.of(
                        new TableColumn("time", "Time", CLOCK_WIDTH, false, false),
                        new TableColumn("what", "What", 88, false, false),
                        new TableColumn("about", "With", 184, false, true),
                        new TableColumn("result", "Result", 92, false, false)),
                selection);
        table.setId("activity");
        table.setAccessibleText("What this process did");
        table.onOpen(row -> {
            int event = table.source().eventAt(row);
            if (event >= 0) {
                workspace.showInTimeline(event);
            }
        });
        table.cursorRowProperty().addListener((property, old, now) -> moved(now.intValue()));
        workspace.summaries().changesProperty().addListener((property, old, now) -> table.refresh());
        Label title = new Label("What this process did");
        title.getStyleClass().add("pane-title");
        title.setWrapText(true);
        note.setId("activity-note");
        note.getStyleClass().add("muted");
        note.setWrapText(true);
        Region gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        BarLine head = new BarLine(8, title, gap, note);
        head.setPadding(new Insets(6, 12, 4, 12));
        setTop(head);
        setCenter(table);
        setMinWidth(160);
    }

    RowTable table() {
        return table;
    }

    /// Shows the events of the process that this event belongs to.
    void show(AuditTrail trail, int event) {
        ProcessForest forest = trail.processes();
        int process = forest == null ? ProcessForest.NONE : forest.processOf(event);
        if (forest == null || process == ProcessForest.NONE) {
            clear();
            note.setText(forest == null ? AncestryBar.unknown(trail) : "this event belongs to no process");
            return;
        }
        ActivityRows rows = new ActivityRows(
                trail,
                forest,
                process,
                workspace.summaries(),
                workspace.zoneProperty().get());
        note.setText(Words.count(rows.rowCount(), "event") + " of pid " + forest.pid(process)
                + (rows.severalDays() ? "" : ", " + rows.firstDate()));
        table.width("time", rows.severalDays() ? TIME_WIDTH : CLOCK_WIDTH);
        table.title("time", "Time (" + Zones.words(workspace.zoneProperty().get()) + ")");
        laying.start(
                cancel -> {
                    BitSet all = new BitSet();
                    for (int row = 0; row < rows.rowCount(); row++) {
                        if ((row & 0xffff) == 0) {
                            cancel.check();
                        }
                        all.set(rows.eventAt(row));
                    }
                    return new Laid(rows, all, rows.rowOf(event));
                },
                this::ready,
                problem -> workspace.report("listing what the process did", problem));
    }

    private void ready(Laid laid) {
        following = true;
        boolean same = table.source() instanceof ActivityRows before
                && before.process() == laid.rows().process()
                && before.rowCount() == laid.rows().rowCount();
        int top = same ? table.top() : Math.max(0, laid.row() - 2);
        table.show(laid.rows(), laid.all(), laid.row(), top);
        table.reveal(laid.row());
        following = false;
    }

    void clear() {
        laying.cancel();
        note.setText("");
        following = true;
        table.show(RowSource.NONE, new BitSet(), -1);
        following = false;
    }

    void dispose() {
        laying.close();
        selection.close();
    }

    private void moved(int row) {
        int event = following ? -1 : table.source().eventAt(row);
        if (event >= 0) {
            workspace.cursorProperty().set(event);
        }
    }
}
