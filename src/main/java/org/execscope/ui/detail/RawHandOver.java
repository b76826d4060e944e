package org.execscope.ui.detail;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Function;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.Region;
import org.execscope.bytes.Display;
import org.execscope.export.RawLines;
import org.execscope.trail.AuditTrail;
import org.execscope.trail.EventLines;
import org.execscope.ui.model.ClipboardText;
import org.execscope.ui.model.Latest;
import org.execscope.ui.model.Notice;
import org.execscope.ui.model.Words;
import org.execscope.ui.model.Workspace;
import org.jspecify.annotations.Nullable;

/// Hands on the raw lines of an event: on the clipboard, or byte for byte to a file.
final class RawHandOver {
    private static final EventLines.Result NOTHING = new EventLines.Result(List.of(), List.of(), 0);

    private final Workspace workspace;
    private final Function<Path, @Nullable Path> choose;
    private final Latest saver = new Latest("save raw lines");
    private final Button copy = new Button("Copy");
    private final Button save = new Button("Save…");
    private @Nullable AuditTrail trail;
    private int event = -1;
    private EventLines.Result result = NOTHING;

    /// @param choose lets the user name a file to write, beginning with a proposal; null if not
    RawHandOver(Workspace workspace, Function<Path, @Nullable Path> choose) {
        this.workspace = workspace;
        this.choose = choose;
        button(copy, "raw-copy", "Copy raw lines, what isn't plain text escaped", this::copy);
        button(save, "raw-save", "Save raw lines byte for byte, and beside them where each stands", this::save);
        forget();
    }

    private static void button(Button button, String id, String words, Runnable action) {
        button.setId(id);
        button.getStyleClass().addAll("flat", "small");
        button.setMinWidth(Region.USE_PREF_SIZE);
        button.setTooltip(new Tooltip(words));
        button.setAccessibleText(words);
        button.setOnAction(_ -> action.run());
    }

    List<Node> buttons() {
        return List.of(copy, save);
    }

    void take(AuditTrail of, int one, EventLines.Result lines) {
        trail = of;
        event = one;
        result = lines;
        copy.setDisable(lines.lines().isEmpty());
        save.setDisable(lines.lines().isEmpty());
    }

    void forget() {
        trail = null;
        event = -1;
        result = NOTHING;
        copy.setDisable(true);
        save.setDisable(true);
    }

    void close() {
        saver.close();
    }

    /// Puts the lines on the clipboard, escaped: no terminal they are pasted into may obey them.
    void copy() {
        List<EventLines.Line> lines = result.lines();
        if (lines.isEmpty()) {
            workspace.say("There are no raw lines to copy.");
            return;
        }
        List<String> texts =
                lines.stream().map(line -> Display.value(line.content())).toList();
        long escaped = texts.stream().filter(text -> text.startsWith("$'")).count();
        ClipboardText.put(String.join("\n", texts) + "\n");
        workspace.say("Copied " + Words.count(lines.size(), "raw line")
                + (escaped == 0 ? "." : ", " + Words.number(escaped) + " of them escaped: saving keeps every byte."));
    }

    /// Writes the lines, byte for byte, to a file that the user names.
    void save() {
        AuditTrail of = trail;
        if (of == null || result.lines().isEmpty()) {
            workspace.say("There are no raw lines to save.");
            return;
        }
        EventLines.Result lines = result;
        int one = event;
        Path target = choose.apply(
                Path.of("raw-lines-" + EventHead.auditId(of.events(), one).replace(':', '-') + ".log"));
        if (target != null) {
            saver.start(
                    _ -> RawLines.toFile(of, one, lines, target),
                    bytes -> workspace.say("Saved " + Words.count(lines.lines().size(), "raw line") + ", "
                            + Words.count(bytes, "byte") + "; the manifest beside them tells where each stands."),
                    this::notSaved);
        }
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
}
