package org.execscope.ui.detail;

import java.util.List;
import javafx.scene.control.Label;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.Region;
import org.execscope.trail.AuditTrail;
import org.execscope.trail.EventLines;
import org.execscope.ui.menu.ValueMenu;
import org.execscope.ui.model.Latest;
import org.execscope.ui.model.Words;
import org.execscope.ui.model.Workspace;
import org.jspecify.annotations.Nullable;

/// The lines of an event's records, read again from the files; where a value stands in them is shown when asked for.
final class RecordsColumn {
    private final Column column = new Column("detail-records", "Records as they stand");
    private final Latest reader = new Latest("read lines again");
    private final Workspace workspace;
    private final Runnable back;
    /// The lines as they were read; null while they are being read.
    private @Nullable List<EventLines.Line> lines;
    private List<RawLine> blocks = List.of();
    /// The field to show once they are there.
    private @Nullable String asked;

    private @Nullable FieldPlace marked;

    /// @param back is called when the user has seen what was looked for
    RecordsColumn(Workspace workspace, Runnable back) {
        this.workspace = workspace;
        this.back = back;
        column.addEventHandler(KeyEvent.KEY_PRESSED, this::pressed);
    }

    Column node() {
        return column;
    }

    void show(AuditTrail trail, int event) {
        forget();
        reader.start(
                cancel -> EventLines.read(trail, event, workspace.modified(), cancel),
                this::fill,
                problem -> workspace.report("reading the lines again", problem));
    }

    void clear() {
        forget();
        reader.cancel();
        column.clear();
    }

    private void forget() {
        lines = null;
        blocks = List.of();
        asked = null;
        marked = null;
    }

    void dispose() {
        reader.close();
    }

    /// Shows where a field stands: marks its bytes and takes the focus; as soon as the lines are read.
    ///
    /// @param field a column of the timeline, or the name of a fact
    void reveal(String field) {
        List<EventLines.Line> now = lines;
        if (!FieldPlace.isOfTheLog(field)) {
            workspace.say("That is no field of the log: the program found it.");
        } else if (now == null) {
            asked = field;
        } else {
            FieldPlace place = FieldPlace.find(now, field);
            if (place == null) {
                workspace.say(
                        now.isEmpty()
                                ? "The lines of this event can't be read again."
                                : "No line of this event has that field.");
            } else {
                mark(place);
            }
        }
    }

    private void mark(FieldPlace place) {
        blocks.forEach(RawLine::unmark);
        marked = place;
        RawLine block = blocks.get(place.line());
        block.mark(place);
        column.lines().applyCss();
        column.lines().layout();
        block.requestFocus();
        column.reveal(block);
        workspace.say("Its bytes are marked. Ctrl+C copies them, Esc goes back.");
    }

    private void pressed(KeyEvent event) {
        FieldPlace place = marked;
        if (place == null || !blocks.get(place.line()).isFocused()) {
            return;
        }
        if (event.getCode() == KeyCode.ESCAPE) {
            back.run();
            event.consume();
        } else if (event.isShortcutDown() && event.getCode() == KeyCode.C) {
            ValueMenu.copy(workspace, blocks.get(place.line()).value(place));
            event.consume();
        }
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
        blocks = result.lines().stream().map(RawLine::new).toList();
        column.lines().getChildren().addAll(blocks);
        if (result.left() > 0) {
            column.lines().getChildren().add(new Label(Words.count(result.left(), "more record") + " not shown."));
        }
        column.note(
                result.warnings().isEmpty()
                        ? Words.count(result.lines().size(), "line") + ", read again ✓"
                        : Words.count(result.lines().size(), "line"));
        lines = result.lines();
        String field = asked;
        asked = null;
        if (field != null) {
            reveal(field);
        }
    }
}
