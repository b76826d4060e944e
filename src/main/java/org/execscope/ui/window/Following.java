package org.execscope.ui.window;

import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.function.IntSupplier;
import javafx.scene.control.Tab;
import javafx.scene.control.TabPane;
import org.execscope.process.ProcessForest;
import org.execscope.ui.model.Notice;
import org.execscope.ui.model.Shown;
import org.execscope.ui.model.Workspace;
import org.execscope.ui.tree.TreePane;
import org.jspecify.annotations.Nullable;

/// The ways from an event to its process, its parent, its siblings, its place in time, and back.
final class Following {
    private final Workspace workspace;
    private final TreePane tree;
    private final TabPane tabs;
    private final Tab timelineTab;
    private final Tab treeTab;
    private final Runnable focusTable;
    private BooleanSupplier livesShown = () -> false;
    private IntSupplier lives = () -> ProcessForest.NONE;
    private final Jumps jumps = new Jumps();
    /// The filter that is gone back or forward to, until its rows are there.
    private @Nullable String goingTo;

    /// @param focusTable gives the focus to the table of the tab that is open
    Following(Workspace workspace, TreePane tree, TabPane tabs, Tab timelineTab, Tab treeTab, Runnable focusTable) {
        this.workspace = workspace;
        this.tree = tree;
        this.tabs = tabs;
        this.timelineTab = timelineTab;
        this.treeTab = treeTab;
        this.focusTable = focusTable;
    }

    /// The lifelines have a cursor of their own, which may be on a process without events.
    ///
    /// @param there whether they are looked at
    void lives(BooleanSupplier there, IntSupplier process) {
        livesShown = there;
        lives = process;
    }

    /// Shows the process under the cursor in the tree.
    void cursorToTree() {
        if (livesShown.getAsBoolean() && lives.getAsInt() != ProcessForest.NONE) {
            reveal(lives.getAsInt());
        } else if (workspace.cursorProperty().get() >= 0) {
            workspace.showInTree(workspace.cursorProperty().get());
        }
    }

    /// Shows the event under the cursor in the timeline.
    void cursorToTimeline() {
        int process = processHere();
        ProcessForest forest = forest();
        if (forest != null && process != ProcessForest.NONE && forest.isPlaceholder(process)) {
            workspace.say("pid " + forest.pid(process) + " has no event of its own in the log.");
        } else if (workspace.cursorProperty().get() >= 0) {
            workspace.showInTimeline(workspace.cursorProperty().get());
        }
    }

    /// Shows the parent of the process under the cursor.
    void toParent() {
        ProcessForest forest = forest();
        int process = processHere();
        if (forest == null || process == ProcessForest.NONE) {
            return;
        }
        int parent = forest.parent(process);
        if (parent == ProcessForest.NONE) {
            workspace.say("The log doesn't name a parent of this process.");
            return;
        }
        int seen = forest.eventCount(process) > 0 ? forest.event(process, 0) : -1;
        int image = seen < 0 ? forest.lastImage(parent) : forest.imageAt(parent, seen);
        jumps.leave(here());
        if (image != ProcessForest.NONE) {
            workspace.cursorProperty().set(image);
        }
        showProcess(parent);
    }

    /// Goes to the process that the same parent had next, or before, in the order in which they were first
    /// seen: in the tree to its node, elsewhere to its first program start.
    void toSibling(boolean next) {
        ProcessForest forest = forest();
        int process = processHere();
        if (forest == null || process == ProcessForest.NONE) {
            return;
        }
        int sibling = process + (next ? 1 : -1);
        boolean there = sibling >= 0
                && sibling < forest.size()
                && forest.parent(sibling) == forest.parent(process)
                && forest.host(sibling) == forest.host(process)
                && forest.boot(sibling) == forest.boot(process);
        if (!there) {
            workspace.say(next ? "There is no later sibling." : "There is no earlier sibling.");
            return;
        }
        jumps.leave(here());
        if (treeTab.isSelected()) {
            tree.reveal(sibling);
        } else if (forest.isPlaceholder(sibling)) {
            workspace.say("pid " + forest.pid(sibling) + " has no event of its own in the log.");
        } else {
            workspace.cursorProperty().set(forest.event(sibling, 0));
        }
    }

    private @Nullable ProcessForest forest() {
        Shown shown = workspace.shownProperty().get();
        return shown == null ? null : shown.trail().processes();
    }

    /// The process under the cursor of the tree, or of the lifelines, while that is looked at, else that of the
    /// event under the cursor.
    private int processHere() {
        ProcessForest forest = forest();
        if (forest == null) {
            return ProcessForest.NONE;
        }
        if (treeTab.isSelected()) {
            return tree.process();
        }
        return livesShown.getAsBoolean() && lives.getAsInt() != ProcessForest.NONE
                ? lives.getAsInt()
                : forest.processOf(workspace.cursorProperty().get());
    }

    private Jumps.Place here() {
        return new Jumps.Place(
                tabs.getSelectionModel().getSelectedIndex(),
                workspace.cursorProperty().get(),
                processHere(),
                workspace.applied().text());
    }

    /// Another filter shows its rows now: a place to come back from, unless it is the one that was gone back to.
    ///
    /// @param event the cursor's before its rows came
    void filtered(Shown before, Shown now, int event) {
        String filter = now.query().text();
        if (filter.equals(before.query().text())
                || !before.trail().events().equals(now.trail().events())) {
            return;
        }
        if (filter.equals(goingTo)) {
            goingTo = null;
        } else {
            jumps.leave(new Jumps.Place(
                    tabs.getSelectionModel().getSelectedIndex(),
                    event,
                    processHere(),
                    before.query().text()));
        }
    }

    /// Forgets the jumps: other evidence is being opened.
    void forget() {
        goingTo = null;
        jumps.clear();
    }

    /// Goes back to where the last jump was made from.
    void back() {
        jump(jumps.back(here()), "There is nothing to go back to.");
    }

    /// Goes forward again.
    void forward() {
        jump(jumps.forward(), "There is nothing to go forward to.");
    }

    private void jump(Jumps.@Nullable Place to, String none) {
        if (to == null) {
            workspace.say(none);
            return;
        }
        if (!to.filter().equals(workspace.applied().text())) {
            goingTo = to.filter();
            workspace.apply(to.filter());
        }
        tabs.getSelectionModel().select(to.tab());
        workspace.cursorProperty().set(to.event());
        if (treeTab.isSelected() && to.process() != ProcessForest.NONE) {
            tree.reveal(to.process());
        }
        focusTable.run();
    }

    /// Lets the filter show the process under the cursor and what it started.
    void scopeHere() {
        ProcessForest forest = forest();
        int process = processHere();
        if (forest == null || process == ProcessForest.NONE) {
            workspace.say("The cursor is on no process.");
        } else {
            tree.scope(forest, process);
        }
    }

    /// Lets the filter show a process and what it started.
    void scope(int process) {
        ProcessForest forest = forest();
        if (forest != null) {
            tree.scope(forest, process);
        }
    }

    /// Shows a process in the tree.
    void reveal(int process) {
        jumps.leave(here());
        showProcess(process);
    }

    private void showProcess(int process) {
        tabs.getSelectionModel().select(treeTab);
        tree.reveal(process);
        focusTable.run();
    }

    /// Shows an event's process in the tree.
    void toTree(int event) {
        Shown shown = workspace.shownProperty().get();
        ProcessForest forest = shown == null ? null : shown.trail().processes();
        if (forest == null) {
            workspace.say(workspace.notYet("The process tree is built"));
            return;
        }
        int process = forest.processOf(event);
        if (process == ProcessForest.NONE) {
            workspace.say("This event belongs to no process.");
            return;
        }
        reveal(process);
    }

    /// Shows an event in the timeline, and says so where the filter hides it.
    void toTimeline(int event) {
        if (!timelineTab.isSelected()) {
            jumps.leave(here());
        }
        Shown shown = workspace.shownProperty().get();
        boolean other = shown != null && !shown.trail().events().isExecve(event);
        if (other && !workspace.otherEventsProperty().get()) {
            workspace.otherEventsProperty().set(true);
            workspace.say("All events are shown now: a hides the others again.");
        } else if (shown != null && shown.placeOf(event) < 0) {
            Notice hidden = new Notice(
                    Notice.Level.WARNING,
                    "This event is hidden by the filter.",
                    List.of(
                            new Notice.Way(
                                    "Show around it", () -> workspace.ways().around(event)),
                            new Notice.Way("Clear filter", () -> workspace.apply(""))));
            workspace.notices().removeIf(notice -> notice.text().equals(hidden.text()));
            workspace.notices().add(hidden);
        }
        tabs.getSelectionModel().select(timelineTab);
        focusTable.run();
    }

    /// Shows an event in the tree while that is looked at, else in the timeline.
    void showEvent(int event) {
        if (treeTab.isSelected()) {
            workspace.showInTree(event);
        } else {
            workspace.showInTimeline(event);
        }
    }
}
