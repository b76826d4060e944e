package org.execscope.ui.tree;

import org.execscope.ui.table.SortKey;

/// How a user wants the tree. Immutable.
///
/// @param sort by which column siblings are sorted
/// @param folded whether siblings that ran the same program in the same way share a line
/// @param around what is shown beside the matches of a filter
record TreeWish(SortKey sort, boolean folded, Around around) {
    static final TreeWish USUAL = new TreeWish(new SortKey(TreeColumns.STARTED, false), false, Around.ANCESTORS);

    /// What is shown beside the matches of a filter.
    enum Around {
        ANCESTORS("ancestors", "Matches and their ancestors"),
        DESCENDANTS("ancestors and all they started", "Also all that a match started"),
        ALL("all processes", "All processes, matches marked");

        private final String words;
        private final String title;

        Around(String words, String title) {
            this.words = words;
            this.title = title;
        }

        String words() {
            return words;
        }

        String title() {
            return title;
        }
    }

    TreeWish sortedBy(SortKey key) {
        return new TreeWish(key, folded, around);
    }

    TreeWish folded(boolean on) {
        return new TreeWish(sort, on, around);
    }

    TreeWish around(Around what) {
        return new TreeWish(sort, folded, what);
    }

    /// Whether siblings stand as they were first seen.
    boolean inOrderOfTime() {
        return sort.equals(USUAL.sort);
    }

    /// Whether the nodes come in the same order.
    boolean isLaidLike(TreeWish other) {
        return sort.equals(other.sort) && folded == other.folded;
    }
}
