package org.execscope.ui.tree;

import org.execscope.evidence.CancelToken;

/// Brings marks of nodes from their places in one order to those in another of the same forest.
///
/// Only those that are fewer, marked or not, are looked up one by one: most trees are mostly open or mostly
/// closed, and to look up a place among millions is to wait for memory. Where all at the top are marked, as when
/// a tree is first shown, these need no looking up.
final class OtherPlaces {
    private final TreeOrder from;
    private final TreeOrder to;
    private final CancelToken cancel;

    OtherPlaces(TreeOrder from, TreeOrder to, CancelToken cancel) {
        this.from = from;
        this.to = to;
        this.cancel = cancel;
    }

    /// The marks in the other order; no fold is marked there.
    ///
    /// @throws java.util.concurrent.CancellationException if it is no longer wanted
    long[] of(long[] marks) {
        if (from.equals(to)) {
            return marks.clone();
        }
        if (count(marks) > from.size() / 2) {
            return withoutFolds(lookedUp(without(RankedBits.all(from.size()), marks)));
        }
        long[] tops = from.tops();
        if (count(without(tops, marks)) > 0) {
            return lookedUp(marks);
        }
        return with(lookedUp(without(marks, tops)), to.tops());
    }

    private long[] lookedUp(long[] marks) {
        PlaceMarks met = new PlaceMarks(to.size());
        Pieces.eachWord(from.size(), cancel, (first, end) -> {
            for (int word = first; word < end; word++) {
                for (long bits = marks[word]; bits != 0; bits &= bits - 1) {
                    int node = from.node((word << 6) + Long.numberOfTrailingZeros(bits));
                    if (!from.isFold(node)) {
                        met.set(to.place(node));
                    }
                }
            }
        });
        return met.words();
    }

    /// All but these places, and no folds.
    private long[] withoutFolds(long[] unmarked) {
        return TreeLayout.withFoldsClosed(without(RankedBits.all(to.size()), unmarked), to);
    }

    private static int count(long[] marks) {
        int set = 0;
        for (long word : marks) {
            set += Long.bitCount(word);
        }
        return set;
    }

    private static long[] without(long[] marks, long[] others) {
        long[] rest = marks.clone();
        for (int word = 0; word < rest.length; word++) {
            rest[word] &= ~others[word];
        }
        return rest;
    }

    private static long[] with(long[] marks, long[] others) {
        for (int word = 0; word < marks.length; word++) {
            marks[word] |= others[word];
        }
        return marks;
    }
}
