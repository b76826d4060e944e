package org.execscope.ui.find;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import javafx.animation.PauseTransition;
import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleButton;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.util.Duration;
import org.execscope.evidence.CancelToken;
import org.execscope.query.EventSet;
import org.execscope.query.Query;
import org.execscope.query.QueryException;
import org.execscope.ui.model.EventRows;
import org.execscope.ui.model.Latest;
import org.execscope.ui.model.Shown;
import org.execscope.ui.model.Words;
import org.execscope.ui.model.Workspace;
import org.execscope.ui.table.RowTable;

/// Looks for something among the rows shown, without hiding any; marks what it finds in the rows and in the
/// strip
/// beside
/// the scroll bar.
public final class FindBar extends HBox {
    private static final Duration REST = Duration.millis(150);
    private static final int STEP = 1 << 16;

    private final Workspace workspace;
    private final RowTable table;
    private final Latest finding = new Latest("find");
    private final PauseTransition rest = new PauseTransition(REST);
    private final TextField field = new TextField();
    private final ToggleButton regex = new ToggleButton(".*");
    private final ToggleButton query = new ToggleButton("query");
    private final Label state = new Label();
    private BitSet found = new BitSet();
    private boolean jump;
    private boolean open;

    public FindBar(Workspace workspace, RowTable table) {
        super(8);
        this.workspace = workspace;
        this.table = table;
        setId("find-bar");
        getStyleClass().add("find-bar");
        setAlignment(Pos.CENTER_LEFT);
        setPadding(new Insets(6, 12, 6, 12));
        Label name = new Label("Find");
        field.setId("find-field");
        field.getStyleClass().add("mono");
        field.setPrefColumnCount(32);
        field.setAccessibleText("Find among the rows shown");
        field.textProperty().addListener((_, _, _) -> changed());
        field.addEventFilter(KeyEvent.KEY_PRESSED, this::pressed);
        regex.setAccessibleText("Regular expression");
        query.setAccessibleText("A whole query");
        regex.setOnAction(_ -> {
            query.setSelected(false);
            changed();
        });
        query.setOnAction(_ -> {
            regex.setSelected(false);
            changed();
        });
        Button previous = new Button("◂");
        previous.setAccessibleText("Previous match, Shift+F3");
        previous.setOnAction(_ -> previous());
        Button next = new Button("▸");
        next.setAccessibleText("Next match, F3");
        next.setOnAction(_ -> next());
        Button close = new Button("×");
        close.setAccessibleText("Close");
        close.getStyleClass().add("flat");
        close.setOnAction(_ -> close());
        state.setId("find-state");
        state.getStyleClass().add("muted");
        Label where = new Label("among the rows shown");
        where.getStyleClass().add("muted");
        for (Region control : List.of(name, regex, query, previous, next, close)) {
            control.setMinWidth(Region.USE_PREF_SIZE);
        }
        Region gap = new Region();
        HBox.setHgrow(gap, javafx.scene.layout.Priority.ALWAYS);
        getChildren().addAll(name, field, regex, query, previous, next, state, gap, where, close);
        rest.setOnFinished(_ -> find());
        show(false);
    }

    /// Opens it and puts the focus into the field.
    public void open() {
        show(true);
        field.requestFocus();
        field.selectAll();
        find();
    }

    public void close() {
        show(false);
        find();
        table.requestFocus();
    }

    public boolean isOpen() {
        return open;
    }

    private void show(boolean there) {
        open = there;
        setVisible(there);
        setManaged(there);
    }

    /// The rows of the table are others now.
    public void rowsChanged() {
        find();
    }

    /// How many rows match.
    public int matches() {
        return found.cardinality();
    }

    private void changed() {
        jump = true;
        rest.playFromStart();
    }

    private void pressed(KeyEvent e) {
        if (e.getCode() == KeyCode.ENTER) {
            if (e.isShiftDown()) {
                previous();
            } else {
                next();
            }
            e.consume();
        } else if (e.getCode() == KeyCode.ESCAPE) {
            close();
            e.consume();
        }
    }

    private FindQuery.Mode mode() {
        return regex.isSelected()
                ? FindQuery.Mode.REGEX
                : query.isSelected() ? FindQuery.Mode.QUERY : FindQuery.Mode.TEXT;
    }

    /// What is in force: the matches as rows, the marked rows.
    private record Found(BitSet rows, List<Integer> marked, int count) {}

    private void find() {
        rest.stop();
        Shown shown = workspace.shownProperty().get();
        List<Integer> bookmarks = workspace.bookmarks().events();
        String text = open ? field.getText() : "";
        if (shown == null || (text.isEmpty() && bookmarks.isEmpty())) {
            finding.cancel();
            take(new Found(new BitSet(), List.of(), 0));
            return;
        }
        EventRows rows = table.source();
        FindQuery.Mode mode = mode();
        state.setText(text.isEmpty() ? "" : "looking …");
        finding.start(
                cancel -> {
                    EventSet wanted = null;
                    if (!text.isEmpty()) {
                        Query asked = FindQuery.of(text, mode);
                        wanted = workspace.timelineEngine(shown.trail()).run(asked, cancel);
                    }
                    return rows(rows, wanted, bookmarks, cancel);
                },
                this::take,
                problem -> {
                    take(new Found(new BitSet(), List.of(), 0));
                    if (problem instanceof QueryException wrong) {
                        state.setText("✗ " + wrong.errors().getFirst().message());
                    } else {
                        workspace.report("finding", problem);
                    }
                });
    }

    private static Found rows(
            EventRows rows,
            @org.jspecify.annotations.Nullable EventSet wanted,
            List<Integer> marked,
            CancelToken cancel) {
        BitSet found = new BitSet(rows.rowCount());
        BitSet marks = new BitSet();
        marked.forEach(marks::set);
        List<Integer> markedRows = new ArrayList<>();
        for (int row = 0; row < rows.rowCount(); row++) {
            if ((row & STEP - 1) == 0) {
                cancel.check();
            }
            int event = rows.eventAt(row);
            if (wanted != null && wanted.contains(event)) {
                found.set(row);
            }
            if (event >= 0 && marks.get(event)) {
                markedRows.add(row);
            }
        }
        return new Found(found, markedRows, found.cardinality());
    }

    private void take(Found now) {
        found = now.rows();
        table.marks(found, now.marked());
        if (!open || field.getText().isEmpty()) {
            state.setText("");
            return;
        }
        say("");
        if (jump
                && now.count() > 0
                && !found.get(Math.max(0, table.cursorRowProperty().get()))) {
            next();
        }
        jump = false;
    }

    /// "3 of 11".
    private void say(String more) {
        int all = found.cardinality();
        int row = table.cursorRowProperty().get();
        if (all == 0) {
            state.setText("no row matches");
        } else if (row >= 0 && found.get(row)) {
            state.setText(Words.number(found.get(0, row + 1).cardinality()) + " of " + Words.number(all) + more);
        } else {
            state.setText(Words.number(all) + (all == 1 ? " row matches" : " rows match") + more);
        }
    }

    /// Goes to the next match; from the last one, to the first.
    public void next() {
        if (!open) {
            open();
            return;
        }
        int row = table.cursorRowProperty().get();
        int next = found.nextSetBit(row + 1);
        boolean wrapped = next < 0;
        go(wrapped ? found.nextSetBit(0) : next, wrapped ? ", from the top" : "");
    }

    /// Goes to the match before; from the first one, to the last.
    public void previous() {
        if (!open) {
            open();
            return;
        }
        int row = table.cursorRowProperty().get();
        int before = row <= 0 ? -1 : found.previousSetBit(row - 1);
        boolean wrapped = before < 0;
        go(wrapped ? found.length() - 1 : before, wrapped ? ", from the end" : "");
    }

    private void go(int row, String more) {
        if (row >= 0) {
            table.revealInMiddle(row);
        }
        say(row >= 0 ? more : "");
    }

    /// Ends its thread.
    public void dispose() {
        rest.stop();
        finding.close();
    }
}
