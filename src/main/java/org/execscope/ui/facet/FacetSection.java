package org.execscope.ui.facet;

import java.util.ArrayList;
import java.util.List;
import javafx.geometry.Pos;
import javafx.scene.Node;
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
    private static final int MANY = 1_000;
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
    private final FacetList list = new FacetList();
    private final VBox rows = new VBox(list);
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
            limit = MANY;
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

    /// How many values are listed.
    int count() {
        return open ? list.size() : 0;
    }

    /// The place of what has the focus: -1 is the head.
    int indexOf(@Nullable Node node) {
        return list.indexOf(node);
    }

    /// Gives the focus to a value, or to the head for -1.
    void focus(int index) {
        if (index < 0 || index >= count()) {
            head.requestFocus();
        } else {
            list.row(index).requestFocus();
        }
    }

    /// Where a value begins, or the head for -1, from the section's upper edge.
    double topOf(int index) {
        return index < 0 ? 0 : rows.getLayoutY() + list.getLayoutY() + index * list.rowHeight();
    }

    /// How high what begins there is.
    double heightOf(int index) {
        return index < 0 ? head.getHeight() : list.rowHeight();
    }

    /// What of the section is in view, from its upper edge: values out of it have no rows.
    void view(double from, double to) {
        double begin = topOf(0);
        list.view(from - begin, to - begin);
    }

    /// Text of another size makes rows of another height.
    void measure() {
        list.measure();
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
        focus(0);
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
        int focusedAt = focusedIndex();
        String focusedTerm = focusedAt < 0 ? "" : list.row(focusedAt).value().term();
        List<FacetList.Line> lines = new ArrayList<>();
        double most = Math.max(1, Math.max(counted.most(), counted.facet().missing()));
        for (ValueCount value : counted.listed()) {
            lines.add(new FacetList.Line(value, value.count() / most, counted.among(), false));
        }
        if (counted.facet().missing() > 0 && search.getText().isEmpty()) {
            ValueCount missing = new ValueCount(
                    counted.facet().missingWords(),
                    counted.facet().missingTerm(),
                    counted.facet().missing());
            lines.add(new FacetList.Line(missing, missing.count() / most, counted.among(), true));
        }
        FilterActions.Said said = FilterActions.Said.by(applied);
        list.show(
                lines,
                row -> row.chosen(
                        said.includes(row.value().term()),
                        said.excludes(row.value().term())));
        rows.getChildren().setAll(list);
        int left = counted.found() - counted.listed().size();
        if (left > 0) {
            boolean searching = !search.getText().isEmpty();
            more.setText(searching ? "more…" : Words.number(left) + " more…");
            more.setDisable(limit == MANY);
            if (limit == MANY) {
                more.setText(searching ? "more: search for more" : Words.number(left) + " more: search for them");
            }
            rows.getChildren().add(more);
        } else if (lines.isEmpty()) {
            empty.setText("no value");
            rows.getChildren().add(empty);
        }
        titles();
        if (focusedAt >= 0) {
            int same = list.indexOf(focusedTerm);
            focus(same >= 0 ? same : Math.min(focusedAt, lines.size() - 1));
        }
    }

    private int focusedIndex() {
        for (Node row : list.getChildrenUnmodifiable()) {
            if (row.isFocused()) {
                return list.indexOf(row);
            }
        }
        return -1;
    }
}
