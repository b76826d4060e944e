package org.execscope.ui.tree;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.Label;
import javafx.scene.control.Menu;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SeparatorMenuItem;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.execscope.evidence.CancelToken;
import org.execscope.process.ProcessForest;
import org.execscope.query.Query;
import org.execscope.ui.find.FindPlaces;
import org.execscope.ui.menu.ValueMenu;
import org.execscope.ui.model.FilterActions;
import org.execscope.ui.model.Latest;
import org.execscope.ui.model.Shown;
import org.execscope.ui.model.Words;
import org.execscope.ui.model.Workspace;
import org.execscope.ui.table.ColumnLayout;
import org.execscope.ui.table.RowSource;
import org.execscope.ui.table.RowTable;
import org.execscope.ui.table.SortKey;
import org.jspecify.annotations.Nullable;

/// The process tree: matches of the filter and their ancestors, the same cursor and selection as the
/// timeline. It is laid out when it is looked at.
public final class TreePane extends BorderPane {
    /// Branches of so many nodes or fewer are opened at once, others on a thread of their own.
    private static final int AT_ONCE = 200_000;

    private static final int DEEPEST_CHOICE = 9;
    private static final double STARTED_WIDTH = 130;
    private static final double ENDED_WIDTH = 132;
    private static final double CHARACTER = 7.8;
    private static final String WITHIN = "lineage.id";

    private final Workspace workspace;
    private final Latest laying = new Latest("tree-layout");
    private final Latest opening = new Latest("tree-open");
    private final Latest marking = new Latest("tree-marks");
    private final RowTable table;
    private final TreeBar bar;
    private final Label empty = new Label();
    private final VBox nothing = new VBox(empty);
    private final ContextMenu menu = new ContextMenu();
    private final ReadOnlyStringWrapper summary = new ReadOnlyStringWrapper("");
    private final List<MenuItem> rowItems = new ArrayList<>();
    private final TreeValues values;
    private final TreeFind find = new TreeFind(this);
    private Consumer<ColumnLayout> chosen = _ -> {};
    private Runnable rowsChanged = () -> {};
    private TreeWish wish = TreeWish.USUAL;
    private @Nullable TreeLayout tree;
    private FindPlaces.Found found = FindPlaces.Found.NOTHING;
    private boolean active;
    private boolean stale = true;
    private boolean following;
    private int wanted = ProcessForest.NONE;

    public TreePane(Workspace workspace) {
        this.workspace = workspace;
        table = new RowTable(TreeColumns.all(), workspace.selection());
        table.setId("tree");
        table.setAccessibleText("Process tree");
        table.columnLayout(TreeColumns.usualLayout());
        bar = new TreeBar(new BarActions());
        nothing.getStyleClass().add("no-match");
        nothing.setVisible(false);
        setTop(bar);
        setCenter(new StackPane(table, nothing));
        table.onKey(this::pressed);
        table.onOpen(this::toggle);
        table.onTwisty(this::toggle);
        table.onSort((column, _) -> sortBy(column));
        values = new TreeValues(workspace);
        table.onMenu(this::openMenu);
        table.addEventHandler(KeyEvent.KEY_TYPED, this::typed);
        table.onHeadMenu(this::openHeadMenu);
        table.onLayout(now -> chosen.accept(now));
        table.onDrag(row -> table.source().cell(row, TreeColumns.STARTED).plain() + "  row " + Words.number(row + 1L));
        table.sorted(wish.sort().column(), false);
        workspace.shownProperty().addListener((_, _, _) -> changed());
        workspace.zoneProperty().addListener((_, _, _) -> retime());
        workspace.cursorProperty().addListener((_, _, now) -> follow(now.intValue()));
        table.cursorRowProperty().addListener((_, _, now) -> moved(now.intValue()));
    }

    private final class BarActions implements TreeBar.Actions {
        @Override
        public void around(TreeWish.Around what) {
            wish(wish.around(what));
        }

        @Override
        public void fold(boolean on) {
            foldRepeats(on);
        }

        @Override
        public void focus(int place) {
            focusOn(place);
        }

        @Override
        public List<MenuItem> expandItems() {
            return TreePane.this.expandItems();
        }
    }

    /// Tells whether the tree can be seen: it isn't laid out before.
    public void active(boolean now) {
        active = now;
        if (now && stale) {
            changed();
        } else if (now) {
            follow(workspace.cursorProperty().get());
        }
    }

    /// Opens the branches above the process and puts the cursor on it.
    public void reveal(int process) {
        TreeLayout now = tree;
        if (now == null || stale || laying.isBusy()) {
            wanted = process;
            return;
        }
        TreeState state = now.state();
        int place = state.order().place(process);
        if (!state.there().contains(place)) {
            workspace.say("This process is hidden by the filter.");
            return;
        }
        show(now.with(state.revealing(place)), place);
        moved(table.cursorRowProperty().get());
    }

    /// The table, for the window's keys.
    public RowTable table() {
        return table;
    }

    /// Where the find bar looks.
    public TreeFind find() {
        return find;
    }

    /// The columns as they are at first.
    public static ColumnLayout usualLayout() {
        return TreeColumns.usualLayout();
    }

    /// What is shown, in words.
    public ReadOnlyStringProperty summaryProperty() {
        return summary.getReadOnlyProperty();
    }

    /// The process under the cursor; [ProcessForest#NONE] where that is on no process.
    public int process() {
        int place = place();
        TreeLayout now = tree;
        if (now == null || place == TreeOrder.NONE) {
            return ProcessForest.NONE;
        }
        int node = now.state().order().node(place);
        return now.state().order().isProcess(node) ? node : ProcessForest.NONE;
    }

    /// What is called whenever other nodes can be shown.
    public void onRowsChanged(Runnable action) {
        rowsChanged = action;
    }

    /// Gets the column layout when the user changed it.
    public void onLayout(Consumer<ColumnLayout> action) {
        chosen = action;
    }

    /// What the context menu offers for rows, below what it offers for the node.
    public void rowItems(List<MenuItem> items) {
        rowItems.clear();
        rowItems.addAll(items);
    }

    /// Ends the pane's threads.
    public void dispose() {
        laying.close();
        opening.close();
        marking.close();
    }

    private int place() {
        TreeLayout now = tree;
        return now == null
                ? TreeOrder.NONE
                : now.state().place(table.cursorRowProperty().get());
    }

    @Nullable
    TreeLayout shownTree() {
        return tree;
    }

    /// The place under the cursor, for the find bar.
    int cursorPlace() {
        return place();
    }

    private void changed() {
        stale = true;
        Shown shown = workspace.shownProperty().get();
        ProcessForest forest = shown == null ? null : shown.trail().processes();
        if (shown == null || forest == null) {
            laying.cancel();
            opening.cancel();
            tree = null;
            wanted = ProcessForest.NONE;
            table.show(RowSource.NONE, new BitSet(), -1);
            empty.setText(shown == null ? "" : "The process tree is built when everything is read.");
            nothing.setVisible(shown != null);
            tell();
            return;
        }
        if (active) {
            lay(shown, forest);
        }
    }

    private void lay(Shown shown, ProcessForest forest) {
        TreeLayout before = tree;
        TreeWish wished = wish;
        int event = workspace.cursorProperty().get();
        int reveal = wanted != ProcessForest.NONE
                ? wanted
                : before != null && process() != ProcessForest.NONE ? process() : forest.processOf(event);
        var zone = workspace.zoneProperty().get();
        laying.start(
                cancel -> TreeLayout.of(shown, forest, wished, zone, before, reveal, cancel),
                now -> laid(now, reveal),
                problem -> workspace.report("laying out the process tree", problem));
    }

    private void laid(TreeLayout now, int reveal) {
        boolean first = tree == null;
        int process = wanted != ProcessForest.NONE ? wanted : reveal;
        wanted = ProcessForest.NONE;
        stale = false;
        opening.cancel();
        found = FindPlaces.Found.NOTHING;
        times(now.rows().times());
        nothing.setVisible(now.rows().rowCount() == 0);
        empty.setText("No process matches this filter.");
        boolean there = process >= 0
                && process < now.forest().size()
                && now.state().there().contains(now.state().order().place(process));
        TreeLayout shown = now;
        int place = TreeOrder.NONE;
        if (there) {
            place = now.state().order().place(process);
            shown = now.with(now.state().revealing(place));
        } else if (first && now.rows().rowCount() > 0) {
            place = now.state().place(0);
        }
        show(shown, place);
        moved(table.cursorRowProperty().get());
        rowsChanged.run();
    }

    /// Shows the tree with the cursor on a place, where the row in view stays if it can.
    private void show(TreeLayout now, int place) {
        int below = table.cursorRowProperty().get() - table.top();
        boolean stays = isAtCursor(now, place) && below >= 0 && below < table.visible();
        tree = now;
        int row = place == TreeOrder.NONE ? -1 : now.state().row(place);
        following = true;
        boolean inView = row >= table.top() && row < table.top() + table.visible();
        int first = row < 0 || inView ? table.top() : row - table.visible() / 2;
        table.show(now.rows(), null, row, stays ? row - below : first);
        following = false;
        table.sorted(now.wish().sort().column(), now.wish().sort().descending());
        tell();
        mark();
    }

    private boolean isAtCursor(TreeLayout now, int place) {
        TreeLayout before = tree;
        return before != null
                && place != TreeOrder.NONE
                && before.state().order().equals(now.state().order())
                && place() == place
                && now.state().row(place) >= 0;
    }

    private void tell() {
        TreeLayout now = tree;
        String words = now == null ? "" : words(now);
        summary.set(words);
        bar.show(now == null ? null : now.rows(), wish, words);
    }

    private static String words(TreeLayout now) {
        TreeState state = now.state();
        int from = Math.max(0, state.focus());
        int to = state.focus() == TreeOrder.NONE
                ? state.order().size()
                : state.order().end(state.focus());
        int matches = state.matching().count(from, to);
        if (!now.rows().filtered()) {
            int all = state.focus() == TreeOrder.NONE ? now.forest().size() : to - from;
            return Words.number(all) + (all == 1 ? " process" : " processes");
        }
        int there = state.there().count(from, to);
        String shown = switch (now.wish().around()) {
            case ANCESTORS -> " ancestors shown";
            case DESCENDANTS, ALL -> " others shown";
        };
        return Words.number(matches)
                + (matches == 1 ? " match, " : " matches, ")
                + Words.number(Math.max(0, there - matches))
                + shown;
    }

    private void times(TreeTimes times) {
        table.title(TreeColumns.STARTED, times.title("Started"));
        TreeLayout before = tree;
        if (before == null || before.rows().times().dateLength() != times.dateLength()) {
            double more = Math.max(0, times.dateLength()) * CHARACTER;
            // Kept widths may be larger.
            double started = before == null ? table.columnLayout().width(TreeColumns.STARTED) : 0;
            double ended = before == null ? table.columnLayout().width(TreeColumns.ENDED) : 0;
            table.width(TreeColumns.STARTED, Math.max(STARTED_WIDTH + more, started));
            table.width(TreeColumns.ENDED, Math.max(ENDED_WIDTH + more, ended));
        }
    }

    private void retime() {
        TreeLayout now = tree;
        if (now != null) {
            TreeTimes times =
                    TreeTimes.of(now.rows().trail(), workspace.zoneProperty().get());
            times(times);
            tree = now.with(times);
            following = true;
            table.show(tree.rows(), null, table.cursorRowProperty().get(), table.top());
            following = false;
            mark();
        }
    }

    // What is wished for.

    private void wish(TreeWish now) {
        if (!now.equals(wish)) {
            wish = now;
            tell();
            changed();
        }
    }

    /// Sorts siblings by a column; by the same again, the other way round.
    public void sortBy(String column) {
        if (!TreeColumns.isSorted(column)) {
            workspace.say("Siblings can't be sorted by this column.");
            return;
        }
        SortKey now = wish.sort();
        boolean descending = now.column().equals(column)
                ? !now.descending()
                : !column.equals(TreeColumns.STARTED)
                        && !column.equals(TreeColumns.PROCESS)
                        && !column.equals(TreeColumns.PID)
                        && !column.equals(TreeColumns.USER);
        wish(wish.sortedBy(new SortKey(column, descending)));
    }

    private void foldRepeats(boolean on) {
        wish(wish.folded(on));
    }

    /// Lets siblings that ran the same program share one line, or not.
    public void toggleFolds() {
        foldRepeats(!wish.folded());
    }

    // Opening and closing.

    /// Changes which branches are open; the cursor stays where it is, or goes to what holds it.
    private void change(boolean atOnce, Function<CancelToken, TreeState> change) {
        TreeLayout now = tree;
        if (now == null) {
            return;
        }
        int place = place();
        if (atOnce) {
            take(now, change.apply(new CancelToken()), place);
            return;
        }
        workspace.say("Opening branches …");
        opening.start(
                change::apply,
                state -> {
                    if (now.equals(tree)) {
                        workspace.say("");
                        take(now, state, place());
                    }
                },
                problem -> workspace.report("opening branches", problem));
    }

    private void take(TreeLayout now, TreeState state, int place) {
        int to = place;
        while (to != TreeOrder.NONE && state.row(to) < 0) {
            to = state.order().parent(to);
        }
        if (to == TreeOrder.NONE && state.rowCount() > 0) {
            to = state.place(0);
        }
        show(now.with(state), to);
        moved(table.cursorRowProperty().get());
    }

    private boolean isSmall(int place) {
        TreeLayout now = tree;
        if (now == null) {
            return true;
        }
        TreeOrder order = now.state().order();
        return (place == TreeOrder.NONE ? order.size() : order.end(place) - place) <= AT_ONCE;
    }

    private void toggle(int row) {
        TreeLayout now = tree;
        int place = now == null ? TreeOrder.NONE : now.state().place(row);
        if (now != null && place != TreeOrder.NONE && now.state().hasBelow(place)) {
            TreeState state = now.state();
            boolean open = state.isOpen(place);
            change(open || isSmall(place), _ -> state.with(place, !open));
        }
    }

    /// Opens all there is.
    public void expandAll() {
        ifShown(state -> change(
                isSmall(TreeOrder.NONE), cancel -> state.withAllOpen(TreeOrder.NONE, Integer.MAX_VALUE, cancel)));
    }

    /// Opens all below the cursor's node.
    public void expandBranch() {
        int place = place();
        if (place != TreeOrder.NONE) {
            ifShown(state -> change(isSmall(place), cancel -> state.withAllOpen(place, Integer.MAX_VALUE, cancel)));
        }
    }

    /// Opens so many levels, and closes what is deeper.
    public void expandTo(int levels) {
        ifShown(state ->
                change(isSmall(TreeOrder.NONE), cancel -> state.withAllOpen(TreeOrder.NONE, levels - 1, cancel)));
    }

    /// Opens the branches that lead to a match, and no others.
    public void expandToMatches() {
        TreeLayout now = tree;
        if (now != null && !now.rows().filtered()) {
            workspace.say("There is no filter, so there are no matches to expand to.");
            return;
        }
        ifShown(state -> change(isSmall(TreeOrder.NONE), state::withMatchesOpen));
    }

    /// Closes all there is.
    public void collapseAll() {
        ifShown(state -> change(isSmall(TreeOrder.NONE), cancel -> state.withAllClosed(TreeOrder.NONE, cancel)));
    }

    private void collapseSiblings() {
        int place = place();
        if (place != TreeOrder.NONE) {
            ifShown(state -> change(isSmall(TreeOrder.NONE), cancel -> state.withSiblingsClosed(place, cancel)));
        }
    }

    private void ifShown(Consumer<TreeState> action) {
        TreeLayout now = tree;
        if (now != null && now.rows().rowCount() > 0) {
            action.accept(now.state());
        }
    }

    /// What can be done with all branches, each with its key.
    public List<MenuItem> expandItems() {
        Menu depth = new Menu("Expand to level");
        for (int levels = 1; levels <= DEEPEST_CHOICE; levels++) {
            int wished = levels;
            depth.getItems().add(ValueMenu.item(levels + "\tAlt+" + levels, () -> expandTo(wished)));
        }
        return List.of(
                ValueMenu.item("Expand all\tAlt+0", this::expandAll),
                depth,
                ValueMenu.item("Expand to matches\tAlt+M", this::expandToMatches),
                ValueMenu.item("Expand all below this\t*", this::expandBranch),
                new SeparatorMenuItem(),
                ValueMenu.item("Collapse siblings\tShift+Left", this::collapseSiblings),
                ValueMenu.item("Collapse all\tAlt+Minus", this::collapseAll));
    }

    // Focus and scope.

    /// Makes the node under the cursor the root.
    public void focusHere() {
        int place = place();
        TreeLayout now = tree;
        if (now != null && place != TreeOrder.NONE && place != now.state().focus()) {
            focusOn(place);
        }
    }

    /// Goes back to the root above the one now shown, and so to the whole tree.
    public void focusBack() {
        TreeLayout now = tree;
        if (now != null && now.state().focus() != TreeOrder.NONE) {
            focusOn(now.state().order().parent(now.state().focus()));
        }
    }

    private void focusOn(int place) {
        ifShown(state -> change(isSmall(place), cancel -> state.focused(place, cancel)));
        table.requestFocus();
    }

    /// Lets the filter show this process and what it started, and nothing else.
    public void scope(ProcessForest forest, int process) {
        workspace.filter(FilterActions.Action.ONLY, WITHIN + " == " + quoted(forest.id(process)));
    }

    private void scopeHere() {
        TreeLayout now = tree;
        if (now != null && process() != ProcessForest.NONE) {
            scope(now.forest(), process());
        }
    }

    private static String quoted(String id) {
        return "\"" + id.replace("\\", "\\\\").replace("\"", "\\\"") + "\"";
    }

    /// Takes the scope out of the filter.
    public void removeScope() {
        Query rest = FilterActions.withoutField(workspace.applied(), WITHIN);
        if (rest.normalForm().equals(workspace.applied().normalForm())) {
            workspace.say("The filter has no scope of a process.");
        } else {
            workspace.apply(rest.normalForm());
        }
    }

    // Moving.

    private void pressed(int row, KeyEvent e) {
        TreeLayout now = tree;
        if (now == null || row < 0) {
            return;
        }
        boolean used = e.isAltDown() ? withAlt(now, e) : !e.isShortcutDown() && plain(now, row, e);
        if (used) {
            e.consume();
        }
    }

    private boolean withAlt(TreeLayout now, KeyEvent e) {
        if (e.isShiftDown() || e.isShortcutDown()) {
            return false;
        }
        int digit = e.getCode().isDigitKey() ? e.getCode().getChar().charAt(0) - '0' : -1;
        switch (e.getCode()) {
            case UP -> goSibling(now, false);
            case DOWN -> goSibling(now, true);
            case M -> expandToMatches();
            case MINUS, SUBTRACT -> collapseAll();
            case DIGIT0, NUMPAD0 -> expandAll();
            default -> {
                if (digit < 1 || digit > DEEPEST_CHOICE) {
                    return false;
                }
                expandTo(digit);
            }
        }
        return true;
    }

    private boolean plain(TreeLayout now, int row, KeyEvent e) {
        switch (e.getCode()) {
            case RIGHT -> right(now, row);
            case LEFT -> {
                if (e.isShiftDown()) {
                    collapseSiblings();
                } else {
                    left(now, row);
                }
            }
            case MULTIPLY, ASTERISK -> expandBranch();
            case BACK_SPACE -> focusBack();
            case ESCAPE -> {
                if (now.state().focus() == TreeOrder.NONE) {
                    return false;
                }
                focusOn(TreeOrder.NONE);
            }
            case DIGIT8 -> {
                // Where the asterisk is typed with Shift and 8.
                if (!e.getText().equals("*")) {
                    return false;
                }
                expandBranch();
            }
            default -> {
                return false;
            }
        }
        return true;
    }

    private void right(TreeLayout now, int row) {
        int place = now.state().place(row);
        if (now.state().hasBelow(place)) {
            if (now.state().isOpen(place)) {
                table.reveal(row + 1);
            } else {
                toggle(row);
            }
        }
    }

    private void left(TreeLayout now, int row) {
        int place = now.state().place(row);
        if (now.state().hasBelow(place) && now.state().isOpen(place)) {
            toggle(row);
            return;
        }
        int parent = now.state().order().parent(place);
        if (parent != TreeOrder.NONE && now.state().row(parent) >= 0) {
            table.reveal(now.state().row(parent));
        }
    }

    private void goSibling(TreeLayout now, boolean after) {
        int place = place();
        int sibling = place == TreeOrder.NONE ? TreeOrder.NONE : now.state().sibling(place, after);
        if (sibling != TreeOrder.NONE) {
            table.reveal(now.state().row(sibling));
        }
    }

    /// Goes to the next node that matches the filter, or the one before, and opens the branches above it.
    public void goMatch(boolean forward) {
        TreeLayout now = tree;
        if (now == null || !now.rows().filtered()) {
            workspace.say("There is no filter, so there are no matches to go to: Ctrl+F finds.");
            return;
        }
        RankedBits matching = now.state().matching();
        int place = Math.max(0, place());
        int next = forward ? matching.next(place + 1) : matching.previous(place);
        String words = "";
        if (next < 0) {
            next = forward ? matching.next(0) : matching.previous(matching.size());
            words = forward ? ", from the top" : ", from the end";
        }
        if (next >= 0) {
            go(next);
            workspace.say("Match " + Words.number(matching.rank(next) + 1L) + " of " + Words.number(matching.count())
                    + words);
        }
    }

    /// Opens the branches above a place and puts the cursor on it.
    void go(int place) {
        TreeLayout now = tree;
        if (now != null && now.state().there().contains(place)) {
            show(now.with(now.state().revealing(place)), place);
            moved(table.cursorRowProperty().get());
        }
    }

    /// Marks the places that were found, in the rows that show them.
    void marks(FindPlaces.Found places) {
        found = places;
        mark();
    }

    private void mark() {
        TreeLayout now = tree;
        if (now == null || (found.places().isEmpty() && found.marked().isEmpty())) {
            marking.cancel();
            table.marks(new BitSet(), List.of());
            return;
        }
        FindPlaces.Found wished = found;
        TreeState state = now.state();
        marking.start(
                cancel -> new FindPlaces.Found(
                        rows(wished.places(), state, cancel),
                        wished.marked().stream()
                                .map(state::row)
                                .filter(row -> row >= 0)
                                .toList()),
                rows -> {
                    if (now.equals(tree)) {
                        table.marks(rows.places(), rows.marked());
                    }
                },
                problem -> workspace.report("marking what was found", problem));
    }

    private static BitSet rows(BitSet places, TreeState state, CancelToken cancel) {
        BitSet rows = new BitSet(state.rowCount());
        for (int place = places.nextSetBit(0); place >= 0; place = places.nextSetBit(place + 1)) {
            int row = state.row(place);
            if (row >= 0) {
                rows.set(row);
            }
            if ((place & 0xfff) == 0) {
                cancel.check();
            }
        }
        return rows;
    }

    private void follow(int event) {
        TreeLayout now = tree;
        if (following || !active || stale || now == null || event < 0) {
            return;
        }
        int process = now.forest().processOf(event);
        if (process == ProcessForest.NONE || process == process()) {
            return;
        }
        int place = now.state().order().place(process);
        if (now.state().there().contains(place)) {
            show(now.with(now.state().revealing(place)), place);
        }
    }

    /// The event under the cursor stays the same while it is one of the process's.
    private void moved(int row) {
        TreeLayout now = tree;
        if (following || row < 0 || now == null) {
            return;
        }
        int event = table.source().eventAt(row);
        int before = workspace.cursorProperty().get();
        if (event >= 0 && (before < 0 || now.forest().processOf(before) != process())) {
            following = true;
            workspace.cursorProperty().set(event);
            following = false;
        } else if (event < 0 && process() != ProcessForest.NONE) {
            workspace.say("pid " + now.forest().pid(process())
                    + " has no event of its own in the log: the details are still those of the event before.");
        }
    }

    // Menus.

    private void openMenu(int row, String column, double x, double y) {
        TreeLayout now = tree;
        if (now == null) {
            return;
        }
        String at = table.columnAt(table.screenToLocal(x, y).getX());
        int event = process() == ProcessForest.NONE ? -1 : now.rows().eventOf(process());
        List<String> terms = TreeValues.terms(now.rows().trail(), now.forest(), process(), event, at);
        Menu branches = new Menu("Expand");
        branches.getItems().setAll(expandItems());
        menu.hide();
        menu.getItems()
                .setAll(
                        ValueMenu.item("Focus here\tf", this::focusHere),
                        ValueMenu.item("Only this process and what it started\ts", this::scopeHere),
                        ValueMenu.item("Copy the process's id", this::copyId),
                        branches,
                        new SeparatorMenuItem());
        menu.getItems().addAll(0, values.items(terms, now.rows().cell(row, at).plain()));
        menu.getItems().addAll(rowItems);
        menu.show(table, x, y);
    }

    private void typed(KeyEvent key) {
        TreeLayout now = tree;
        int process = process();
        if (now != null && process != ProcessForest.NONE) {
            int event = now.rows().eventOf(process);
            if (values.typed(key, now.rows().trail(), now.forest(), process, event)) {
                key.consume();
            }
        }
    }

    private void copyId() {
        TreeLayout now = tree;
        if (now != null && process() != ProcessForest.NONE) {
            ValueMenu.copy(workspace, now.forest().id(process()));
        }
    }

    private void openHeadMenu(String column, double x, double y) {
        ColumnLayout columns = table.columnLayout();
        menu.hide();
        menu.getItems()
                .setAll(
                        ValueMenu.item(
                                "Sort siblings ascending", () -> wish(wish.sortedBy(new SortKey(column, false)))),
                        ValueMenu.item(
                                "Sort siblings descending", () -> wish(wish.sortedBy(new SortKey(column, true)))),
                        ValueMenu.item("Back to the order of time", () -> wish(wish.sortedBy(TreeWish.USUAL.sort()))),
                        new SeparatorMenuItem(),
                        ValueMenu.item("Hide", () -> table.change(columns.shown(column, false))),
                        ValueMenu.item("Fit to what is in view", () -> table.fit(column)),
                        ValueMenu.item("Move left", () -> table.change(columns.moved(column, -1))),
                        ValueMenu.item("Move right", () -> table.change(columns.moved(column, 1))));
        menu.getItems().get(0).setDisable(!TreeColumns.isSorted(column));
        menu.getItems().get(1).setDisable(!TreeColumns.isSorted(column));
        menu.show(table, x, y);
    }
}
