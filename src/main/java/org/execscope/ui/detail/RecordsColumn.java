package org.execscope.ui.detail;

import java.nio.file.Path;
import java.util.HexFormat;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import javafx.scene.control.Label;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.Region;
import org.execscope.bytes.Bytes;
import org.execscope.bytes.Display;
import org.execscope.trail.AuditTrail;
import org.execscope.trail.EventLines;
import org.execscope.ui.menu.ValueMenu;
import org.execscope.ui.model.Latest;
import org.execscope.ui.model.Words;
import org.execscope.ui.model.Workspace;
import org.jspecify.annotations.Nullable;

/// The lines of an event's records, read again from the files; where a value stands in them is shown when asked for.
final class RecordsColumn {
    private static final int HOVERED = 32;

    private record Read(EventLines.Result result, RawFields fields) {}

    private final Column column = new Column("detail-records", "Records as they stand");
    private final Latest reader = new Latest("read lines again");
    private final Workspace workspace;
    private final Runnable back;
    private final RawHandOver handOver;
    private Consumer<RawFields> known = _ -> {};
    /// The lines as they were read; null while they are being read.
    private @Nullable List<EventLines.Line> lines;
    private List<RawLine> blocks = List.of();
    /// The field to show once they are there.
    private @Nullable String asked;

    private @Nullable FieldPlace marked;

    /// @param back is called when the user has seen what was looked for
    /// @param choose lets the user name a file to write, beginning with a proposal; null if not
    RecordsColumn(Workspace workspace, Runnable back, Function<Path, @Nullable Path> choose) {
        this.workspace = workspace;
        this.back = back;
        handOver = new RawHandOver(workspace, choose);
        column.head().getChildren().addAll(handOver.buttons());
        column.addEventHandler(KeyEvent.KEY_PRESSED, this::pressed);
    }

    Column node() {
        return column;
    }

    void show(AuditTrail trail, int event) {
        forget();
        reader.start(
                cancel -> {
                    EventLines.Result result = EventLines.read(trail, event, workspace.modified(), cancel);
                    List<Bytes> contents = result.lines().stream()
                            .map(EventLines.Line::content)
                            .toList();
                    return new Read(result, RawFields.of(contents, cancel));
                },
                now -> fill(trail, event, now),
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
        handOver.forget();
    }

    /// Where there is little room the head says less.
    void narrow(boolean now) {
        column.title(now ? "As they stand" : "Records as they stand");
    }

    /// Gets what stands in the lines, whenever an event's lines were read.
    void onRead(Consumer<RawFields> action) {
        known = action;
    }

    /// Puts the lines on the clipboard, and writes them to a file.
    RawHandOver handOver() {
        return handOver;
    }

    /// The exact bytes that tell a fact, and the record they stand in; empty where none tells it.
    String bytes(String fact) {
        List<EventLines.Line> now = lines;
        FieldPlace place = now == null || !FieldPlace.isOfTheLog(fact) ? null : FieldPlace.find(now, fact);
        if (now == null || place == null) {
            return "";
        }
        Bytes value = now.get(place.line()).content().slice(place.from(), place.to());
        Bytes head = value.slice(0, Math.min(HOVERED, value.length()));
        return place.name() + "\n" + Display.value(value, Display.CELL).text() + "\n"
                + Words.count((long) value.length(), "byte") + ": "
                + HexFormat.ofDelimiter(" ").formatHex(head.toArray())
                + (value.length() > HOVERED ? " …" : "");
    }

    void dispose() {
        reader.close();
        handOver.close();
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

    private void fill(AuditTrail trail, int event, Read now) {
        EventLines.Result result = now.result();
        column.clear();
        handOver.take(trail, event, result);
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
        if (!result.lines().isEmpty()) {
            Label summary = new Label(Words.count(result.lines().size(), "record") + ": "
                    + now.fields().summary());
            summary.getStyleClass().addAll("muted", "small-text");
            summary.setWrapText(true);
            column.lines().getChildren().add(summary);
            column.note(result.warnings().isEmpty() ? "read again ✓" : "");
        }
        lines = result.lines();
        known.accept(now.fields());
        String field = asked;
        asked = null;
        if (field != null) {
            reveal(field);
        }
    }
}
