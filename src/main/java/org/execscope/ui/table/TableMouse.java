package org.execscope.ui.table;

import javafx.scene.input.ContextMenuEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.input.ScrollEvent;

/// What the mouse does in every table: put the cursor, select, scroll, open menus.
final class TableMouse {
    private static final int ALT_STEP = 10;

    private final RowTable table;
    private final TableLines lines;
    /// The part of a row that the wheel has turned and that isn't scrolled yet.
    private double wheel;

    private TableMouse(RowTable table, TableLines lines) {
        this.table = table;
        this.lines = lines;
    }

    /// Handles the mouse over a table and its rows.
    static void handle(RowTable table, TableLines lines) {
        TableMouse mouse = new TableMouse(table, lines);
        lines.addEventHandler(MouseEvent.MOUSE_PRESSED, mouse::clicked);
        table.addEventHandler(ScrollEvent.SCROLL, mouse::scrolled);
        table.addEventHandler(ContextMenuEvent.CONTEXT_MENU_REQUESTED, mouse::menuRequested);
    }

    private void clicked(MouseEvent e) {
        table.requestFocus();
        int row = table.rowAt(e.getY() + lines.getLayoutY());
        if (row >= 0) {
            table.cursorColumn(table.columnAt(e.getX()));
            if (e.getButton() == MouseButton.PRIMARY && table.isOnTwisty(row, e.getX())) {
                table.twist(row);
            } else if (e.getButton() == MouseButton.PRIMARY) {
                table.click(row, e.isShiftDown(), e.isShortcutDown(), e.getClickCount());
            } else if (e.getButton() == MouseButton.SECONDARY
                    && !table.selection().contains(table.source(), row)) {
                table.click(row, false, false, 1);
            } else if (e.getButton() == MouseButton.SECONDARY) {
                table.cursorRowProperty().set(row);
            }
        }
        e.consume();
    }

    private void scrolled(ScrollEvent e) {
        if (e.isShiftDown() || Math.abs(e.getDeltaX()) > Math.abs(e.getDeltaY())) {
            table.scrollAside(-(e.getDeltaX() != 0 ? e.getDeltaX() : e.getDeltaY()));
        } else {
            wheel -= e.getDeltaY() / table.lineHeight() * (e.isAltDown() ? ALT_STEP : 1);
            int rows = (int) wheel;
            wheel -= rows;
            table.scrollBy(rows);
        }
        e.consume();
    }

    private void menuRequested(ContextMenuEvent e) {
        if (!table.hasMenu() || table.cursorRowProperty().get() < 0) {
            return;
        }
        if (e.isKeyboardTrigger()) {
            table.openMenu();
        } else if (table.rowAt(e.getY()) >= 0 && e.getX() < lines.getWidth()) {
            table.openMenu(e.getScreenX(), e.getScreenY());
        }
        e.consume();
    }
}
