package org.execscope.ui.table;

import java.util.ArrayList;
import java.util.List;

/// Which columns a table shows, in which order and width, and how many of the first stay where they are when
/// the others scroll. Immutable.
///
/// @param entries every column once, those that are hidden too
/// @param pinned how many of the shown columns don't scroll
public record ColumnLayout(List<Entry> entries, int pinned) {
    /// No column gets narrower.
    static final double NARROWEST = 32;

    static final double WIDEST = 4_000;

    /// @param width in pixels at the normal font size
    public record Entry(String id, double width, boolean shown) {}

    public ColumnLayout {
        entries = List.copyOf(entries);
        pinned = Math.clamp(pinned, 0, entries.size());
    }

    /// These columns as they come, all shown, none pinned.
    static ColumnLayout of(List<TableColumn> columns) {
        return new ColumnLayout(
                columns.stream()
                        .map(column -> new Entry(column.id(), column.width(), true))
                        .toList(),
                0);
    }

    /// This layout for these columns: those it doesn't know come last, as `otherwise` has them; those that
    /// aren't among them are dropped.
    public ColumnLayout over(ColumnLayout otherwise) {
        List<Entry> known = new ArrayList<>();
        for (Entry entry : entries) {
            boolean there = otherwise.index(entry.id()) >= 0
                    && known.stream().noneMatch(one -> one.id().equals(entry.id()));
            if (there && Double.isFinite(entry.width())) {
                known.add(new Entry(entry.id(), Math.clamp(entry.width(), NARROWEST, WIDEST), entry.shown()));
            }
        }
        for (Entry entry : otherwise.entries) {
            if (known.stream().noneMatch(one -> one.id().equals(entry.id()))) {
                known.add(entry);
            }
        }
        return new ColumnLayout(known, pinned);
    }

    /// The column's place among all, or -1.
    int index(String id) {
        for (int i = 0; i < entries.size(); i++) {
            if (entries.get(i).id().equals(id)) {
                return i;
            }
        }
        return -1;
    }

    /// Whether this column is shown.
    public boolean shows(String id) {
        int at = index(id);
        return at >= 0 && entries.get(at).shown();
    }

    /// How wide this column is; 0 where there is none of this name.
    public double width(String id) {
        int at = index(id);
        return at < 0 ? 0 : entries.get(at).width();
    }

    /// With this column in another width.
    public ColumnLayout width(String id, double width) {
        return with(id, entry -> new Entry(id, Math.clamp(width, NARROWEST, WIDEST), entry.shown()));
    }

    /// With this column shown or hidden.
    public ColumnLayout shown(String id, boolean shown) {
        return with(id, entry -> new Entry(id, entry.width(), shown));
    }

    /// With so many pinned columns.
    public ColumnLayout pinned(int count) {
        return new ColumnLayout(entries, count);
    }

    /// With this column standing before the shown one that is `before`; at the end if that is null.
    ColumnLayout moved(String id, @org.jspecify.annotations.Nullable String before) {
        int from = index(id);
        if (from < 0 || id.equals(before)) {
            return this;
        }
        List<Entry> order = new ArrayList<>(entries);
        Entry entry = order.remove(from);
        int to = before == null ? order.size() : new ColumnLayout(order, 0).index(before);
        order.add(to < 0 ? order.size() : to, entry);
        return new ColumnLayout(order, pinned);
    }

    /// With this column one place further among the shown ones, or back if `step` is negative.
    public ColumnLayout moved(String id, int step) {
        List<String> shown =
                entries.stream().filter(Entry::shown).map(Entry::id).toList();
        int at = shown.indexOf(id);
        int to = at + (step < 0 ? -1 : 1);
        if (at < 0 || to < 0 || to >= shown.size()) {
            return this;
        }
        if (step < 0) {
            return moved(id, shown.get(to));
        }
        return to + 1 < shown.size() ? moved(id, shown.get(to + 1)) : moved(id, (String) null);
    }

    private ColumnLayout with(String id, java.util.function.UnaryOperator<Entry> change) {
        return new ColumnLayout(
                entries.stream()
                        .map(entry -> entry.id().equals(id) ? change.apply(entry) : entry)
                        .toList(),
                pinned);
    }
}
