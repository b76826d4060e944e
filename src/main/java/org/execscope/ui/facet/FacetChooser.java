package org.execscope.ui.facet;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import javafx.geometry.Bounds;
import javafx.geometry.Pos;
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
import org.execscope.ui.layout.PopupBox;

/// Chooses which fields have a facet, and in which order: those that have one first.
final class FacetChooser {
    private final Consumer<List<FacetField>> chosen;
    private final Popup popup = new Popup();
    private final TextField search = new TextField();
    private final VBox lines = new VBox(2);
    private List<FacetField> fields = FacetField.USUAL;

    /// @param chosen gets the fields that are to have a facet, in order
    FacetChooser(Consumer<List<FacetField>> chosen) {
        this.chosen = chosen;
        Label title = new Label("Facets");
        title.getStyleClass().add("section-head");
        Button reset = new Button("Usual facets");
        reset.setId("facets-usual");
        reset.setOnAction(_ -> choose(FacetField.USUAL));
        Region gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        search.setId("facets-search");
        search.setPromptText("Search");
        search.setAccessibleText("Search for a field");
        search.textProperty().addListener((_, _, _) -> fill());
        ScrollPane scroll = new ScrollPane(lines);
        scroll.setFitToWidth(true);
        scroll.getStyleClass().add("column-boxes");
        scroll.setFocusTraversable(false);
        Label keys = new Label("Space shows a field or not, Alt+Up and Alt+Down move it");
        keys.getStyleClass().addAll("muted", "small");
        PopupBox box = new PopupBox(8, new HBox(8, title, gap, reset), search, scroll, keys);
        box.setId("facet-chooser");
        box.getStyleClass().addAll("picker", "context-menu");
        box.addEventFilter(KeyEvent.KEY_PRESSED, this::pressed);
        popup.getContent().add(box);
        popup.setAutoHide(true);
        popup.setHideOnEscape(true);
    }

    /// @param now the fields that have a facet, in order
    void open(Node over, List<FacetField> now) {
        Bounds place = over.localToScreen(over.getBoundsInLocal());
        if (place != null) {
            fields = List.copyOf(now);
            search.clear();
            fill();
            popup.show(over, place.getMinX(), place.getMaxY() + 2);
            search.requestFocus();
        }
    }

    private void choose(List<FacetField> wanted) {
        fields = List.copyOf(wanted);
        fill();
        chosen.accept(fields);
    }

    private void fill() {
        List<FacetField> all = new ArrayList<>(fields);
        FacetField.every().stream().filter(field -> !fields.contains(field)).forEach(all::add);
        String wanted = search.getText().toLowerCase(Locale.ROOT);
        lines.getChildren()
                .setAll(all.stream()
                        .filter(field ->
                                field.title().contains(wanted) || field.name().contains(wanted))
                        .map(this::line)
                        .toList());
    }

    private HBox line(FacetField field) {
        int at = fields.indexOf(field);
        CheckBox box = new CheckBox(field.title());
        box.setMnemonicParsing(false);
        box.setId("facets-" + field.name().replace('.', '-'));
        box.setUserData(field);
        box.setSelected(at >= 0);
        box.setMaxWidth(Double.MAX_VALUE);
        box.setOnAction(_ -> toggle(field));
        HBox.setHgrow(box, Priority.ALWAYS);
        HBox line = new HBox(4, box);
        line.setAlignment(Pos.CENTER_LEFT);
        if (at >= 0) {
            line.getChildren().addAll(step(field, -1, "▴", at == 0), step(field, 1, "▾", at == fields.size() - 1));
        }
        return line;
    }

    private Button step(FacetField field, int by, String sign, boolean last) {
        Button button = new Button(sign);
        button.getStyleClass().add("flat");
        button.setFocusTraversable(false);
        button.setAccessibleText(field.title() + (by < 0 ? ": further up" : ": further down"));
        button.setDisable(last);
        button.setOnAction(_ -> move(field, by));
        return button;
    }

    private void toggle(FacetField field) {
        List<FacetField> wanted = new ArrayList<>(fields);
        if (!wanted.remove(field)) {
            wanted.add(field);
        }
        choose(wanted);
        focus(field);
    }

    private void move(FacetField field, int by) {
        int at = fields.indexOf(field);
        int to = at + by;
        if (at >= 0 && to >= 0 && to < fields.size()) {
            List<FacetField> wanted = new ArrayList<>(fields);
            wanted.add(to, wanted.remove(at));
            choose(wanted);
            focus(field);
        }
    }

    private void focus(FacetField field) {
        boxes().stream().filter(box -> field.equals(box.getUserData())).forEach(Node::requestFocus);
    }

    private List<CheckBox> boxes() {
        return lines.getChildren().stream()
                .map(line -> (CheckBox) ((HBox) line).getChildren().getFirst())
                .toList();
    }

    /// The arrows walk from box to box; with Alt they move the field.
    private void pressed(KeyEvent e) {
        if (e.getCode() != KeyCode.DOWN && e.getCode() != KeyCode.UP) {
            return;
        }
        int by = e.getCode() == KeyCode.DOWN ? 1 : -1;
        List<CheckBox> boxes = boxes();
        int at = -1;
        for (int i = 0; i < boxes.size(); i++) {
            at = boxes.get(i).isFocused() ? i : at;
        }
        if (e.isAltDown()) {
            if (at >= 0) {
                move((FacetField) boxes.get(at).getUserData(), by);
            }
        } else if (at + by < 0) {
            search.requestFocus();
        } else if (at + by < boxes.size()) {
            boxes.get(at + by).requestFocus();
        }
        e.consume();
    }
}
