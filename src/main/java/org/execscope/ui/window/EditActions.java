package org.execscope.ui.window;

import java.util.ArrayList;
import java.util.List;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import org.execscope.bytes.Bytes;
import org.execscope.bytes.Display;
import org.execscope.event.ByteDictionary;
import org.execscope.event.EventTable;
import org.execscope.event.Identities;
import org.execscope.ui.model.Shown;
import org.execscope.ui.model.Words;
import org.jspecify.annotations.Nullable;

/// The Edit menu: text while a text field has the focus, rows else.
final class EditActions {
    private static final int MOST_ROWS = 100_000;

    private final MainPane pane;

    EditActions(MainPane pane) {
        this.pane = pane;
    }

    void selectAll() {
        if (pane.getScene().getFocusOwner() instanceof TextInputControl field) {
            field.selectAll();
        } else {
            pane.shownTable().selectAll();
        }
    }

    void selectNone() {
        pane.workspace().selection().clear();
    }

    void invert() {
        pane.shownTable().invert();
    }

    void copy() {
        if (pane.getScene().getFocusOwner() instanceof TextInputControl field) {
            field.copy();
            return;
        }
        Shown shown = pane.workspace().shownProperty().get();
        if (shown == null) {
            return;
        }
        List<Integer> rows = rows(shown);
        if (rows.size() > MOST_ROWS) {
            pane.workspace().say("Copying " + Words.number(rows.size()) + " rows needs a lot of memory: export them.");
            return;
        }
        StringBuilder text = new StringBuilder("time\tpid\tppid\tuid\texe\tcommand line\n");
        for (int event : rows) {
            line(text, shown.trail().events(), event);
        }
        ClipboardContent content = new ClipboardContent();
        content.putString(text.toString());
        Clipboard.getSystemClipboard().setContent(content);
        pane.workspace().say("Copied " + Words.count(rows.size(), "row") + ".");
    }

    private List<Integer> rows(Shown shown) {
        List<Integer> rows = new ArrayList<>();
        for (int i = 0; i < shown.trail().execves().size() && rows.size() <= MOST_ROWS; i++) {
            int event = shown.trail().execves().at(i);
            if (pane.workspace().selection().contains(event)) {
                rows.add(event);
            }
        }
        int cursor = pane.workspace().cursorProperty().get();
        if (rows.isEmpty() && cursor >= 0) {
            rows.add(cursor);
        }
        return rows;
    }

    private static void line(StringBuilder text, EventTable events, int event) {
        text.append(Words.time(events.timeMillis(event))).append('\t');
        number(text, events.pid(event), EventTable.MISSING).append('\t');
        number(text, events.ppid(event), EventTable.MISSING).append('\t');
        number(text, events.id(event, Identities.Id.UID), Identities.MISSING).append('\t');
        int exe = events.exe(event);
        text.append(
                        exe == ByteDictionary.NONE
                                ? ""
                                : Display.value(events.exes().get(exe)))
                .append('\t');
        List<@Nullable Bytes> argv = events.arguments(event);
        text.append(argv == null ? "" : Display.shellWords(argv)).append('\n');
    }

    private static StringBuilder number(StringBuilder text, long value, long missing) {
        return value == missing ? text : text.append(value);
    }
}
