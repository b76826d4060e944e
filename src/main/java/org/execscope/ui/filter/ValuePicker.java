package org.execscope.ui.filter;

import java.util.List;
import java.util.function.Consumer;
import java.util.function.DoubleConsumer;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import javafx.geometry.Bounds;
import javafx.geometry.Insets;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.text.Text;
import javafx.stage.Popup;
import org.execscope.bytes.Display;
import org.execscope.query.Facet;
import org.execscope.query.QueryEngine.ValueCount;
import org.execscope.ui.layout.CellLine;
import org.execscope.ui.layout.PopupBox;
import org.execscope.ui.model.Latest;
import org.execscope.ui.model.Pace;
import org.execscope.ui.model.Shown;
import org.execscope.ui.model.Words;
import org.execscope.ui.model.Workspace;
import org.jspecify.annotations.Nullable;

/// A list of the values of one field that occur in what is shown, with their counts; choosing one gives its
/// query.
final class ValuePicker {
    private static final int MOST = 1000;

    private final Popup popup = new Popup();
    private final Label heading = new Label();
    private final TextField search = new TextField();
    private final ListView<ValueCount> list = new ListView<>();
    private final ObservableList<ValueCount> found = FXCollections.observableArrayList();
    private final Workspace workspace;
    private final Consumer<String> chosen;
    private final Latest counting = new Latest("count values to pick");
    private final Latest listing = new Latest("list values to pick");
    private final Pace pace = new Pace();
    private String title = "";
    private @Nullable Facet facet;

    /// @param chosen gets the query that selects the chosen value
    ValuePicker(Workspace workspace, Consumer<String> chosen) {
        this.workspace = workspace;
        this.chosen = chosen;
        heading.getStyleClass().add("section-head");
        search.setId("picker-search");
        search.setPromptText("Search");
        heading.setId("picker-heading");
        search.textProperty().addListener((property, old, text) -> list());
        pace.doneProperty().addListener((property, old, share) -> {
            if (listing.isBusy() && share.doubleValue() > 0) {
                heading.setText(title + ": searching …, " + pace.words() + "  Esc stops");
            }
        });
        list.setId("picker-list");
        list.setItems(found);
        list.getStyleClass().add("lines");
        list.setPlaceholder(new Label("No value"));
        list.setCellFactory(view -> new ValueCell());
        list.getStyleClass().add("value-list");
        list.setOnMouseClicked(event -> choose());
        PopupBox box = new PopupBox(8, heading, search, list);
        box.getStyleClass().addAll("picker", "context-menu");
        box.setPadding(new Insets(8));
        box.addEventFilter(KeyEvent.KEY_PRESSED, this::pressed);
        popup.getContent().add(box);
        popup.setAutoHide(true);
        popup.setHideOnEscape(true);
        popup.setOnHidden(_ -> stop());
    }

    private void stop() {
        counting.cancel();
        listing.cancel();
        facet = null;
    }

    void dispose() {
        counting.close();
        listing.close();
    }

    void open(Node below, String field, String name) {
        title = name;
        heading.setText(title + ": counting …  Esc stops");
        facet = null;
        search.clear();
        found.clear();
        Bounds place = below.localToScreen(below.getBoundsInLocal());
        if (place != null) {
            popup.show(below, place.getMinX(), place.getMaxY() + 2);
        }
        search.requestFocus();
        Shown shown = workspace.shownProperty().get();
        if (shown == null) {
            heading.setText(title + ": no value");
            return;
        }
        counting.start(
                cancel -> workspace.engine(shown.trail()).facet(field, shown.matches(), cancel),
                counted -> {
                    facet = counted;
                    list();
                },
                problem -> workspace.report("counting values", problem));
    }

    /// Lists the values that contain what is looked for: so many that nobody goes through more.
    private void list() {
        Facet now = facet;
        if (now == null) {
            return;
        }
        String wanted = search.getText();
        DoubleConsumer share = pace.begin();
        listing.start(
                cancel -> now.listed(wanted, MOST + 1, cancel, share),
                some -> show(now, wanted, some),
                problem -> workspace.report("listing values", problem));
    }

    private void show(Facet of, String wanted, List<ValueCount> some) {
        boolean more = some.size() > MOST;
        found.setAll(more ? some.subList(0, MOST) : some);
        list.getSelectionModel().selectFirst();
        String all = Words.count(of.size() + (of.missing() > 0 ? 1L : 0L), "value");
        String most = Words.number(MOST);
        heading.setText(title + ": "
                + (wanted.isEmpty()
                        ? more ? "the first " + most + " of " + all + ", search for the others" : all
                        : (more ? "more than " + most : Words.number(some.size())) + " of " + all));
    }

    private void pressed(KeyEvent event) {
        int at = list.getSelectionModel().getSelectedIndex();
        if (event.getCode() == KeyCode.ENTER) {
            choose();
            event.consume();
        } else if (event.getCode() == KeyCode.DOWN || event.getCode() == KeyCode.UP) {
            int next = Math.clamp(at + (event.getCode() == KeyCode.DOWN ? 1L : -1L), 0, Math.max(0, found.size() - 1));
            list.getSelectionModel().select(next);
            list.scrollTo(Math.max(0, next - 3));
            event.consume();
        }
    }

    private void choose() {
        ValueCount value = list.getSelectionModel().getSelectedItem();
        if (value != null) {
            popup.hide();
            chosen.accept(value.term());
        }
    }

    /// A value in a clipped text, its count at the right.
    private static final class ValueCell extends ListCell<ValueCount> {
        private final Text value = new Text();
        private final Label count = new Label();
        private final HBox line = new HBox(8);

        ValueCell() {
            value.getStyleClass().addAll("mono", "evidence-text");
            Region gap = new Region();
            HBox.setHgrow(gap, Priority.ALWAYS);
            count.getStyleClass().add("muted");
            count.setMinWidth(Region.USE_PREF_SIZE);
            line.getChildren().addAll(value, gap, count);
            CellLine.fill(this, line);
        }

        @Override
        protected void updateItem(ValueCount item, boolean empty) {
            super.updateItem(item, empty);
            setText(null);
            if (empty || item == null) {
                setGraphic(null);
                return;
            }
            value.setText(cut(item.shown()));
            count.setText(Words.number(item.count()));
            setGraphic(line);
        }

        private static String cut(String shown) {
            int most = Math.min(Display.CELL, 44);
            return shown.length() <= most ? shown : shown.substring(0, most) + "…";
        }
    }
}
