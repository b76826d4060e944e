package org.execscope.ui.tree;

import java.util.List;
import java.util.function.Consumer;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.Menu;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SeparatorMenuItem;
import javafx.scene.input.KeyEvent;
import org.execscope.process.ProcessForest;
import org.execscope.ui.keys.Place;
import org.execscope.ui.menu.ValueMenu;
import org.execscope.ui.model.Words;
import org.execscope.ui.model.Workspace;
import org.execscope.ui.table.ColumnLayout;
import org.execscope.ui.table.RowTable;
import org.execscope.ui.table.SortKey;

/// The context menus of the tree: of a node and of a column's head.
final class TreeMenus {
    private final Workspace workspace;
    private final TreeView view;
    private final TreeBranches branches;
    private final LineageScope scope;
    private final Consumer<SortKey> sort;
    private final TreeValues values;
    private final ContextMenu menu = new ContextMenu();
    private List<MenuItem> rowItems = List.of();
    private List<MenuItem> headItems = List.of();

    /// @param sort sorts siblings
    TreeMenus(Workspace workspace, TreeView view, TreeBranches branches, LineageScope scope, Consumer<SortKey> sort) {
        this.workspace = workspace;
        this.view = view;
        this.branches = branches;
        this.scope = scope;
        this.sort = sort;
        values = new TreeValues(workspace);
    }

    /// What is offered for rows, below what is offered for the node.
    void rowItems(List<MenuItem> items) {
        rowItems = List.copyOf(items);
    }

    /// What is offered for the head of a column, below what is offered for that column.
    void headItems(List<MenuItem> items) {
        headItems = List.copyOf(items);
    }

    void openMenu(double x, double y) {
        TreeLayout now = view.layout();
        if (now == null) {
            return;
        }
        int process = view.process();
        Menu expand = new Menu("Expand");
        expand.getItems().setAll(branches.items());
        menu.hide();
        menu.getItems()
                .setAll(
                        ValueMenu.item("Focus here\tf", branches::focusHere),
                        ValueMenu.item(
                                "Only this process and what it started\ts", () -> scope.only(now.forest(), process)),
                        images(now, process),
                        ValueMenu.item("Copy the process's id", () -> copyId(now.forest(), process)),
                        expand,
                        new SeparatorMenuItem());
        RowTable table = view.table();
        int row = table.cursorRowProperty().get();
        String column = table.columnAt(table.screenToLocal(x, y).getX());
        int event = table.source().eventAt(row);
        List<String> terms = TreeValues.terms(now.rows().trail(), now.forest(), process, event, column);
        menu.getItems()
                .addAll(0, values.items(terms, table.source().cell(row, column).plain(), event));
        menu.getItems().addAll(rowItems);
        ValueMenu.show(workspace, menu, Place.TREE, table, x, y);
    }

    /// Does what a key says to the program of the process under the cursor.
    void typed(KeyEvent key) {
        TreeLayout now = view.layout();
        int process = view.process();
        if (now != null && process != ProcessForest.NONE) {
            int event = view.table()
                    .source()
                    .eventAt(view.table().cursorRowProperty().get());
            if (values.typed(key, now.rows().trail(), now.forest(), process, event)) {
                key.consume();
            }
        }
    }

    private MenuItem images(TreeLayout now, int process) {
        int count = process == ProcessForest.NONE ? 0 : now.forest().imageCount(process);
        boolean open = now.state().chains().isOpen(process);
        boolean listed = process != ProcessForest.NONE
                && Execution.isListed(now.rows().trail().events(), now.forest(), process);
        String words = (open ? "Hide " : "Show ")
                + (count < 2 ? "what it tried to run" : "its " + Words.number(count) + " images one by one");
        MenuItem item = ValueMenu.item(words + "\to", branches::toggleImages);
        item.setDisable(!listed);
        return item;
    }

    private void copyId(ProcessForest forest, int process) {
        if (process != ProcessForest.NONE) {
            ValueMenu.copy(workspace, forest.id(process));
        }
    }

    void openHeadMenu(String column, double x, double y) {
        RowTable table = view.table();
        ColumnLayout columns = table.columnLayout();
        menu.hide();
        menu.getItems()
                .setAll(
                        ValueMenu.item("Sort siblings ascending", () -> sort.accept(new SortKey(column, false))),
                        ValueMenu.item("Sort siblings descending", () -> sort.accept(new SortKey(column, true))),
                        ValueMenu.item("Back to the order of time", () -> sort.accept(TreeWish.USUAL.sort())),
                        new SeparatorMenuItem(),
                        ValueMenu.item("Hide", () -> table.change(columns.shown(column, false))),
                        ValueMenu.item("Fit to what is in view", () -> table.fit(column)),
                        ValueMenu.item("Move left", () -> table.change(columns.moved(column, -1))),
                        ValueMenu.item("Move right", () -> table.change(columns.moved(column, 1))));
        menu.getItems().addAll(headItems);
        menu.getItems().get(0).setDisable(!TreeColumns.isSorted(column));
        menu.getItems().get(1).setDisable(!TreeColumns.isSorted(column));
        menu.show(table, x, y);
    }
}
