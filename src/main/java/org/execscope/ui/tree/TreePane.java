package org.execscope.ui.tree;

import java.util.BitSet;
import java.util.List;
import javafx.scene.control.Label;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.execscope.evidence.CancelToken;
import org.execscope.process.ProcessForest;
import org.execscope.ui.model.Latest;
import org.execscope.ui.model.Shown;
import org.execscope.ui.model.Words;
import org.execscope.ui.model.Workspace;
import org.execscope.ui.table.RowSource;
import org.execscope.ui.table.RowTable;
import org.execscope.ui.table.TableColumn;
import org.jspecify.annotations.Nullable;

/// The process tree: matches of the filter and their ancestors, the same cursor and selection as the
/// timeline.
public final class TreePane extends BorderPane {
    /// A forest of so many processes or fewer is shown open.
    private static final int SMALL = 20_000;

    private final Workspace workspace;
    private final Latest laying = new Latest("tree-layout");
    private final RowTable table;
    private final Label summary = new Label();
    private final Label empty = new Label();
    private final VBox nothing = new VBox(empty);
    private @Nullable TreeRows rows;
    private boolean following;
    private int wanted = ProcessForest.NONE;

    public TreePane(Workspace workspace) {
        this.workspace = workspace;
        table = new RowTable(
                List.of(
                        new TableColumn("process", "Process", 420, false, false),
                        new TableColumn("pid", "PID", 76, true, false),
                        new TableColumn("user", "User", 150, false, false),
                        new TableColumn("started", "Started", 168, false, false),
                        new TableColumn("below", "Below", 64, true, false),
                        new TableColumn("command", "Command line", 300, false, true)),
                workspace.selection());
        table.setId("tree");
        table.setAccessibleText("Process tree");
        nothing.getStyleClass().add("no-match");
        nothing.setVisible(false);
        summary.getStyleClass().add("muted");
        HBox bar = new HBox(summary);
        bar.getStyleClass().add("tree-bar");
        setTop(bar);
        setCenter(new StackPane(table, nothing));
        table.onKey(this::pressed);
        table.onOpen(this::toggle);
        workspace.shownProperty().addListener((_, _, now) -> show(now));
        workspace.cursorProperty().addListener((_, _, now) -> follow(now.intValue()));
        table.cursorRowProperty().addListener((_, _, now) -> moved(now.intValue()));
        show(workspace.shownProperty().get());
    }

    /// Opens the branches above the process and puts the cursor on it.
    public void reveal(int process) {
        TreeRows now = rows;
        if (now == null) {
            wanted = process;
            return;
        }
        ProcessForest forest = now.forest();
        boolean opened = false;
        for (int above = forest.parent(process); above != ProcessForest.NONE; above = forest.parent(above)) {
            now.open(above, true);
            opened = true;
        }
        if (opened) {
            now.lay();
        }
        int row = now.rowOf(process);
        if (row < 0) {
            workspace.say("This process is hidden by the filter.");
            return;
        }
        relaid(now, row);
    }

    /// The table, for the window's keys.
    public RowTable table() {
        return table;
    }

    /// Ends the pane's thread.
    public void dispose() {
        laying.close();
    }

    private void show(@Nullable Shown shown) {
        ProcessForest forest = shown == null ? null : shown.trail().processes();
        if (shown == null || forest == null) {
            rows = null;
            table.show(RowSource.NONE, new BitSet(), -1);
            empty.setText(shown == null ? "" : "The process tree is built when everything is read.");
            nothing.setVisible(shown != null);
            summary.setText("");
            return;
        }
        TreeRows before = rows;
        laying.start(
                cancel -> lay(shown, forest, cancel),
                now -> {
                    rows = now;
                    ready(shown, before == null);
                },
                problem -> workspace.report("laying out the process tree", problem));
    }

    private static TreeRows lay(Shown shown, ProcessForest forest, CancelToken cancel) {
        BitSet matching = new BitSet(forest.size());
        BitSet shownProcesses = new BitSet(forest.size());
        for (int i = 0; i < shown.rows().size(); i++) {
            if ((i & 0xfff) == 0) {
                cancel.check();
            }
            int process = forest.processOf(shown.rows().at(i));
            if (process == ProcessForest.NONE) {
                continue;
            }
            matching.set(process);
            for (int up = process; up != ProcessForest.NONE && !shownProcesses.get(up); up = forest.parent(up)) {
                shownProcesses.set(up);
            }
        }
        BitSet open = new BitSet(forest.size());
        if (shownProcesses.cardinality() <= SMALL) {
            open.or(shownProcesses);
        } else {
            for (int i = 0; i < forest.rootCount(); i++) {
                open.set(forest.root(i));
            }
        }
        return new TreeRows(shown.trail(), forest, shownProcesses, matching, open);
    }

    private void ready(Shown shown, boolean first) {
        TreeRows now = rows;
        if (now == null) {
            return;
        }
        boolean none = now.rowCount() == 0;
        nothing.setVisible(none);
        empty.setText("No process matches this filter.");
        summary.setText(summary(shown, now));
        int process = wanted;
        if (process == ProcessForest.NONE && workspace.cursorProperty().get() >= 0) {
            process = now.forest().processOf(workspace.cursorProperty().get());
        }
        int row = process == ProcessForest.NONE ? -1 : now.rowOf(process);
        following = true;
        table.show(now, all(now), row < 0 && first && !none ? 0 : row);
        following = false;
        wanted = ProcessForest.NONE;
    }

    private static String summary(Shown shown, TreeRows rows) {
        int matches = 0;
        for (int row = 0; row < rows.rowCount(); row++) {
            matches += rows.isMatch(row) ? 1 : 0;
        }
        if (shown.query().isEmpty()) {
            return Words.number(matches) + (matches == 1 ? " process" : " processes") + " with program starts";
        }
        return Words.number(matches) + " matching, " + Words.number(rows.rowCount() - (long) matches)
                + " ancestors shown for context";
    }

    private static BitSet all(TreeRows rows) {
        BitSet all = new BitSet();
        for (int row = 0; row < rows.rowCount(); row++) {
            int event = rows.eventAt(row);
            if (event >= 0) {
                all.set(event);
            }
        }
        return all;
    }

    private void relaid(TreeRows now, int row) {
        following = true;
        int top = table.top();
        table.show(now, all(now), row);
        if (row < top) {
            table.reveal(row);
        }
        following = false;
        moved(row);
    }

    private void toggle(int row) {
        TreeRows now = rows;
        if (now != null && now.hasChildren(row)) {
            now.open(now.process(row), !now.isOpen(row));
            now.lay();
            relaid(now, row);
        }
    }

    private void pressed(int row, KeyEvent e) {
        TreeRows now = rows;
        if (now == null || row < 0) {
            return;
        }
        boolean used = switch (e.getCode()) {
            case RIGHT -> right(now, row);
            case LEFT -> left(now, row);
            case UP -> e.isAltDown() && sibling(now, row, -1);
            case DOWN -> e.isAltDown() && sibling(now, row, 1);
            case MULTIPLY -> openAll(now, row);
            case ASTERISK -> openAll(now, row);
            default -> false;
        };
        if (used) {
            e.consume();
        }
    }

    private boolean right(TreeRows now, int row) {
        if (!now.hasChildren(row)) {
            return true;
        }
        if (now.isOpen(row)) {
            table.reveal(row + 1);
        } else {
            toggle(row);
        }
        return true;
    }

    private boolean left(TreeRows now, int row) {
        if (now.hasChildren(row) && now.isOpen(row)) {
            toggle(row);
            return true;
        }
        int parent = now.forest().parent(now.process(row));
        if (parent != ProcessForest.NONE) {
            table.reveal(now.rowOf(parent));
        }
        return true;
    }

    private boolean sibling(TreeRows now, int row, int step) {
        int depth = now.depth(row);
        for (int other = row + step; other >= 0 && other < now.rowCount(); other += step) {
            if (now.depth(other) < depth) {
                return true;
            }
            if (now.depth(other) == depth) {
                table.reveal(other);
                return true;
            }
        }
        return true;
    }

    /// Opens everything below a row.
    private boolean openAll(TreeRows now, int row) {
        ProcessForest forest = now.forest();
        int[] waiting = new int[forest.size()];
        int count = 0;
        waiting[count++] = now.process(row);
        while (count > 0) {
            int process = waiting[--count];
            now.open(process, true);
            for (int i = 0; i < forest.childCount(process); i++) {
                waiting[count++] = forest.child(process, i);
            }
        }
        now.lay();
        relaid(now, row);
        return true;
    }

    private void follow(int event) {
        TreeRows now = rows;
        if (following || now == null || event < 0) {
            return;
        }
        int process = now.forest().processOf(event);
        int row = process == ProcessForest.NONE ? -1 : now.rowOf(process);
        if (row >= 0 && row != table.cursorRowProperty().get()) {
            following = true;
            table.reveal(row);
            following = false;
        }
    }

    private void moved(int row) {
        if (!following && row >= 0) {
            int event = table.source().eventAt(row);
            if (event >= 0) {
                following = true;
                workspace.cursorProperty().set(event);
                following = false;
            }
        }
    }
}
