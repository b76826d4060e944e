package org.execscope.ui.tree;

import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import javafx.scene.control.Menu;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SeparatorMenuItem;
import org.execscope.evidence.CancelToken;
import org.execscope.ui.keys.Place;
import org.execscope.ui.menu.ValueMenu;
import org.execscope.ui.model.Latest;
import org.execscope.ui.model.Words;
import org.execscope.ui.model.Workspace;

/// Opens and closes branches and exec chains, and makes a node the root. Large branches are opened on a thread
/// of their own.
final class TreeBranches {
    static final int DEEPEST_CHOICE = 9;

    /// Branches of so many nodes or fewer are opened at once.
    private static final int AT_ONCE = 200_000;

    private final Workspace workspace;
    private final TreeView view;
    private final TreeBusy busy;
    private final Latest opening = new Latest("tree-open");

    TreeBranches(Workspace workspace, TreeView view, TreeBusy busy) {
        this.busy = busy;
        this.workspace = workspace;
        this.view = view;
    }

    /// Gives up what is being opened, silently: something else will be shown.
    void cancel() {
        opening.cancel();
    }

    /// Ends its thread.
    void dispose() {
        opening.close();
    }

    /// Changes which branches are open; the cursor stays where it is, or goes to what holds it.
    private void change(boolean atOnce, Function<CancelToken, TreeState> change) {
        TreeLayout now = view.layout();
        if (now == null) {
            return;
        }
        if (atOnce) {
            take(now, change.apply(new CancelToken()), view.place());
            return;
        }
        busy.begin("Opening branches …", opening::cancel);
        opening.start(
                change::apply,
                state -> {
                    busy.end();
                    TreeLayout then = view.layout();
                    if (then != null && then.state().equals(now.state())) {
                        take(then, state, view.place());
                    }
                },
                problem -> {
                    busy.end();
                    workspace.report("opening branches", problem);
                });
    }

    private void take(TreeLayout now, TreeState state, int place) {
        int to = place;
        while (to != TreeOrder.NONE && state.row(to) < 0) {
            to = state.order().parent(to);
        }
        if (to == TreeOrder.NONE && state.rowCount() > 0) {
            to = state.place(0);
        }
        view.showAt(now.with(state), to);
    }

    private boolean isSmall(int place) {
        TreeLayout now = view.layout();
        if (now == null) {
            return true;
        }
        TreeOrder order = now.state().order();
        return (place == TreeOrder.NONE ? order.size() : order.end(place) - place) <= AT_ONCE;
    }

    private void ifShown(Consumer<TreeState> action) {
        TreeLayout now = view.layout();
        if (now != null && now.rows().rowCount() > 0) {
            action.accept(now.state());
        }
    }

    /// Opens or closes what is below a row's node; of a process that has nothing below it, what it ran.
    void toggle(int row) {
        TreeLayout now = view.layout();
        int place = now == null ? TreeOrder.NONE : now.state().place(row);
        if (now == null || place == TreeOrder.NONE) {
            return;
        }
        if (now.state().chains().imageEvent(row) >= 0) {
            workspace.showInTimeline(now.state().chains().imageEvent(row));
        } else if (now.state().hasBelow(place)) {
            TreeState state = now.state();
            boolean open = state.isOpen(place);
            change(open || isSmall(place), cancel -> state.with(place, !open, cancel));
        } else if (now.rows().hasImages(place)) {
            toggleImages(now, place);
        }
    }

    /// Shows the images of the process under the cursor one by one, or no longer.
    void toggleImages() {
        TreeLayout now = view.layout();
        int place = view.place();
        if (now == null || place == TreeOrder.NONE) {
            return;
        }
        if (now.rows().hasImages(place)) {
            toggleImages(now, place);
        } else {
            workspace.say("This process ran one program at most, and tried no other.");
        }
    }

    private void toggleImages(TreeLayout now, int place) {
        TreeState state = now.state();
        int process = state.order().node(place);
        OpenChains chains = state.chains().toggled(now.rows().trail().events(), now.forest(), process);
        take(now, state.with(chains), place);
        List<Execution> listed = chains.executions(process);
        if (chains.isOpen(process) && Execution.isCut(listed, now.forest().eventCount(process))) {
            String all = workspace
                    .choices()
                    .lettersProperty()
                    .get()
                    .words(Place.TREE, "{d} shows all that the process did.");
            workspace.say(
                    "The first " + Words.number(listed.size()) + " programs that it ran or tried are listed: " + all);
        }
    }

    /// Opens all there is.
    void expandAll() {
        ifShown(state -> change(
                isSmall(TreeOrder.NONE), cancel -> state.withAllOpen(TreeOrder.NONE, Integer.MAX_VALUE, cancel)));
    }

    /// Opens all below the cursor's node.
    void expandBranch() {
        int place = view.place();
        if (place != TreeOrder.NONE) {
            ifShown(state -> change(isSmall(place), cancel -> state.withAllOpen(place, Integer.MAX_VALUE, cancel)));
        }
    }

    /// Opens so many levels, and closes what is deeper.
    void expandTo(int levels) {
        ifShown(state ->
                change(isSmall(TreeOrder.NONE), cancel -> state.withAllOpen(TreeOrder.NONE, levels - 1, cancel)));
    }

    /// Opens the branches that lead to a match, and no others.
    void expandToMatches() {
        TreeLayout now = view.layout();
        if (now != null && !now.rows().filtered()) {
            workspace.say("There is no filter, so there are no matches to expand to.");
            return;
        }
        ifShown(state -> change(isSmall(TreeOrder.NONE), state::withMatchesOpen));
    }

    /// Closes all there is.
    void collapseAll() {
        ifShown(state -> change(isSmall(TreeOrder.NONE), _ -> state.withAllClosed()));
    }

    void collapseSiblings() {
        int place = view.place();
        if (place != TreeOrder.NONE) {
            ifShown(state -> change(isSmall(TreeOrder.NONE), cancel -> state.withSiblingsClosed(place, cancel)));
        }
    }

    /// What can be done with all branches, each with its key.
    List<MenuItem> items() {
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
                ValueMenu.item("Collapse all\tAlt+-", this::collapseAll));
    }

    /// Makes the node under the cursor the root.
    void focusHere() {
        int place = view.place();
        TreeLayout now = view.layout();
        if (now != null && place != TreeOrder.NONE && place != now.state().focus()) {
            focusOn(place);
        }
    }

    /// Goes back to the root above the one now shown, and so to the whole tree.
    void focusBack() {
        TreeLayout now = view.layout();
        if (now != null && now.state().focus() != TreeOrder.NONE) {
            focusOn(now.state().order().parent(now.state().focus()));
        }
    }

    /// @param place [TreeOrder#NONE] for the whole tree
    void focusOn(int place) {
        ifShown(state -> change(isSmall(place), cancel -> state.focused(place, cancel)));
        view.table().requestFocus();
    }
}
