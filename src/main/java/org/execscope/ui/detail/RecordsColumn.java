package org.execscope.ui.detail;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import javafx.scene.layout.Region;
import org.execscope.bytes.Bytes;
import org.execscope.bytes.Display;
import org.execscope.export.RawLines;
import org.execscope.trail.AuditTrail;
import org.execscope.trail.EventLines;
import org.execscope.ui.model.Latest;
import org.execscope.ui.model.Notice;
import org.execscope.ui.model.Words;
import org.execscope.ui.model.Workspace;
import org.jspecify.annotations.Nullable;

/// The lines of an event's records, read again from the files.
final class RecordsColumn implements FactsColumn.RawWays {
    private final Column column = new Column("detail-records", "Records as they stand");
    private final Latest reader = new Latest("read lines again");
    private final Latest saver = new Latest("save raw lines");
    private final Workspace workspace;
    private final Function<Path, @Nullable Path> choose;
    private final Button copy = new Button("Copy");
    private final Button save = new Button("Save…");
    private final List<RawBlock> blocks = new ArrayList<>();
    private Consumer<RawFields> known = _ -> {};
    private BooleanSupplier bring = () -> false;
    private Read read = Read.NOTHING;

    /// @param trail null where nothing was read
    private record Read(@Nullable AuditTrail trail, int event, EventLines.Result result, RawFields fields) {
        static final Read NOTHING = new Read(null, -1, new EventLines.Result(List.of(), List.of(), 0), RawFields.NONE);
    }

    /// @param choose lets the user name a file to write, beginning with a proposal; null if not
    RecordsColumn(Workspace workspace, Function<Path, @Nullable Path> choose) {
        this.workspace = workspace;
        this.choose = choose;
        button(copy, "raw-copy", "Copy raw lines, what isn't plain text escaped", this::copyLines);
        button(save, "raw-save", "Save raw lines byte for byte, and beside them where each stands", this::saveLines);
        column.head().getChildren().addAll(copy, save);
        column.noteHint("Read again from the files just now: their size and their time of change are as they were when"
                + " they were analysed.");
        show();
    }

    private static void button(Button button, String id, String words, Runnable action) {
        button.setId(id);
        button.getStyleClass().addAll("flat", "small");
        button.setMinWidth(Region.USE_PREF_SIZE);
        button.setTooltip(new Tooltip(words));
        button.setAccessibleText(words);
        button.setOnAction(_ -> action.run());
    }

    Column node() {
        return column;
    }

    /// Where there is little room the head says less.
    void narrow(boolean now) {
        column.title(now ? "As they stand" : "Records as they stand");
    }

    /// What brings the column into view, and says whether it takes the focus: what had it is hidden then.
    void onBring(BooleanSupplier action) {
        bring = action;
    }

    void show(AuditTrail trail, int event) {
        reader.start(
                cancel -> {
                    EventLines.Result result = EventLines.read(trail, event, workspace.modified(), cancel);
                    List<Bytes> lines = result.lines().stream()
                            .map(EventLines.Line::content)
                            .toList();
                    return new Read(trail, event, result, RawFields.of(lines, cancel));
                },
                this::fill,
                problem -> workspace.report("reading the lines again", problem));
    }

    void clear() {
        reader.cancel();
        read = Read.NOTHING;
        show();
    }

    void dispose() {
        reader.close();
        saver.close();
    }

    private void fill(Read now) {
        read = now;
        show();
        known.accept(now.fields());
    }

    /// Gets where the fields stand, whenever an event's lines were read.
    void onRead(Consumer<RawFields> action) {
        known = action;
    }

    private void show() {
        EventLines.Result result = read.result();
        column.clear();
        blocks.clear();
        copy.setDisable(result.lines().isEmpty());
        save.setDisable(result.lines().isEmpty());
        for (String warning : result.warnings()) {
            Label label = new Label(warning);
            label.getStyleClass().add("banner-error");
            label.setWrapText(true);
            label.setMinHeight(Region.USE_PREF_SIZE);
            label.setMaxWidth(Double.MAX_VALUE);
            column.lines().getChildren().add(label);
        }
        result.lines().forEach(line -> blocks.add(new RawBlock(line)));
        column.lines().getChildren().addAll(blocks);
        if (result.left() > 0) {
            column.lines().getChildren().add(quiet(Words.count(result.left(), "more record") + " not shown."));
        }
        if (result.lines().isEmpty()) {
            return;
        }
        column.lines()
                .getChildren()
                .add(quiet(Words.count(result.lines().size(), "record") + ": "
                        + read.fields().summary()));
        column.note(result.warnings().isEmpty() ? "read again ✓" : "");
    }

    private static Label quiet(String words) {
        Label label = new Label(words);
        label.getStyleClass().addAll("muted", "small-text");
        label.setWrapText(true);
        return label;
    }

    @Override
    public String words(String fact) {
        RawFields.Place place = read.fields().find(fact);
        return place == null ? "" : read.fields().words(place);
    }

    /// Marks the bytes that tell a fact, and brings them into view.
    @Override
    public void show(String fact, String meaning) {
        boolean takesFocus = bring.getAsBoolean();
        RawFields.Place place = read.fields().find(fact);
        blocks.forEach(block -> block.mark(null, ""));
        if (place == null) {
            workspace.say("No field of a record says this alone: it was put together.");
            return;
        }
        RawBlock block = blocks.get(place.line());
        String bytes = read.fields().words(place).lines().skip(2).collect(Collectors.joining());
        block.mark(place, fact + (meaning.isEmpty() ? "" : ": " + cut(meaning)) + "  (" + bytes + ")");
        if (column.getScene() != null) {
            column.getScene().getRoot().applyCss();
            column.getScene().getRoot().layout();
        }
        column.reveal(block);
        if (takesFocus) {
            block.requestFocus();
        }
    }

    private static String cut(String words) {
        return words.length() <= Display.CELL ? words : words.substring(0, Display.CELL) + "…";
    }

    /// Puts the lines on the clipboard, escaped: no terminal they are pasted into may obey them.
    void copyLines() {
        List<EventLines.Line> lines = read.result().lines();
        if (lines.isEmpty()) {
            workspace.say("There are no raw lines to copy.");
            return;
        }
        List<String> texts =
                lines.stream().map(line -> Display.value(line.content())).toList();
        long escaped = texts.stream().filter(text -> text.startsWith("$'")).count();
        ClipboardContent content = new ClipboardContent();
        content.putString(String.join("\n", texts) + "\n");
        Clipboard.getSystemClipboard().setContent(content);
        workspace.say("Copied " + Words.count(lines.size(), "raw line")
                + (escaped == 0 ? "." : ", " + Words.number(escaped) + " of them escaped: saving keeps every byte."));
    }

    private void notSaved(Throwable problem) {
        if (problem instanceof IOException) {
            workspace
                    .notices()
                    .add(new Notice(Notice.Level.ERROR, "The raw lines are not saved. " + problem.getMessage()));
        } else {
            workspace.report("saving the raw lines", problem);
        }
    }

    /// Writes the lines, byte for byte, to a file that the user names.
    void saveLines() {
        AuditTrail trail = read.trail();
        if (trail == null || read.result().lines().isEmpty()) {
            workspace.say("There are no raw lines to save.");
            return;
        }
        EventLines.Result result = read.result();
        int event = read.event();
        String id = EventHead.auditId(trail.events(), event).replace(':', '-');
        Path target = choose.apply(Path.of("raw-lines-" + id + ".log"));
        if (target != null) {
            saver.start(
                    _ -> RawLines.toFile(trail, event, result, target),
                    bytes -> workspace.say("Saved " + Words.count(result.lines().size(), "raw line") + ", "
                            + Words.count(bytes, "byte")
                            + "; the manifest beside them tells where each stands."),
                    this::notSaved);
        }
    }
}
