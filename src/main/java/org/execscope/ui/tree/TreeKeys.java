package org.execscope.ui.tree;

import java.util.function.BooleanSupplier;
import javafx.scene.input.KeyEvent;
import org.execscope.ui.table.RowTable;

/// What keys do in the tree beside those that every table has.
final class TreeKeys {
    private final TreeView view;
    private final RowTable table;
    private final TreeBranches branches;
    private final BooleanSupplier stop;

    /// @param stop gives up what is being worked on, and says whether there was anything
    TreeKeys(TreeView view, TreeBranches branches, BooleanSupplier stop) {
        this.stop = stop;
        this.view = view;
        this.table = view.table();
        this.branches = branches;
    }

    void pressed(int row, KeyEvent e) {
        TreeLayout now = view.layout();
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
            case M -> branches.expandToMatches();
            case MINUS, SUBTRACT -> branches.collapseAll();
            case DIGIT0, NUMPAD0 -> branches.expandAll();
            default -> {
                if (digit < 1 || digit > TreeBranches.DEEPEST_CHOICE) {
                    return false;
                }
                branches.expandTo(digit);
            }
        }
        return true;
    }

    private boolean plain(TreeLayout now, int row, KeyEvent e) {
        switch (e.getCode()) {
            case RIGHT -> right(now, row);
            case LEFT -> {
                if (e.isShiftDown()) {
                    branches.collapseSiblings();
                } else {
                    left(now, row);
                }
            }
            case BACK_SPACE -> branches.focusBack();
            case ESCAPE -> {
                if (stop.getAsBoolean()) {
                    return true;
                }
                if (now.state().focus() == TreeOrder.NONE) {
                    return false;
                }
                branches.focusOn(TreeOrder.NONE);
            }
            default -> {
                return false;
            }
        }
        return true;
    }

    private void right(TreeLayout now, int row) {
        if (isImage(now, row)) {
            return;
        }
        if (isOpen(now, row)) {
            table.reveal(row + 1);
        } else {
            branches.toggle(row);
        }
    }

    private void left(TreeLayout now, int row) {
        int place = now.state().place(row);
        if (isImage(now, row)) {
            table.reveal(now.state().row(place));
            return;
        }
        if (isOpen(now, row)) {
            branches.toggle(row);
            return;
        }
        int parent = now.state().order().parent(place);
        if (parent != TreeOrder.NONE && now.state().row(parent) >= 0) {
            table.reveal(now.state().row(parent));
        }
    }

    private static boolean isImage(TreeLayout now, int row) {
        return now.state().chains().imageEvent(row) >= 0;
    }

    /// Whether the row's branch is open, or its images are shown where it has nothing else below it.
    private static boolean isOpen(TreeLayout now, int row) {
        TreeState state = now.state();
        int place = state.place(row);
        return state.hasBelow(place)
                ? state.isOpen(place)
                : state.chains().isOpen(state.order().node(place));
    }

    private void goSibling(TreeLayout now, boolean after) {
        int place = view.place();
        int sibling = place == TreeOrder.NONE ? TreeOrder.NONE : now.state().sibling(place, after);
        if (sibling != TreeOrder.NONE) {
            table.reveal(now.state().row(sibling));
        }
    }
}
