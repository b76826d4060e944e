package org.execscope.ui.tree;

import java.util.List;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.geometry.Pos;
import javafx.scene.control.MenuItem;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.StackPane;
import org.execscope.process.ProcessForest;
import org.execscope.ui.find.FindPlaces;
import org.execscope.ui.model.FxDoor;
import org.execscope.ui.model.Latest;
import org.execscope.ui.model.Shown;
import org.execscope.ui.model.TimeStyle;
import org.execscope.ui.model.Words;
import org.execscope.ui.model.Workspace;
import org.execscope.ui.table.ColumnLayout;
import org.execscope.ui.table.LesserColumns;
import org.execscope.ui.table.LifeBar;
import org.execscope.ui.table.RowTable;
import org.execscope.ui.table.SortKey;
import org.execscope.ui.timeline.HoverCard;
import org.jspecify.annotations.Nullable;

/// The process tree: matches of the filter and their ancestors, the same cursor and selection as the
/// timeline. It is laid out when it is looked at.
public final class TreePane extends BorderPane {
    private final Workspace workspace;
    private final Latest laying = new Latest("tree-layout");
    private final Latest preparing = new Latest("tree-folds");
    private final TreeView view;
    private final RowTable table;
    private final TreeBusy busy = new TreeBusy();
    private final TreeBranches branches;
    private final TreeMarks marks;
    private final TreeMenus menus;
    private final LineageScope scope;
    private final TreeBar bar;
    private final NoTree nothing;
    private final ReadOnlyStringWrapper summary = new ReadOnlyStringWrapper("");
    private final TypeAhead ahead;
    private final HoverCard hover;
    private final LesserColumns narrow;
    private final TreeFind find = new TreeFind(this);
    private Consumer<ColumnLayout> chosen = _ -> {};
    private Runnable rowsChanged = () -> {};
    private TreeWish wish = TreeWish.USUAL;
    private boolean active;
    private boolean stale = true;
    private int wanted = ProcessForest.NONE;

    public TreePane(Workspace workspace) {
        this.workspace = workspace;
        view = new TreeView(workspace, this::shown);
        table = view.table();
        branches = new TreeBranches(workspace, view, busy);
        marks = new TreeMarks(workspace, view);
        scope = new LineageScope(workspace);
        menus = new TreeMenus(workspace, view, branches, scope, key -> wish(wish.sortedBy(key)));
        bar = new TreeBar(new BarActions(), busy);
        nothing = new NoTree(workspace);
        setTop(bar);
        ahead = new TypeAhead(workspace, view);
        hover = new HoverCard(
                table,
                (row, column) -> table.source() instanceof TreeRows rows ? TreeHover.of(rows, row, column) : List.of());
        StackPane.setAlignment(ahead.label(), Pos.BOTTOM_LEFT);
        setCenter(new StackPane(table, nothing, ahead.label()));
        TreeKeys keys = new TreeKeys(view, branches, this::stop);
        table.onKey(keys::pressed);
        table.onOpen(branches::toggle);
        table.onTwisty(branches::toggle);
        table.onSort((column, _) -> sortBy(column));
        table.onMenu((_, _, x, y) -> menus.openMenu(x, y));
        table.addEventHandler(KeyEvent.KEY_TYPED, menus::typed);
        table.onHeadMenu(menus::openHeadMenu);
        narrow = new LesserColumns(
                TreeColumns.LESSER,
                TreeColumns.COMMAND,
                TreeColumns.WISHED,
                TreeColumns.usualLayout(),
                columns -> FxDoor.later(() -> bar.leftOut().show(table, columns)));
        table.narrowed(narrow);
        table.onLayout(now -> {
            narrow.chosen(now);
            chosen.accept(now);
        });
        table.onDrag(row -> table.source().cell(row, TreeColumns.STARTED).plain() + "  row " + Words.number(row + 1L));
        table.sorted(wish.sort().column(), false);
        workspace.shownProperty().addListener((_, _, _) -> changed());
        workspace.zoneProperty().addListener((_, _, _) -> view.retime(workspace.times()));
        workspace.choices().timeFormProperty().addListener((_, _, _) -> view.retime(workspace.times()));
        workspace.cursorProperty().addListener((_, _, now) -> follow(now.intValue()));
    }

    private final class BarActions implements TreeBar.Actions {
        @Override
        public void around(TreeWish.Around what) {
            wish(wish.around(what));
        }

        @Override
        public void fold(boolean on) {
            wish(wish.folded(on));
        }

        @Override
        public void focus(int place) {
            branches.focusOn(place);
        }

        @Override
        public List<MenuItem> expandItems() {
            return branches.items();
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

    private void follow(int event) {
        if (active && !stale) {
            view.follow(event);
            view.at(event);
        }
    }

    /// Opens the branches above the process and puts the cursor on it.
    public void reveal(int process) {
        TreeLayout now = view.layout();
        if (now == null || stale || laying.isBusy()) {
            wanted = process;
            return;
        }
        int place = now.state().order().place(process);
        if (now.state().there().contains(place)) {
            view.go(place);
        } else {
            workspace.say("This process is hidden by the filter.");
        }
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

    /// Takes what is typed while a name is being typed, and the sign that begins one.
    ///
    /// @return whether it was for that
    public boolean typed(String character) {
        return ahead.typed(character);
    }

    /// Whether a name is being typed: letters are no keys then.
    public boolean isTyping() {
        return ahead.isOn();
    }

    /// Draws lives over this stretch of time.
    public void window(long fromMillis, long toMillis) {
        view.over(new LifeBar.Range(fromMillis, toMillis));
    }

    /// The process under the cursor; [ProcessForest#NONE] where that is on no process.
    public int process() {
        return view.process();
    }

    /// What is called whenever other nodes can be shown.
    public void onRowsChanged(Runnable action) {
        rowsChanged = action;
    }

    /// Shows the columns as they were kept.
    public void columns(ColumnLayout kept) {
        narrow.chosen(kept);
        table.columnLayout(kept);
    }

    /// Gets the column layout when the user changed it.
    public void onLayout(Consumer<ColumnLayout> action) {
        chosen = action;
    }

    /// What is offered for the head of a column, below what is offered for that column.
    public void headItems(List<MenuItem> items) {
        menus.headItems(items);
    }

    /// What the context menu offers for rows, below what it offers for the node.
    public void rowItems(List<MenuItem> items) {
        menus.rowItems(items);
    }

    /// What can be done with all branches, each with its key.
    public List<MenuItem> expandItems() {
        return branches.items();
    }

    /// Shows the images of the process under the cursor one by one, or no longer.
    public void toggleImages() {
        branches.toggleImages();
    }

    /// Opens all below the node under the cursor.
    public void expandBranch() {
        branches.expandBranch();
    }

    /// Makes the node under the cursor the root.
    public void focusHere() {
        branches.focusHere();
    }

    /// Goes back to the root above the one now shown, and so to the whole tree.
    public void focusBack() {
        branches.focusBack();
    }

    /// Lets the filter show this process and what it started, and nothing else.
    public void scope(ProcessForest forest, int process) {
        scope.only(forest, process);
    }

    /// Takes the scope out of the filter.
    public void removeScope() {
        scope.remove();
    }

    /// Ends the pane's threads.
    public void dispose() {
        laying.close();
        preparing.close();
        nothing.dispose();
        ahead.dispose();
        hover.dispose();
        branches.dispose();
        marks.dispose();
    }

    TreeView view() {
        return view;
    }

    /// Marks the places that were found, in the rows that show them.
    void marks(FindPlaces.Found places) {
        marks.show(places);
    }

    private void changed() {
        stale = true;
        Shown shown = workspace.shownProperty().get();
        ProcessForest forest = shown == null ? null : shown.trail().processes();
        preparing.cancel();
        if (shown == null || forest == null) {
            laying.cancel();
            branches.cancel();
            busy.end();
            wanted = ProcessForest.NONE;
            view.clear();
            nothing.hide();
            if (shown != null) {
                nothing.waiting();
            }
            return;
        }
        if (active) {
            lay(shown, forest);
        }
    }

    private void lay(Shown shown, ProcessForest forest) {
        TreeLayout before = view.layout();
        TreeWish wished = wish;
        int reveal = toReveal(before, forest);
        TimeStyle times = workspace.times();
        if (before != null && before.isOf(shown, forest)) {
            busy.begin("Arranging the tree …", this::keepAsItIs);
        } else {
            busy.begin("Laying out the tree …");
        }
        TreeProgress progress = busy.progress();
        laying.start(
                cancel -> TreeLayout.of(shown, forest, wished, times, before, reveal, cancel, progress),
                now -> {
                    busy.end();
                    laid(shown, view.inRange(now), reveal);
                },
                problem -> {
                    busy.end();
                    workspace.report("laying out the process tree", problem);
                });
    }

    /// The user no longer waits for what was wished: what is shown is still true.
    private void keepAsItIs() {
        laying.cancel();
        TreeLayout now = view.layout();
        if (now != null) {
            stale = false;
            wish = now.wish();
            tell();
            workspace.say("Stopped: the tree stays as it was.");
        }
    }

    /// Gives up what is being worked on, if the user waits for it.
    ///
    /// @return whether there was anything
    boolean stop() {
        boolean working = busy.isVisible();
        busy.stop();
        return working;
    }

    private int toReveal(@Nullable TreeLayout before, ProcessForest forest) {
        if (wanted != ProcessForest.NONE) {
            return wanted;
        }
        return before != null && process() != ProcessForest.NONE
                ? process()
                : forest.processOf(workspace.cursorProperty().get());
    }

    private void laid(Shown of, TreeLayout now, int reveal) {
        boolean first = view.layout() == null;
        int process = wanted != ProcessForest.NONE ? wanted : reveal;
        wanted = ProcessForest.NONE;
        stale = false;
        branches.cancel();
        marks.forget();
        view.times(now.rows().times());
        nothing.hide();
        if (now.rows().rowCount() == 0) {
            nothing.nothing(of);
        }
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
        view.showAt(shown, place);
        rowsChanged.run();
        prepareFolds(shown);
    }

    /// Once the user has the tree to look at, the order that folding it takes is made.
    private void prepareFolds(TreeLayout shown) {
        preparing.start(
                cancel -> {
                    shown.orders().prepareFolds(shown.wish(), shown.forest(), cancel);
                    return shown;
                },
                _ -> {},
                problem -> workspace.report("preparing folds of the process tree", problem));
    }

    /// Something else is shown.
    private void shown() {
        ahead.rowsChanged();
        tell();
        marks.mark();
    }

    private void tell() {
        TreeLayout now = view.layout();
        String words = now == null ? "" : TreeWords.summary(now);
        summary.set(words);
        bar.show(now == null ? null : now.rows(), wish, words);
    }

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

    /// Lets siblings that ran the same program share one line, or not.
    public void toggleFolds() {
        wish(wish.folded(!wish.folded()));
    }

    /// Goes to the next node that matches the filter, or the one before, and opens the branches above it.
    public void goMatch(boolean forward) {
        TreeLayout now = view.layout();
        if (now == null || !now.rows().filtered()) {
            workspace.say("There is no filter, so there are no matches to go to: Ctrl+F finds.");
            return;
        }
        RankedBits matching = now.state().matching();
        int place = Math.max(0, view.place());
        int next = forward ? matching.next(place + 1) : matching.previous(place);
        String words = "";
        if (next < 0) {
            next = forward ? matching.next(0) : matching.previous(matching.size());
            words = forward ? ", from the top" : ", from the end";
        }
        if (next >= 0) {
            view.go(next);
            workspace.say("Match " + Words.number(matching.rank(next) + 1L) + " of " + Words.number(matching.count())
                    + words);
        }
    }
}
