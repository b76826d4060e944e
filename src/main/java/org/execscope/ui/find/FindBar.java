package org.execscope.ui.find;

import java.util.BitSet;
import java.util.List;
import java.util.function.DoubleConsumer;
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
import org.execscope.ui.model.Pace;
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
    private final Latest nearest = new Latest("find next");
    private final Pace pace = new Pace();
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
    /// Whether a match was gone to before all were counted.
    private boolean early;

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
        // Before anything is found: then the count says among what.
        where.visibleProperty().bind(state.textProperty().isEmpty());
        where.managedProperty().bind(where.visibleProperty());
        for (Region control : List.of(name, regex, query, previous, next, close)) {
            control.setMinWidth(Region.USE_PREF_SIZE);
        }
        getChildren().addAll(name, field, regex, query, previous, next, state, where, close);
        rest.setOnFinished(_ -> find());
        pace.doneProperty().addListener((_, _, _) -> sayCounting());
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
        // What was found of an earlier text moves nothing any more.
        finding.cancel();
        nearest.cancel();
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
        nearest.cancel();
        early = false;
        if (shown == null || (text.isEmpty() && bookmarks.isEmpty())) {
            finding.cancel();
            take(FindPlaces.Found.NOTHING);
            return;
        }
        FindPlaces.Look look = places.look();
        FindQuery.Mode mode = mode();
        state.setText(text.isEmpty() ? "" : "looking …");
        DoubleConsumer progress = pace.begin();
        finding.start(
                cancel -> {
                    EventSet wanted = null;
                    if (!text.isEmpty()) {
                        Query asked = FindQuery.of(text, mode);
                        wanted = workspace.timelineEngine(shown.trail()).run(asked, cancel, progress);
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
        if (!text.isEmpty() && (going != Way.NOWHERE || jump)) {
            int cursor = places.cursor();
            switch (going) {
                case NOWHERE -> lookNear(shown, Math.max(0, cursor), true);
                case NEXT -> lookNear(shown, Math.max(0, cursor + 1), true);
                case BEFORE -> lookNear(shown, Math.max(-1, cursor - 1), false);
            }
        }
    }

    /// Goes to the nearest match while the others are still counted.
    ///
    /// @param from the place to begin with
    private void lookNear(Shown shown, int from, boolean forward) {
        FindPlaces.Steps steps = places.steps();
        if (steps.count() == 0) {
            return;
        }
        String text = field.getText();
        FindQuery.Mode mode = mode();
        NextMatch.Course course = new NextMatch.Course(steps, from, forward);
        nearest.start(
                cancel -> NextMatch.find(
                        workspace.timelineEngine(shown.trail()), FindQuery.of(text, mode), course, cancel),
                row -> goEarly(row, course),
                problem -> {
                    // Whoever counts says so too.
                });
    }

    private void goEarly(int row, NextMatch.Course course) {
        if (row < 0 || !finding.isBusy()) {
            return;
        }
        jump = false;
        going = Way.NOWHERE;
        early = true;
        if (row != places.cursor()) {
            places.go(row);
            if (course.forward() ? row < course.from() : row > course.from()) {
                sayWrapped(course.forward() ? ", from the top" : ", from the end");
            }
        }
        sayCounting();
    }

    private void sayCounting() {
        if (finding.isBusy() && open && !field.getText().isEmpty()) {
            state.setText((early ? "at a match, counting " : "looking ") + pace.words() + " so far");
        }
    }

    private void take(FindPlaces.Found now) {
        nearest.cancel();
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

    /// "11 of 1,204 rows match", and on which of them the cursor is.
    private void say(String more) {
        int all = found.cardinality();
        int row = places.cursor();
        String among = Words.number(places.count()) + " " + places.nouns();
        if (all == 0) {
            state.setText("none of " + among + " matches");
            return;
        }
        String on = row >= 0 && found.get(row)
                ? " · on match " + Words.number(found.get(0, row + 1).cardinality())
                : "";
        state.setText(Words.number(all) + " of " + among + (all == 1 ? " matches" : " match") + on + more);
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
        if (isCounting(row + 1, true)) {
            return;
        }
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
        if (isCounting(Math.max(-1, row - 1), false)) {
            return;
        }
        int before = row <= 0 ? -1 : found.previousSetBit(row - 1);
        boolean wrapped = before < 0;
        go(wrapped ? found.length() - 1 : before, wrapped ? ", from the end" : "");
    }

    /// Where matches are still counted, the next one is looked for by itself.
    private boolean isCounting(int from, boolean forward) {
        Shown shown = workspace.shownProperty().get();
        boolean counting = finding.isBusy() && !field.getText().isEmpty() && shown != null;
        if (counting && shown != null) {
            lookNear(shown, from, forward);
        }
        return counting;
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
            sayWrapped(more);
        }
        say(row >= 0 ? more : "");
    }

    private void sayWrapped(String more) {
        if (!more.isEmpty()) {
            workspace.say("Find goes on" + more.replace(",", "") + ".");
        }
    }

    /// Ends its thread.
    public void dispose() {
        rest.stop();
        finding.close();
        nearest.close();
    }
}
