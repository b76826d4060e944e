package org.execscope.ui.timeline;

import java.util.List;
import javafx.animation.PauseTransition;
import javafx.geometry.Bounds;
import javafx.geometry.Point2D;
import javafx.scene.AccessibleRole;
import javafx.scene.control.Label;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseEvent;
import javafx.scene.input.ScrollEvent;
import javafx.scene.layout.VBox;
import javafx.scene.text.Text;
import javafx.stage.Popup;
import javafx.util.Duration;
import org.execscope.ui.table.RowTable;
import org.execscope.ui.table.TableColumn;

/// Shows a cell whole: beside the pointer once it rests, or by Ctrl+Space beside the cell of the cursor.
public final class HoverCard {
    private static final Duration REST = Duration.millis(600);
    private static final double BESIDE = 14;

    private final RowTable table;
    private final Words words;
    private final PauseTransition rest = new PauseTransition(REST);
    private final Popup popup = new Popup();
    private final VBox box = new VBox(1);
    private double x;
    private double y;

    /// What there is to say of a cell.
    @FunctionalInterface
    public interface Words {
        /// Lines, each short enough to be laid out at once and safe to show; none where there is nothing to say.
        List<String> of(int row, String column);
    }

    public HoverCard(RowTable table, Words words) {
        this.table = table;
        this.words = words;
        box.setId("hover-card");
        box.getStyleClass().addAll("hover-card", "context-menu");
        box.setAccessibleRole(AccessibleRole.TEXT);
        box.setFocusTraversable(true);
        popup.getContent().add(box);
        popup.setAutoHide(true);
        popup.setHideOnEscape(true);
        rest.setOnFinished(_ -> showAtPointer());
        table.addEventHandler(MouseEvent.MOUSE_MOVED, this::moved);
        table.addEventHandler(MouseEvent.MOUSE_EXITED, _ -> hide());
        table.addEventFilter(MouseEvent.MOUSE_PRESSED, _ -> hide());
        table.addEventFilter(ScrollEvent.SCROLL, _ -> hide());
        table.addEventFilter(KeyEvent.KEY_PRESSED, this::pressed);
    }

    private void moved(MouseEvent event) {
        boolean near = Math.abs(event.getX() - x) < 4 && Math.abs(event.getY() - y) < 4;
        if (!near) {
            hide();
            x = event.getX();
            y = event.getY();
            rest.playFromStart();
        }
    }

    private void pressed(KeyEvent event) {
        boolean asked = event.getCode() == KeyCode.SPACE && event.isControlDown() && !event.isShiftDown();
        hide();
        if (asked) {
            showAtCursor();
            event.consume();
        }
    }

    private void showAtPointer() {
        int row = table.rowAt(y);
        String column = table.columnAt(x);
        Point2D at = table.localToScreen(x, y);
        if (row >= 0
                && at != null
                && table.isHover()
                && table.getScene().getWindow().isFocused()) {
            show(row, column, at.getX() + BESIDE, at.getY() + BESIDE);
        }
    }

    /// For the keyboard; gives the card the focus until Esc.
    void showAtCursor() {
        int row = table.cursorRowProperty().get();
        String column = table.cursorColumnProperty().get();
        Bounds cell = row < 0 ? null : table.boundsOf(row, column);
        Bounds at = cell == null ? null : table.localToScreen(cell);
        if (at != null) {
            show(row, column, at.getMinX(), at.getMaxY() + 2);
        }
    }

    private void show(int row, String column, double screenX, double screenY) {
        List<String> lines = words.of(row, column);
        if (lines.isEmpty()) {
            return;
        }
        Label head = new Label(table.columns().stream()
                .filter(one -> one.id().equals(column))
                .map(TableColumn::title)
                .findFirst()
                .orElse(""));
        head.getStyleClass().addAll("muted", "small");
        box.getChildren().setAll(head);
        for (String line : lines) {
            Text text = new Text(line);
            text.getStyleClass().addAll("mono", "evidence-text");
            box.getChildren().add(text);
        }
        box.setAccessibleText(head.getText() + ": " + String.join(" ", lines));
        popup.show(table, screenX, screenY);
    }

    private void hide() {
        rest.stop();
        popup.hide();
    }

    /// Hides it.
    public void dispose() {
        hide();
    }
}
