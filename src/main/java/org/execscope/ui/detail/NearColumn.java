package org.execscope.ui.detail;

import java.util.BitSet;
import java.util.List;
import javafx.scene.layout.BorderPane;
import org.execscope.trail.AuditTrail;
import org.execscope.ui.model.EventSelection;
import org.execscope.ui.model.Latest;
import org.execscope.ui.model.Workspace;
import org.execscope.ui.model.Zones;
import org.execscope.ui.table.RowSource;
import org.execscope.ui.table.RowTable;
import org.execscope.ui.table.TableColumn;

/// What lies near the event: Enter goes there in the timeline. The window's cursor stays while one moves here.
final class NearColumn extends BorderPane {
    private final Workspace workspace;
    private final Latest gathering = new Latest("near the event");
    private final EventSelection selection = new EventSelection();
    private final RowTable table = new RowTable(
            List.of(
                    new TableColumn(NearRows.TIME, "Time", 124, false, false),
                    new TableColumn(NearRows.PID, "PID", 64, true, false),
                    new TableColumn(NearRows.WHAT, "What", 140, false, true)),
            selection);

    NearColumn(Workspace workspace) {
        this.workspace = workspace;
        setId("detail-near");
        table.setId("near");
        table.setAccessibleText("Near the event, whatever the filter");
        table.onOpen(row -> {
            int event = table.source().eventAt(row);
            if (event >= 0) {
                workspace.showInTimeline(event);
            }
        });
        workspace.summaries().changesProperty().addListener((_, _, _) -> table.refresh());
        setCenter(table);
    }

    RowTable table() {
        return table;
    }

    void show(AuditTrail trail, int event) {
        var zone = workspace.zoneProperty().get();
        table.title(NearRows.TIME, "Time (" + Zones.words(zone) + ")");
        gathering.start(
                cancel -> NearRows.of(trail, event, workspace.summaries(), zone, cancel),
                this::ready,
                problem -> workspace.report("looking around the event", problem));
    }

    private void ready(NearRows rows) {
        BitSet all = new BitSet();
        for (int row = 0; row < rows.rowCount(); row++) {
            int event = rows.eventAt(row);
            if (event >= 0) {
                all.set(event);
            }
        }
        table.show(rows, all, rows.here(), 0);
        table.revealInMiddle(rows.here());
    }

    void clear() {
        gathering.cancel();
        table.show(RowSource.NONE, new BitSet(), -1);
    }

    void dispose() {
        gathering.close();
        selection.close();
    }
}
