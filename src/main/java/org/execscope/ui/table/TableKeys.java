package org.execscope.ui.table;

import java.util.EnumSet;
import java.util.Set;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;

/// What keys do in every table: move, select, open. Those it has no use for are passed on.
final class TableKeys {
    private final RowTable table;

    private TableKeys(RowTable table) {
        this.table = table;
    }

    /// Handles the keys of a table.
    private static final Set<KeyCode> MOVES = EnumSet.of(
            KeyCode.UP,
            KeyCode.DOWN,
            KeyCode.LEFT,
            KeyCode.RIGHT,
            KeyCode.PAGE_UP,
            KeyCode.PAGE_DOWN,
            KeyCode.HOME,
            KeyCode.END);

    static void handle(RowTable table) {
        TableKeys keys = new TableKeys(table);
        table.addEventHandler(KeyEvent.KEY_PRESSED, keys::pressed);
        table.addEventHandler(KeyEvent.KEY_TYPED, keys::typed);
    }

    private int row() {
        return table.cursorRowProperty().get();
    }

    private int lastRow() {
        return table.source().rowCount() - 1;
    }

    private void pressed(KeyEvent e) {
        if (e.isAltDown()) {
            table.passOn(e);
            return;
        }
        if (e.isShortcutDown()) {
            shortcut(e);
            return;
        }
        int row = row();
        int target = target(e.getCode(), row, lastRow());
        if (lastRow() < 0 && MOVES.contains(e.getCode())) {
            // What holds the table, such as tabs, would take them.
            e.consume();
        } else if (target >= 0) {
            table.move(target, e.isShiftDown());
            e.consume();
        } else if (table.walksCells() && (e.getCode() == KeyCode.LEFT || e.getCode() == KeyCode.RIGHT)) {
            table.walk(e.getCode() == KeyCode.LEFT ? -1 : 1);
            e.consume();
        } else if (e.getCode() == KeyCode.SPACE && row >= 0) {
            table.toggleSelected(row);
            e.consume();
        } else if (e.getCode() == KeyCode.ENTER && row >= 0) {
            table.openRow(row);
            e.consume();
        } else if (e.getCode() == KeyCode.CONTEXT_MENU || (e.getCode() == KeyCode.F10 && e.isShiftDown())) {
            table.openMenu();
            e.consume();
        } else {
            table.passOn(e);
        }
    }

    /// The row that a key goes to, or -1 where it goes to none.
    private int target(KeyCode code, int row, int last) {
        return switch (code) {
            case UP -> Math.max(0, row - 1);
            case DOWN -> Math.min(last, row + 1);
            case PAGE_UP -> Math.max(0, row - table.visible());
            case PAGE_DOWN -> Math.min(last, row + table.visible());
            case HOME -> Math.min(0, last);
            case END -> last;
            default -> -1;
        };
    }

    private void shortcut(KeyEvent e) {
        if (e.getCode() == KeyCode.A) {
            if (e.isShiftDown()) {
                table.selection().clear();
            } else {
                table.selectAll();
            }
            e.consume();
        } else if (e.getCode() == KeyCode.I && e.isShiftDown()) {
            table.invert();
            e.consume();
        } else {
            table.passOn(e);
        }
    }

    private void typed(KeyEvent e) {
        if (e.isAltDown() || e.isShortcutDown() || lastRow() < 0) {
            return;
        }
        switch (e.getCharacter()) {
            case "j" -> table.move(Math.min(lastRow(), row() + 1), false);
            case "k" -> table.move(Math.max(0, row() - 1), false);
            case "g" -> table.move(0, false);
            case "G" -> table.move(lastRow(), false);
            default -> {
                return;
            }
        }
        e.consume();
    }
}
