package org.execscope.ui.table;

import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;

/// Leaves room for what a narrow table is looked at for: columns that tell less are left out, one after the
/// other, until the column that grows has enough. Columns that the user gave a width of their own, or asked
/// for, stay.
public final class LesserColumns implements Narrowing {
    private final List<String> lesser;
    private final String growing;
    private final double wished;
    private final ColumnLayout usual;
    private final Consumer<Set<String>> changed;
    private final Set<String> own = new HashSet<>();
    private ColumnLayout last;
    private Set<String> before = Set.of();

    /// @param lesser those that can be left out, the least first
    /// @param growing the column that gets the room
    /// @param wished how wide that should be at least, in pixels at the normal font size
    /// @param usual the columns as they are at first
    /// @param changed gets the columns left out when these are others
    public LesserColumns(
            List<String> lesser, String growing, double wished, ColumnLayout usual, Consumer<Set<String>> changed) {
        this.lesser = List.copyOf(lesser);
        this.growing = growing;
        this.wished = wished;
        this.usual = usual;
        this.changed = changed;
        last = usual;
    }

    @Override
    public Set<String> leftOut(ColumnLayout layout, double room) {
        last = layout;
        double left = room;
        for (ColumnLayout.Entry entry : layout.entries()) {
            left -= entry.shown() && !entry.id().equals(growing) ? entry.width() : 0;
        }
        Set<String> out = new LinkedHashSet<>();
        for (String column : lesser) {
            if (left < wished && layout.shows(column) && layout.shows(growing) && !own.contains(column)) {
                out.add(column);
                left += layout.width(column);
            }
        }
        if (!out.equals(before)) {
            before = Set.copyOf(out);
            changed.accept(out);
        }
        return out;
    }

    @Override
    public void asked(String column, boolean wanted) {
        if (wanted) {
            own.add(column);
        } else {
            own.remove(column);
        }
    }

    /// The user changed the layout, or did so on another day: what differs from before is that user's wish.
    public void chosen(ColumnLayout now) {
        for (String column : lesser) {
            boolean changes = now.shows(column) != last.shows(column) || now.width(column) != last.width(column);
            if (changes && now.shows(column) == usual.shows(column) && now.width(column) == usual.width(column)) {
                own.remove(column);
            } else if (changes) {
                own.add(column);
            }
        }
        last = now;
    }
}
