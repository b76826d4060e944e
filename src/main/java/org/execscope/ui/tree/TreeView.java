package org.execscope.ui.tree;

import java.util.BitSet;
import org.execscope.process.ProcessForest;
import org.execscope.ui.model.TimeStyle;
import org.execscope.ui.model.Workspace;
import org.execscope.ui.table.LifeBar;
import org.execscope.ui.table.RowSource;
import org.execscope.ui.table.RowTable;
import org.jspecify.annotations.Nullable;

/// What the table shows of the tree now, and its cursor, which is the same as the workspace's: on the process
/// of the event that all panes have theirs on.
final class TreeView {
    private static final double STARTED_WIDTH = 126;
    private static final double ENDED_WIDTH = 126;
    private static final double CHARACTER = 7.8;

    private final Workspace workspace;
    private final RowTable table;
    private final Runnable shown;
    private @Nullable TreeLayout tree;
    private LifeBar.@Nullable Range range;
    private boolean following;
    /// What was said of a process without events; holds only while the cursor is on it.
    private String unseen = " ";

    /// @param shown is called whenever something else is shown
    TreeView(Workspace workspace, Runnable shown) {
        this.workspace = workspace;
        this.shown = shown;
        table = new RowTable(TreeColumns.all(), workspace.selection());
        table.setId("tree");
        table.setAccessibleText("Process tree");
        table.columnLayout(TreeColumns.usualLayout());
        table.cursorRowProperty().addListener((_, _, now) -> moved(now.intValue()));
    }

    RowTable table() {
        return table;
    }

    /// Null while nothing is shown.
    @Nullable
    TreeLayout layout() {
        return tree;
    }

    /// The place under the cursor, or [TreeOrder#NONE].
    int place() {
        TreeLayout now = tree;
        return now == null
                ? TreeOrder.NONE
                : now.state().place(table.cursorRowProperty().get());
    }

    /// The process under the cursor; [ProcessForest#NONE] where that is on no process.
    int process() {
        int place = place();
        TreeLayout now = tree;
        if (now == null || place == TreeOrder.NONE) {
            return ProcessForest.NONE;
        }
        int node = now.state().order().node(place);
        return now.state().order().isProcess(node) ? node : ProcessForest.NONE;
    }

    void clear() {
        tree = null;
        table.show(RowSource.NONE, new BitSet(), -1);
        shown.run();
    }

    /// Shows the tree with the cursor on a place, where the row in view stays if it can.
    void show(TreeLayout wanted, int place) {
        TreeLayout now = wanted.at(workspace.cursorProperty().get());
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
        shown.run();
    }

    /// As [#show(TreeLayout, int)]; the event under the cursor is the place's then.
    void showAt(TreeLayout now, int place) {
        show(now, place);
        moved(table.cursorRowProperty().get());
    }

    private boolean isAtCursor(TreeLayout now, int place) {
        TreeLayout before = tree;
        return before != null
                && place != TreeOrder.NONE
                && before.state().order().equals(now.state().order())
                && place() == place
                && now.state().row(place) >= 0;
    }

    /// Shows the cursor's process and those above it as they were at this event.
    void at(int event) {
        TreeLayout now = tree;
        TreeLayout then = now == null ? null : now.at(event);
        if (now != null && then != null && !then.equals(now)) {
            tree = then;
            table.again(then.rows());
        }
    }

    /// Opens the branches above a place and puts the cursor on it.
    void go(int place) {
        TreeLayout now = tree;
        if (now != null && now.state().there().contains(place)) {
            showAt(now.with(now.state().revealing(place)), place);
        }
    }

    /// Lets the cursor follow the one that all panes share.
    void follow(int event) {
        TreeLayout now = tree;
        if (following || now == null || event < 0) {
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

    /// The event under the cursor stays the same while it is one of the process's, and no other image of it is
    /// meant.
    private void moved(int row) {
        TreeLayout now = tree;
        if (following || row < 0 || now == null) {
            return;
        }
        int event = table.source().eventAt(row);
        int before = workspace.cursorProperty().get();
        boolean other = before < 0
                || now.forest().processOf(before) != process()
                || now.state().chains().imageEvent(row) >= 0;
        if (event >= 0 && workspace.messageProperty().get().equals(unseen)) {
            workspace.say("");
        }
        if (event >= 0 && other) {
            following = true;
            workspace.cursorProperty().set(event);
            following = false;
        } else if (event < 0 && process() != ProcessForest.NONE) {
            unseen = "pid " + now.forest().pid(process()) + " has no event of its own in the log"
                    + (before < 0 ? "." : ": the details are still those of the event before.");
            workspace.say(unseen);
        }
    }

    /// Gives the columns of times the room and the titles that these need. Widths that were kept may be larger.
    void times(TreeTimes times) {
        table.title(TreeColumns.STARTED, times.title("Started"));
        TreeLayout before = tree;
        if (before == null || before.rows().times().besideClock() != times.besideClock()) {
            double more = Math.max(0, times.besideClock()) * CHARACTER;
            double started = before == null ? table.columnLayout().width(TreeColumns.STARTED) : 0;
            double ended = before == null ? table.columnLayout().width(TreeColumns.ENDED) : 0;
            table.width(TreeColumns.STARTED, Math.max(STARTED_WIDTH + more, started));
            table.width(TreeColumns.ENDED, Math.max(ENDED_WIDTH + more, ended));
        }
    }

    /// Shows times otherwise.
    void retime(TimeStyle style) {
        TreeLayout now = tree;
        if (now != null) {
            TreeTimes times = TreeTimes.of(now.rows().trail(), style);
            times(times);
            timed(now, range == null ? times : times.over(range));
            shown.run();
        }
    }

    /// Draws lives over another stretch of time.
    void over(LifeBar.Range other) {
        range = other;
        TreeLayout now = tree;
        if (now != null) {
            timed(now, now.rows().times().over(other));
        }
    }

    /// With lives drawn over the stretch of time in view.
    TreeLayout inRange(TreeLayout now) {
        LifeBar.Range known = range;
        return known == null ? now : now.with(now.rows().times().over(known));
    }

    private void timed(TreeLayout now, TreeTimes times) {
        tree = now.with(times);
        table.again(tree.rows());
    }
}
