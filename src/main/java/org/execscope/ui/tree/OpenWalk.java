package org.execscope.ui.tree;

import org.execscope.evidence.CancelToken;

/// Which places are in view when some branches are open. Neighbours that are all open are taken at once, up to
/// 64 of them, and what isn't there is passed over by words: only a closed branch in view costs a step.
final class OpenWalk {
    private static final int LOOK_UP = 0xffff;

    private OpenWalk() {}

    /// Marks the places in view from one place to another, all of whose branches above are open.
    ///
    /// @param there the places that there are; with each, all above it
    /// @param visible nothing of this stretch is set in it yet
    /// @throws java.util.concurrent.CancellationException if it is no longer wanted
    static void mark(
            TreeOrder order, RankedBits there, long[] open, int from, int to, long[] visible, CancelToken cancel) {
        long[] present = there.words();
        int steps = 0;
        for (int place = from; place < to; ) {
            if ((++steps & LOOK_UP) == 0) {
                cancel.check();
            }
            int word = place >>> 6;
            if ((place & 63) == 0 && place <= to - 64 && (present[word] & ~open[word]) == 0) {
                visible[word] |= present[word];
                place += 64;
                continue;
            }
            long left = present[word] >>> place;
            if (left == 0) {
                // What isn't there has nothing below it that is.
                place = (word + 1) << 6;
                continue;
            }
            int next = place + Long.numberOfTrailingZeros(left);
            int run = Long.numberOfTrailingZeros(~((present[word] & open[word]) >>> next));
            if (next >= to) {
                return;
            } else if (run > 0) {
                RankedBits.setRange(visible, next, Math.min(to, next + run));
                next += run;
            } else {
                RankedBits.set(visible, next);
                next = order.end(next);
            }
            place = next;
        }
    }

    /// Marks in `open` the branches that are less than so many levels below a depth, and no others, in a stretch
    /// of places.
    static void openTo(TreeOrder order, int from, int to, int depth, int levels, long[] open, CancelToken cancel) {
        Pieces.eachWord(order.size(), cancel, (first, end) -> {
            int last = Math.min(end << 6, to);
            for (int place = Math.max(first << 6, from); place < last; place++) {
                if (order.depth(place) - depth < levels) {
                    RankedBits.set(open, place);
                } else {
                    RankedBits.clear(open, place);
                }
            }
        });
    }
}
