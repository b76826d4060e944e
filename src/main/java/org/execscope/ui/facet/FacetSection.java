package org.execscope.ui.facet;

import java.util.ArrayList;
import java.util.List;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.scene.shape.SVGPath;
import org.execscope.query.Query;
import org.execscope.query.QueryEngine.ValueCount;
import org.execscope.ui.model.FilterActions;
import org.execscope.ui.model.Words;
import org.jspecify.annotations.Nullable;

/// The values of one field: a head that folds, a search, the rows.
final class FacetSection extends VBox {
    private static final int FEW = 8;
    private static final int MORE = 40;
    private static final int MANY = 400;
    private static final String OPEN = "M0 0 L8 0 L4 6 Z";
    private static final String FOLDED = "M0 0 L6 4 L0 8 Z";

    private final FacetField field;
    private final Runnable wanted;
    private final SVGPath twisty = new SVGPath();
    private final Button head = new Button();
    private final Button order = new Button();
    private final Button find = new Button();
    private final TextField search = new TextField();
    private final Label empty = new Label();
    private final Button more = new Button();
    private final VBox rows = new VBox();
    private final List<FacetRow> shownRows = new ArrayList<>();
    private boolean open;
    private boolean rareFirst;
    private int limit = FEW;
    private @Nullable FacetValues values;

    /// @param wanted is called when other values are wished for
    FacetSection(FacetField field, Runnable wanted) {
        this.field = field;
        this.wanted = wanted;
        open = field.open();
        rareFirst = field.rare();
        setId("facet-" + field.name().replace('.', '-'));
        getStyleClass().add("facet");
        head.getStyleClass().addAll("flat", "facet-head");
        head.setMnemonicParsing(false);
        head.setGraphic(twisty);
        head.setMaxWidth(Double.MAX_VALUE);
        head.setAlignment(Pos.CENTER_LEFT);
        head.setOnAction(_ -> fold(!open));
        HBox.setHgrow(head, Priority.ALWAYS);
        twisty.getStyleClass().add("twisty");
        order.getStyleClass().addAll("flat", "facet-order");
        order.setMnemonicParsing(false);
        order.setMinWidth(Region.USE_PREF_SIZE);
        order.setFocusTraversable(false);
        find.setFocusTraversable(false);
        order.setOnAction(_ -> rareFirst(!rareFirst));
        SVGPath lens = new SVGPath();
        lens.setContent("M6 1 A4 4 0 1 0 6 9 A4 4 0 1 0 6 1 M9 8 L12 11");
        lens.getStyleClass().add("icon-line");
        find.setGraphic(lens);
        find.getStyleClass().addAll("flat", "facet-order");
        find.setAccessibleText("Search the values of " + field.title());
        find.setOnAction(_ -> openSearch());
        HBox line = new HBox(head, find, order);
        line.setAlignment(Pos.CENTER_LEFT);
        search.setPromptText("Search in " + field.title());
        search.setAccessibleText("Search in " + field.title());
        search.getStyleClass().add("facet-search");
        search.textProperty().addListener((_, _, _) -> wanted.run());
        search.setOnAction(_ -> focusFirst());
        search.setOnKeyPressed(e -> {
            switch (e.getCode()) {
                case ESCAPE -> {
                    closeSearch();
                    e.consume();
                }
                case DOWN -> {
                    focusFirst();
                    e.consume();
                }
                default -> {}
            }
        });
        more.getStyleClass().addAll("flat", "facet-more");
        more.setOnAction(_ -> {
            limit = limit == FEW ? MORE : MANY;
            wanted.run();
        });
        empty.getStyleClass().addAll("muted", "facet-empty");
        getChildren().add(line);
        titles();
    }

    FacetField field() {
        return field;
    }

    boolean isOpen() {
        return open;
    }

    FacetValues.Wish wish() {
        return new FacetValues.Wish(rareFirst, search.getText(), limit);
    }

    @Nullable
    FacetValues values() {
        return values;
    }

    /// The rows in view, in order.
    List<FacetRow> rows() {
        return open ? shownRows : List.of();
    }

    Button head() {
        return head;
    }

    void fold(boolean wantedOpen) {
        open = wantedOpen;
        getChildren().removeAll(search, rows);
        if (open) {
            getChildren().add(rows);
            wanted.run();
        }
        titles();
    }

    void rareFirst(boolean rare) {
        rareFirst = rare;
        titles();
        wanted.run();
    }

    boolean isRareFirst() {
        return rareFirst;
    }

    void openSearch() {
        if (!open) {
            fold(true);
        }
        if (!getChildren().contains(search)) {
            getChildren().add(1, search);
        }
        search.requestFocus();
    }

    private void closeSearch() {
        search.clear();
        getChildren().remove(search);
        focusFirst();
    }

    private void focusFirst() {
        if (shownRows.isEmpty()) {
            head.requestFocus();
        } else {
            shownRows.getFirst().requestFocus();
        }
    }

    private void titles() {
        twisty.setContent(open ? OPEN : FOLDED);
        FacetValues now = values;
        int count = now == null || !open ? -1 : now.facet().size();
        head.setText(count < 0 ? field.title() : field.title() + "   " + Words.number(count));
        head.setAccessibleText(field.title()
                + (count < 0 ? "" : ", " + Words.count(count, "value"))
                + (open ? ", unfolded" : ", folded"));
        order.setText(rareFirst ? "rarest ▾" : "most ▾");
        order.setAccessibleText(
                field.title() + (rareFirst ? ", rarest first" : ", most frequent first") + ": change the order");
        order.setVisible(open);
        find.setVisible(open);
    }

    /// Dims what is no longer what is shown, until the new values are counted.
    void stale() {
        rows.setOpacity(0.6);
    }

    void show(FacetValues counted, Query applied) {
        values = counted;
        rows.setOpacity(1);
        FacetRow focused =
                shownRows.stream().filter(FacetRow::isFocused).findFirst().orElse(null);
        String focusedTerm = focused == null ? "" : focused.value().term();
        int focusedAt = focused == null ? -1 : shownRows.indexOf(focused);
        shownRows.clear();
        int most = Math.max(1, Math.max(counted.most(), counted.facet().missing()));
        for (ValueCount value : counted.listed()) {
            shownRows.add(new FacetRow(value, (double) value.count() / most, counted.among(), false));
        }
        if (counted.facet().missing() > 0 && search.getText().isEmpty()) {
            ValueCount missing = new ValueCount(
                    counted.facet().missingWords(),
                    counted.facet().missingTerm(),
                    counted.facet().missing());
            shownRows.add(new FacetRow(missing, (double) missing.count() / most, counted.among(), true));
        }
        rows.getChildren().setAll(shownRows);
        int left = counted.found() - counted.listed().size();
        if (left > 0) {
            boolean searching = !search.getText().isEmpty();
            more.setText(searching ? "more…" : Words.number(left) + " more…");
            more.setDisable(limit == MANY);
            if (limit == MANY) {
                more.setText(searching ? "more: search for more" : Words.number(left) + " more: search for them");
            }
            rows.getChildren().add(more);
        } else if (shownRows.isEmpty()) {
            empty.setText("no value");
            rows.getChildren().add(empty);
        }
        FilterActions.Said said = FilterActions.Said.by(applied);
        shownRows.forEach(row -> row.chosen(
                said.includes(row.value().term()), said.excludes(row.value().term())));
        titles();
        if (focusedAt >= 0) {
            int same = indexOf(focusedTerm);
            int at = same >= 0 ? same : Math.min(focusedAt, shownRows.size() - 1);
            if (at >= 0) {
                shownRows.get(at).requestFocus();
            }
        }
    }

    private int indexOf(String term) {
        for (int i = 0; i < shownRows.size(); i++) {
            if (shownRows.get(i).value().term().equals(term)) {
                return i;
            }
        }
        return -1;
    }
}
