package org.execscope.ui.table;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javafx.geometry.Pos;
import javafx.scene.AccessibleRole;
import javafx.scene.Cursor;
import javafx.scene.control.Label;
import javafx.scene.input.ContextMenuEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.Region;
import javafx.scene.shape.Rectangle;
import org.jspecify.annotations.Nullable;

/// The head of a [RowTable]: a click sorts (with Shift by one more column), a drag on an edge changes the
/// width, a double click there fits it, a drag on a title moves the column.
final class TableHeader extends Region {
    private static final double EDGE = 5;
    private static final double MOVES_FROM = 6;

    private final List<Label> labels = new ArrayList<>();
    private final Region drop = new Region();
    private final Map<String, String> named = new HashMap<>();
    private final Rectangle clip = new Rectangle();
    private final Actions actions;
    private List<TableColumn> columns = List.of();
    private List<SortKey> sortKeys = List.of();
    private TablePlaces places = TablePlaces.NONE;
    private int edge = -1;
    private int held = -1;
    private double pressX;
    private double heldWidth;
    private boolean moving;

    /// What a user does here.
    interface Actions {
        void sort(String column, boolean add);

        /// @param width in pixels as drawn
        void resize(String column, double width);

        void fit(String column);

        /// @param before the column it comes to stand before; null for the end
        void move(String column, @Nullable String before);

        void menu(String column, double screenX, double screenY);
    }

    TableHeader(Actions actions) {
        this.actions = actions;
        getStyleClass().add("table-head");
        setClip(clip);
        drop.getStyleClass().add("table-drop");
        drop.setManaged(false);
        drop.setVisible(false);
        setOnMouseMoved(e -> setCursor(places.edgeAt(e.getX(), EDGE) >= 0 ? Cursor.H_RESIZE : Cursor.DEFAULT));
        setOnMousePressed(this::pressed);
        setOnMouseDragged(this::dragged);
        setOnMouseReleased(this::released);
        setOnMouseClicked(this::clicked);
        addEventHandler(ContextMenuEvent.CONTEXT_MENU_REQUESTED, e -> {
            int column = places.columnAt(e.getX());
            if (column >= 0) {
                actions.menu(columns.get(column).id(), e.getScreenX(), e.getScreenY());
            }
            e.consume();
        });
    }

    /// Shows other columns.
    void columns(List<TableColumn> shown) {
        columns = shown;
        labels.clear();
        for (TableColumn column : shown) {
            Label label = new Label();
            label.setAlignment(column.right() ? Pos.CENTER_RIGHT : Pos.CENTER_LEFT);
            label.setAccessibleRole(AccessibleRole.TEXT);
            label.getStyleClass().add("table-title");
            label.setClip(new Rectangle());
            labels.add(label);
        }
        getChildren().setAll(labels);
        getChildren().add(drop);
        titles();
    }

    void places(TablePlaces now) {
        places = now;
        requestLayout();
    }

    /// Shows by which columns the rows are sorted.
    void sorted(List<SortKey> keys) {
        sortKeys = List.copyOf(keys);
        titles();
    }

    private void titles() {
        for (int i = 0; i < labels.size(); i++) {
            TableColumn column = columns.get(i);
            String title = title(column);
            String spoken = title;
            for (int k = 0; k < sortKeys.size(); k++) {
                SortKey key = sortKeys.get(k);
                if (key.column().equals(column.id())) {
                    title += (key.descending() ? "  ▼" : "  ▲") + (sortKeys.size() > 1 ? k + 1 : "");
                    spoken += key.descending() ? ", sorted, highest first" : ", sorted, lowest first";
                }
            }
            labels.get(i).setText(title);
            labels.get(i).setAccessibleText(spoken);
        }
    }

    /// The words over a column.
    String title(TableColumn column) {
        return named.getOrDefault(column.id(), column.title());
    }

    /// Calls a column otherwise than its [TableColumn] says.
    void title(String column, String words) {
        if (!words.equals(named.put(column, words))) {
            titles();
        }
    }

    /// How wide a column's title is.
    double wanted(int column) {
        return labels.get(column).prefWidth(-1);
    }

    private void pressed(MouseEvent e) {
        if (e.getButton() != MouseButton.PRIMARY) {
            return;
        }
        edge = places.edgeAt(e.getX(), EDGE);
        held = edge >= 0 ? -1 : places.columnAt(e.getX());
        pressX = e.getX();
        heldWidth = edge < 0 ? 0 : places.width(edge);
        moving = false;
    }

    private void dragged(MouseEvent e) {
        if (edge >= 0) {
            actions.resize(columns.get(edge).id(), heldWidth + e.getX() - pressX);
        } else if (held >= 0 && (moving || Math.abs(e.getX() - pressX) > MOVES_FROM)) {
            moving = true;
            double x = places.x(places.gapAt(e.getX()));
            drop.setVisible(true);
            drop.resizeRelocate(Math.max(0, x - 1), 0, 2, getHeight());
        }
    }

    private void released(MouseEvent e) {
        drop.setVisible(false);
        if (moving && held >= 0) {
            int gap = places.gapAt(e.getX());
            actions.move(
                    columns.get(held).id(),
                    gap < columns.size() ? columns.get(gap).id() : null);
        }
    }

    private void clicked(MouseEvent e) {
        if (e.getButton() != MouseButton.PRIMARY || moving) {
            return;
        }
        if (edge >= 0) {
            if (e.getClickCount() == 2) {
                actions.fit(columns.get(edge).id());
            }
            return;
        }
        int column = places.columnAt(e.getX());
        if (column >= 0) {
            actions.sort(columns.get(column).id(), e.isShiftDown());
        }
    }

    @Override
    protected void layoutChildren() {
        clip.setWidth(getWidth());
        clip.setHeight(getHeight());
        for (int i = 0; i < labels.size() && i < places.count(); i++) {
            Label label = labels.get(i);
            label.resizeRelocate(places.x(i), 0, places.width(i), getHeight());
            if (label.getClip() instanceof Rectangle cut) {
                double hidden = places.hidden(i);
                cut.setX(hidden);
                cut.setWidth(Math.max(0, places.width(i) - hidden));
                cut.setHeight(getHeight());
            }
        }
    }
}
