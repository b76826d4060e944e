package org.execscope.ui.window;

import java.util.BitSet;
import java.util.List;
import javafx.scene.control.TextInputControl;
import org.execscope.trail.SummaryReader;
import org.execscope.ui.copy.CopyForm;
import org.execscope.ui.copy.RowCopy;
import org.execscope.ui.model.ClipboardText;
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

    private final RowCopy rows;

    EditActions(MainPane pane) {
        this.pane = pane;
        rows = new RowCopy(pane.workspace(), pane::export, pane::focusNotice);
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
        } else if (pane.getScene().getFocusOwner() instanceof RowTable table && hasRowsOfItsOwn(table)) {
            copyRowsOf(table);
        } else {
            copyRows(CopyForm.TSV);
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
    void copyRows(CopyForm form) {
        Workspace workspace = pane.workspace();
        Shown shown = workspace.shownProperty().get();
        if (shown == null) {
            return;
        }
        BitSet wanted = workspace.selection().snapshot();
        int cursor = workspace.cursorProperty().get();
        if (wanted.isEmpty() && cursor >= 0) {
            wanted.set(cursor);
        }
        if (wanted.isEmpty()) {
            workspace.say("There is no row to copy.");
            return;
        }
        RowTable table = pane.timelineTable();
        List<TableColumn> columns = table.shownColumns().stream()
                .filter(column -> !column.id().equals("mark"))
                .toList();
        rows.copy(new RowCopy.Choice(
                shown, wanted, table.source(), columns, workspace.zoneProperty().get(), form));
    }

    private record Copied(String text, int rows) {}

    private void put(Copied copied) {
        if (copied.text().length() > MOST_CHARACTERS) {
            pane.workspace().say("That is too much for the clipboard: export it (Ctrl+E).");
            return;
        }
        ClipboardText.put(copied.text());
        pane.workspace().say("Copied " + Words.count(copied.rows(), "row") + ".");
    }

    @Override
    public void close() {
        copying.close();
        rows.close();
    }
}
