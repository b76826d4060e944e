package org.execscope.ui.detail;

import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.execscope.bytes.Bytes;
import org.execscope.bytes.Display;
import org.execscope.bytes.ShownText;
import org.execscope.trail.AuditTrail;
import org.execscope.trail.EventLines;
import org.execscope.ui.model.Latest;
import org.execscope.ui.model.Words;
import org.execscope.ui.model.Workspace;

/// The lines of an event's records, read again from the files.
final class RecordsColumn {
    private static final int FOLDED = 2_000;
    private static final int UNFOLDED = 200_000;

    private final Column column = new Column("detail-records", "Records as they stand");
    private final Latest reader = new Latest("read lines again");
    private final Workspace workspace;

    RecordsColumn(Workspace workspace) {
        this.workspace = workspace;
    }

    Column node() {
        return column;
    }

    void show(AuditTrail trail, int event) {
        reader.start(
                cancel -> EventLines.read(trail, event, workspace.modified(), cancel),
                this::fill,
                problem -> workspace.report("reading the lines again", problem));
    }

    void clear() {
        reader.cancel();
        column.clear();
    }

    void dispose() {
        reader.close();
    }

    private void fill(EventLines.Result result) {
        column.clear();
        for (String warning : result.warnings()) {
            Label label = new Label(warning);
            label.getStyleClass().add("banner-error");
            label.setWrapText(true);
            label.setMinHeight(Region.USE_PREF_SIZE);
            label.setMaxWidth(Double.MAX_VALUE);
            column.lines().getChildren().add(label);
        }
        for (EventLines.Line line : result.lines()) {
            column.lines().getChildren().add(block(line));
        }
        if (result.left() > 0) {
            column.lines().getChildren().add(new Label(Words.count(result.left(), "more record") + " not shown."));
        }
        column.note(
                result.warnings().isEmpty()
                        ? Words.count(result.lines().size(), "line") + ", read again ✓"
                        : Words.count(result.lines().size(), "line"));
    }

    private static VBox block(EventLines.Line line) {
        Label place = new Label(line.file() + (line.line() > 0 ? "  line " + Words.number(line.line()) : "")
                + "  offset " + Words.number(line.offset()));
        place.getStyleClass().addAll("muted", "small-text");
        place.setWrapText(true);
        VBox block = new VBox(1, place);
        ShownText shown = shown(line.content(), FOLDED);
        block.getChildren().add(new EvidenceText(shown));
        if (shown.omittedBytes() > 0) {
            Hyperlink more = new Hyperlink("Show up to " + Words.number(UNFOLDED) + " bytes");
            more.setOnAction(event -> {
                block.getChildren().remove(more);
                block.getChildren().set(1, new EvidenceText(shown(line.content(), UNFOLDED)));
            });
            block.getChildren().add(more);
        }
        return block;
    }

    private static ShownText shown(Bytes content, int limit) {
        return Display.value(content, limit);
    }
}
