package org.execscope.ui.tree;

import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import org.execscope.ui.table.ColumnLayout;
import org.execscope.ui.table.Narrowing;

/// Leaves room for the command line where the tree is narrow: columns that tell less than it are left out, one after
/// the other, until it has enough. Columns that the user gave a width of their own, or asked for, stay.
final class NarrowTree implements Narrowing {
    /// Those that can be left out, the least first.
    private static final List<String> LESSER = List.of(TreeColumns.LIFE, TreeColumns.EVENTS, TreeColumns.ENDED);

    /// So wide a command line shows a program and its first arguments.
    private static final double WISHED = 300;

    private final Consumer<Set<String>> changed;
    private final Set<String> own = new HashSet<>();
    private ColumnLayout last = TreeColumns.usualLayout();
    private Set<String> before = Set.of();
    private boolean asked;

    /// @param changed gets the columns left out when these are others
    NarrowTree(Consumer<Set<String>> changed) {
        this.changed = changed;
    }

    @Override
    public Set<String> leftOut(ColumnLayout layout, double room) {
        if (!asked) {
            // What was kept from another day.
            asked = true;
            chosen(layout);
        }
        last = layout;
        double left = room;
        for (ColumnLayout.Entry entry : layout.entries()) {
            left -= entry.shown() && !entry.id().equals(TreeColumns.COMMAND) ? entry.width() : 0;
        }
        Set<String> out = new LinkedHashSet<>();
        for (String column : LESSER) {
            if (left < WISHED && layout.shows(column) && layout.shows(TreeColumns.COMMAND) && !own.contains(column)) {
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

    /// The user changed the layout: what differs from before is that user's wish.
    void chosen(ColumnLayout now) {
        ColumnLayout usual = TreeColumns.usualLayout();
        for (String column : LESSER) {
            boolean changes = now.shows(column) != last.shows(column) || now.width(column) != last.width(column);
            if (changes && now.shows(column) == usual.shows(column) && now.width(column) == usual.width(column)) {
                own.remove(column);
            } else if (changes) {
                own.add(column);
            }
        }
    }
}
