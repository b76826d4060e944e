package org.execscope.ui.tree;

import org.execscope.evidence.CancelToken;

/// Brings marks of nodes from their places in one order to those in another of the same forest.
///
/// Only those that are fewer, marked or not, are looked up one by one: most trees are mostly open or mostly
/// closed, and to look up a place among millions is to wait for memory.
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
        long set = 0;
        for (long word : marks) {
            set += Long.bitCount(word);
        }
        boolean fewSet = set <= from.size() / 2;
        PlaceMarks met = new PlaceMarks(to.size());
        Pieces.eachWord(from.size(), cancel, (first, end) -> {
            for (int word = first; word < end; word++) {
                for (long bits = fewSet ? marks[word] : ~marks[word] & within(word); bits != 0; bits &= bits - 1) {
                    int node = from.node((word << 6) + Long.numberOfTrailingZeros(bits));
                    if (!from.isFold(node)) {
                        met.set(to.place(node));
                    }
                }
            }
        });
        return fewSet ? met.words() : withoutFolds(met.words());
    }

    /// Which bits of a word stand for places.
    private long within(int word) {
        int last = from.size() - (word << 6);
        return last >= 64 ? -1L : (1L << last) - 1;
    }

    /// All but these places, and no folds.
    private long[] withoutFolds(long[] unmarked) {
        long[] marked = RankedBits.all(to.size());
        for (int word = 0; word < marked.length; word++) {
            marked[word] &= ~unmarked[word];
        }
        return TreeLayout.withFoldsClosed(marked, to);
    }
}
