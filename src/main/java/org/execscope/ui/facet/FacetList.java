package org.execscope.ui.facet;

import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import javafx.scene.layout.Region;
import org.execscope.query.QueryEngine.ValueCount;
import org.jspecify.annotations.Nullable;

/// The values of a facet, one below the other: only those in view have a row, however many there are.
final class FacetList extends Region {
    /// So many are ready above and below what is in view.
    private static final int SPARE = 4;

    private final Map<Integer, FacetRow> live = new HashMap<>();
    private List<Line> lines = List.of();
    private Consumer<FacetRow> made = _ -> {};
    private double rowHeight;
    private double top;
    private double bottom;

    /// A value, and how it is drawn.
    ///
    /// @param share of the most frequent value's count, from 0 to 1
    /// @param among how many events were counted
    record Line(ValueCount value, double share, int among, boolean absent) {}

    FacetList() {
        getStyleClass().add("facet-values");
    }

    /// Shows other values.
    ///
    /// @param ready is given each row before it is seen
    void show(List<Line> others, Consumer<FacetRow> ready) {
        lines = List.copyOf(others);
        made = ready;
        getChildren().clear();
        live.clear();
        fill();
        requestLayout();
    }

    int size() {
        return lines.size();
    }

    /// The place of the value that has this term, or -1.
    int indexOf(String term) {
        for (int i = 0; i < lines.size(); i++) {
            if (lines.get(i).value().term().equals(term)) {
                return i;
            }
        }
        return -1;
    }

    /// The place of a row, or -1 where it is none of this list.
    int indexOf(@Nullable Object row) {
        return live.entrySet().stream()
                .filter(entry -> entry.getValue().equals(row))
                .mapToInt(Map.Entry::getKey)
                .findFirst()
                .orElse(-1);
    }

    /// The row at a place, made if there was none.
    FacetRow row(int index) {
        FacetRow there = live.get(index);
        if (there != null) {
            return there;
        }
        Line line = lines.get(index);
        FacetRow row = new FacetRow(line.value(), line.share(), line.among(), line.absent());
        made.accept(row);
        live.put(index, row);
        getChildren().add(row);
        return row;
    }

    /// How high each row is.
    double rowHeight() {
        if (rowHeight == 0 && !lines.isEmpty()) {
            FacetRow row = row(0);
            row.applyCss();
            rowHeight = row.prefHeight(-1);
        }
        return rowHeight;
    }

    /// Text of another size makes rows of another height.
    void measure() {
        rowHeight = 0;
        requestLayout();
    }

    /// What of the list is in view, from its own upper edge.
    void view(double from, double to) {
        if (from != top || to != bottom) {
            top = from;
            bottom = to;
            fill();
            requestLayout();
        }
    }

    private void fill() {
        double high = rowHeight();
        if (high <= 0) {
            return;
        }
        int first = Math.max(0, (int) Math.floor(top / high) - SPARE);
        int last = Math.min(lines.size() - 1, (int) Math.ceil(bottom / high) + SPARE);
        Iterator<Map.Entry<Integer, FacetRow>> there = live.entrySet().iterator();
        while (there.hasNext()) {
            Map.Entry<Integer, FacetRow> entry = there.next();
            boolean seen = entry.getKey() >= first && entry.getKey() <= last;
            // The row with the focus stays: the keys are in it.
            if (!seen && !entry.getValue().isFocused()) {
                getChildren().remove(entry.getValue());
                there.remove();
            }
        }
        for (int i = first; i <= last; i++) {
            row(i);
        }
    }

    @Override
    protected double computePrefHeight(double width) {
        return lines.size() * rowHeight();
    }

    @Override
    protected void layoutChildren() {
        double high = rowHeight();
        live.forEach((index, row) -> row.resizeRelocate(0, index * high, getWidth(), high));
    }
}
