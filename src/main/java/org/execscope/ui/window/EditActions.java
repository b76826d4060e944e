package org.execscope.ui.window;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import org.execscope.evidence.CancelToken;
import org.execscope.trail.SummaryReader;
import org.execscope.ui.model.EventRows;
import org.execscope.ui.model.Latest;
import org.execscope.ui.model.Shown;
import org.execscope.ui.model.Words;
import org.execscope.ui.model.Workspace;
import org.execscope.ui.table.RowSource;
import org.execscope.ui.table.RowTable;
import org.execscope.ui.table.TableColumn;
import org.execscope.ui.table.TableText;

/// The Edit menu: text while a text field has the focus, rows else.
final class EditActions implements AutoCloseable {
    private static final int MOST_ROWS = 100_000;
    private static final int MOST_CHARACTERS = 100_000_000;

    private final MainPane pane;
    private final Latest copying = new Latest("copy");

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

    /// As the letter h does wherever it means something.
    void highlight() {
        Node owner = pane.getScene().getFocusOwner();
        if (owner != null && !(owner instanceof TextInputControl)) {
            owner.fireEvent(new KeyEvent(KeyEvent.KEY_TYPED, "h", "h", KeyCode.UNDEFINED, false, false, false, false));
        }
    }

    void invert() {
        pane.shownTable().invert();
    }

    void copy() {
        if (pane.getScene().getFocusOwner() instanceof TextInputControl field) {
            field.copy();
        } else if (pane.getScene().getFocusOwner() instanceof RowTable table && hasRowsOfItsOwn(table)) {
            copyRowsOf(table);
        } else {
            copyRows(RowText.Form.TSV);
        }
    }

    /// Sessions and findings are no events: their rows are copied as they stand.
    private boolean hasRowsOfItsOwn(RowTable table) {
        return !table.selection().equals(pane.workspace().selection());
    }

    private void copyRowsOf(RowTable table) {
        List<TableColumn> columns = table.shownColumns();
        List<String> titles = columns.stream().map(table::title).toList();
        BitSet selected = table.selection().snapshot();
        RowSource source = table.source();
        int cursor = table.cursorRowProperty().get();
        Shown shown = pane.workspace().shownProperty().get();
        if (shown == null) {
            return;
        }
        copying.start(
                cancel -> {
                    try (SummaryReader reader = new SummaryReader(shown.trail())) {
                        RowSource rows = source.reading((_, event) -> reader.read(event, cancel));
                        TableText text = TableText.of(rows, columns, titles, selected, cursor, MOST_ROWS, cancel);
                        return new Copied(text.text(), text.rows());
                    }
                },
                this::put,
                problem -> pane.workspace().report("copying", problem));
    }

    /// Copies the selected rows, or the one under the cursor where none is selected.
    void copyRows(RowText.Form form) {
        Workspace workspace = pane.workspace();
        Shown shown = workspace.shownProperty().get();
        int selected = workspace.selection().countProperty().get();
        if (shown == null) {
            return;
        }
        if (selected > MOST_ROWS) {
            workspace.say("Copying " + Words.number(selected) + " rows needs a lot of memory: export them (Ctrl+E).");
            return;
        }
        BitSet wanted = workspace.selection().snapshot();
        int cursor = workspace.cursorProperty().get();
        if (wanted.isEmpty() && cursor >= 0) {
            wanted.set(cursor);
        }
        EventRows order = pane.timelineTable().source();
        List<TableColumn> columns = pane.timelineTable().shownColumns().stream()
                .filter(column -> !column.id().equals("mark"))
                .toList();
        var zone = workspace.zoneProperty().get();
        copying.start(
                cancel -> {
                    List<Integer> events = inOrder(wanted, order, shown, cancel);
                    return new Copied(RowText.of(form, shown, events, columns, zone, cancel), events.size());
                },
                this::put,
                problem -> workspace.report("copying", problem));
    }

    private record Copied(String text, int rows) {}

    private void put(Copied copied) {
        if (copied.text().length() > MOST_CHARACTERS) {
            pane.workspace().say("That is too much for the clipboard: export it (Ctrl+E).");
            return;
        }
        ClipboardContent content = new ClipboardContent();
        content.putString(copied.text());
        Clipboard.getSystemClipboard().setContent(content);
        pane.workspace().say("Copied " + Words.count(copied.rows(), "row") + ".");
    }

    /// As the table has them; those that the filter hides come last, in the order of time.
    private static List<Integer> inOrder(BitSet wanted, EventRows order, Shown shown, CancelToken cancel) {
        BitSet left = (BitSet) wanted.clone();
        List<Integer> events = new ArrayList<>();
        for (int row = 0; row < order.rowCount() && !left.isEmpty(); row++) {
            int event = order.eventAt(row);
            if (event >= 0 && left.get(event)) {
                left.clear(event);
                events.add(event);
            }
        }
        cancel.check();
        for (int i = 0; i < shown.trail().order().size() && !left.isEmpty(); i++) {
            int event = shown.trail().order().at(i);
            if (left.get(event)) {
                left.clear(event);
                events.add(event);
            }
        }
        return events;
    }

    @Override
    public void close() {
        copying.close();
    }
}
