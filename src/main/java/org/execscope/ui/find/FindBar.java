package org.execscope.ui.find;

import java.util.BitSet;
import java.util.List;
import javafx.animation.PauseTransition;
import javafx.geometry.Insets;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleButton;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.util.Duration;
import org.execscope.query.EventSet;
import org.execscope.query.Query;
import org.execscope.query.QueryException;
import org.execscope.ui.layout.BarLine;
import org.execscope.ui.model.Latest;
import org.execscope.ui.model.Shown;
import org.execscope.ui.model.Words;
import org.execscope.ui.model.Workspace;

/// Looks for something among what is shown, without hiding any of it; marks what it finds in the rows and in
/// the strip beside the scroll bar.
public final class FindBar extends BarLine {
    /// Where to go once the matches are known.
    private enum Way {
        NOWHERE,
        NEXT,
        BEFORE
    }

    private static final Duration REST = Duration.millis(150);

    private final Workspace workspace;
    private final FindPlaces places;
    private final Latest finding = new Latest("find");
    private final PauseTransition rest = new PauseTransition(REST);
    private final TextField field = new TextField();
    private final ToggleButton regex = new ToggleButton(".*");
    private final ToggleButton query = new ToggleButton("query");
    private final Label state = new Label();
    private BitSet found = new BitSet();
    private boolean jump;
    /// A match is gone to even where the cursor is on one.
    private Way going = Way.NOWHERE;
    private boolean open;

    /// @param id `find` or the like: what its parts' ids begin with
    public FindBar(Workspace workspace, FindPlaces places, String id) {
        super(8);
        this.workspace = workspace;
        this.places = places;
        setId(id + "-bar");
        getStyleClass().add("find-bar");
        setPadding(new Insets(6, 12, 6, 12));
        Label name = new Label("Find");
        field.setId(id + "-field");
        field.getStyleClass().add("mono");
        field.getStyleClass().add("find-field");
        HBox.setHgrow(field, javafx.scene.layout.Priority.ALWAYS);
        field.setAccessibleText("Find " + places.words());
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
        state.setId(id + "-state");
        state.getStyleClass().add("muted");
        Label where = new Label(places.words());
        where.getStyleClass().add("muted");
        where.setWrapText(true);
        for (Region control : List.of(name, regex, query, previous, next, close)) {
            control.setMinWidth(Region.USE_PREF_SIZE);
        }
        getChildren().addAll(name, field, regex, query, previous, next, state, where, close);
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
        places.requestFocus();
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

    private void find() {
        rest.stop();
        Shown shown = workspace.shownProperty().get();
        List<Integer> bookmarks = workspace.bookmarks().events();
        String text = open ? field.getText() : "";
        if (shown == null || (text.isEmpty() && bookmarks.isEmpty())) {
            finding.cancel();
            take(FindPlaces.Found.NOTHING);
            return;
        }
        FindPlaces.Look look = places.look();
        FindQuery.Mode mode = mode();
        state.setText(text.isEmpty() ? "" : "looking …");
        finding.start(
                cancel -> {
                    EventSet wanted = null;
                    if (!text.isEmpty()) {
                        Query asked = FindQuery.of(text, mode);
                        wanted = workspace.timelineEngine(shown.trail()).run(asked, cancel);
                    }
                    return look.of(wanted, bookmarks, cancel);
                },
                this::take,
                problem -> {
                    take(FindPlaces.Found.NOTHING);
                    if (problem instanceof QueryException wrong) {
                        state.setText("✗ " + wrong.errors().getFirst().message());
                    } else {
                        workspace.report("finding", problem);
                    }
                });
    }

    private void take(FindPlaces.Found now) {
        found = now.places();
        places.marks(now);
        if (!open || field.getText().isEmpty()) {
            state.setText("");
            return;
        }
        say("");
        boolean jumps = jump && !found.isEmpty() && !found.get(Math.max(0, places.cursor()));
        Way way = jumps && going == Way.NOWHERE ? Way.NEXT : going;
        jump = false;
        going = Way.NOWHERE;
        switch (way) {
            case NEXT -> next();
            case BEFORE -> previous();
            case NOWHERE -> {}
        }
    }

    /// "3 of 11".
    private void say(String more) {
        int all = found.cardinality();
        int row = places.cursor();
        if (all == 0) {
            state.setText("no row matches");
        } else if (row >= 0 && found.get(row)) {
            state.setText(Words.number(found.get(0, row + 1).cardinality()) + " of " + Words.number(all) + more);
        } else {
            state.setText(Words.number(all) + (all == 1 ? " row matches" : " rows match") + more);
        }
    }

    /// Looks for a query and goes to the next match.
    public void next(String wanted) {
        show(true);
        regex.setSelected(false);
        query.setSelected(true);
        field.setText(wanted);
        going = Way.NEXT;
        find();
    }

    /// Goes to the next match; from the last one, to the first.
    public void next() {
        if (!open) {
            again(Way.NEXT);
            return;
        }
        int row = places.cursor();
        int next = found.nextSetBit(row + 1);
        boolean wrapped = next < 0;
        go(wrapped ? found.nextSetBit(0) : next, wrapped ? ", from the top" : "");
    }

    /// Goes to the match before; from the first one, to the last.
    public void previous() {
        if (!open) {
            again(Way.BEFORE);
            return;
        }
        int row = places.cursor();
        int before = row <= 0 ? -1 : found.previousSetBit(row - 1);
        boolean wrapped = before < 0;
        go(wrapped ? found.length() - 1 : before, wrapped ? ", from the end" : "");
    }

    /// Looks again for what was looked for last, and leaves the focus in the rows; asks for it where it was nothing.
    private void again(Way way) {
        if (field.getText().isEmpty()) {
            open();
            return;
        }
        show(true);
        going = way;
        find();
    }

    private void go(int row, String more) {
        if (row >= 0) {
            places.go(row);
            if (!more.isEmpty()) {
                workspace.say("Find goes on" + more.replace(",", "") + ".");
            }
        }
        say(row >= 0 ? more : "");
    }

    /// Ends its thread.
    public void dispose() {
        rest.stop();
        finding.close();
    }
}
