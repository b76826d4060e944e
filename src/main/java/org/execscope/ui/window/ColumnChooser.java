package org.execscope.ui.window;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.stage.Popup;
import javafx.stage.Screen;
import org.execscope.ui.layout.PopupBox;
import org.execscope.ui.table.ColumnLayout;
import org.execscope.ui.table.RowTable;
import org.execscope.ui.table.TableColumn;

/// Chooses which columns a table shows.
final class ColumnChooser {
    private static final double SCREEN_SHARE = 0.6;

    private final RowTable table;
    private final Popup popup = new Popup();
    private final TextField search = new TextField();
    private final VBox boxes = new VBox(2);
    private final ScrollPane scroll = new ScrollPane(boxes);

    ColumnChooser(RowTable table, ColumnLayout usual) {
        this.table = table;
        Label title = new Label("Columns");
        title.getStyleClass().add("section-head");
        Button reset = new Button("Reset columns");
        reset.setOnAction(_ -> {
            table.change(usual);
            fill();
        });
        Region gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        search.setId("column-search");
        search.setPromptText("Search");
        search.setAccessibleText("Search for a column");
        search.textProperty().addListener((_, _, _) -> fill());
        scroll.setFitToWidth(true);
        scroll.getStyleClass().add("column-boxes");
        scroll.setFocusTraversable(false);
        PopupBox box = new PopupBox(8, new HBox(8, title, gap, reset), search, scroll);
        box.getStyleClass().addAll("picker", "context-menu");
        box.addEventFilter(KeyEvent.KEY_PRESSED, this::pressed);
        popup.getContent().add(box);
        popup.setAutoHide(true);
        popup.setHideOnEscape(true);
    }

    void open(Node over) {
        Bounds place = over.localToScreen(over.getBoundsInLocal());
        if (place != null) {
            search.clear();
            fill();
            // A long list, but never longer than the screen is high.
            scroll.setMaxHeight(
                    SCREEN_SHARE * Screen.getPrimary().getVisualBounds().getHeight());
            popup.show(over, place.getMinX() + 40, place.getMinY() + 30);
            search.requestFocus();
        }
    }

    private void fill() {
        String wanted = search.getText().toLowerCase(Locale.ROOT);
        List<Node> rows = new ArrayList<>();
        for (TableColumn column : table.columns()) {
            if (column.title().toLowerCase(Locale.ROOT).contains(wanted)
                    || column.id().contains(wanted)) {
                CheckBox box = new CheckBox(column.title());
                box.setMnemonicParsing(false);
                box.setId("column-" + column.id());
                box.setSelected(table.hasPlace(column.id()));
                box.setOnAction(_ -> table.show(column.id(), box.isSelected()));
                rows.add(box);
            }
        }
        boxes.getChildren().setAll(rows);
    }

    /// The arrows walk from box to box.
    private void pressed(KeyEvent e) {
        if (e.getCode() != KeyCode.DOWN && e.getCode() != KeyCode.UP) {
            return;
        }
        List<Node> rows = boxes.getChildren();
        int at = -1;
        for (int i = 0; i < rows.size(); i++) {
            at = rows.get(i).isFocused() ? i : at;
        }
        int next = at + (e.getCode() == KeyCode.DOWN ? 1 : -1);
        if (next < 0) {
            search.requestFocus();
        } else if (next < rows.size()) {
            rows.get(next).requestFocus();
        }
        e.consume();
    }
}
