package org.execscope.ui.tree;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.execscope.evidence.CancelToken;

/// Which places are in view when some branches are open. Neighbours that are all open, or have nothing below
/// them, are taken at once, up to 64 of them; so are closed neighbours at the top; and what isn't there is passed
/// over by words. Only another closed branch in view costs a step. All processors share the way.
final class OpenWalk {
    private static final int LOOK_UP = 0xffff;
    /// So many places are walked in one piece.
    private static final int PIECE = 1 << 16;
    /// Where a piece begins, all that is above is looked up: not where that is this much.
    private static final int DEEPEST_START = 1_000;

    private final TreeOrder order;
    private final long[] present;
    private final long[] open;
    private final long[] leaves;
    private final long[] roots;
    private final long[] visible;

    private OpenWalk(TreeOrder order, RankedBits there, long[] open, long[] visible) {
        this.order = order;
        this.open = open;
        this.visible = visible;
        present = there.words();
        leaves = order.leaves();
        roots = order.roots();
    }

    /// Marks the places in view from one place to another, all of whose branches above are open.
    ///
    /// @param there the places that there are; with each, all above it
    /// @param visible nothing of this stretch is set in it yet
    /// @throws java.util.concurrent.CancellationException if it is no longer wanted
    static void mark(
            TreeOrder order, RankedBits there, long[] open, int from, int to, long[] visible, CancelToken cancel) {
        OpenWalk walk = new OpenWalk(order, there, open, visible);
        int[] starts = starts(order, from, to);
        if (starts.length == 1) {
            walk.walk(from, to, cancel);
            return;
        }
        IntStream.range(0, starts.length).parallel().forEach(piece -> {
            cancel.check();
            int end = piece + 1 < starts.length ? starts[piece + 1] : to;
            walk.walk(walk.shownFrom(starts[piece], from), end, cancel);
        });
    }

    /// Where pieces begin: each but the first with a word of its own, and not in the depths.
    private static int[] starts(TreeOrder order, int from, int to) {
        int[] starts = new int[Math.max(0, to - from) / PIECE + 2];
        int count = 0;
        starts[count++] = from;
        for (long next = (from | 63) + 1L + PIECE; next < to; next += PIECE) {
            if (order.depth((int) next) <= DEEPEST_START) {
                starts[count++] = (int) next;
            }
        }
        return Arrays.copyOf(starts, count);
    }

    /// A place, or if it is below a closed branch, the place behind all that the branch hides.
    ///
    /// @param from what is above this is open
    private int shownFrom(int place, int from) {
        int shown = place;
        for (int above = order.parent(place); above >= from; above = order.parent(above)) {
            if (!RankedBits.isSet(open, above)) {
                shown = order.end(above);
            }
        }
        return shown;
    }

    private void walk(int from, int to, CancelToken cancel) {
        int steps = 0;
        for (int place = from; place < to; ) {
            if ((++steps & LOOK_UP) == 0) {
                cancel.check();
            }
            int word = place >>> 6;
            long passable = open[word] | leaves[word];
            if ((place & 63) == 0 && place <= to - 64 && (present[word] & ~passable) == 0) {
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
            int run = Long.numberOfTrailingZeros(~((present[word] & passable) >>> next));
            if (next >= to) {
                return;
            } else if (run > 0) {
                RankedBits.setRange(visible, next, Math.min(to, next + run));
                next += run;
            } else if (RankedBits.isSet(roots, next)) {
                next = closedRoots(next, to);
            } else {
                RankedBits.set(visible, next);
                next = order.end(next);
            }
            place = next;
        }
    }

    /// Marks roots from a closed one to the next open one of its boot, and perhaps more: in an open boot all are in
    /// view.
    ///
    /// @return the place behind what they hide
    private int closedRoots(int from, int to) {
        int above = order.parent(from);
        int end = above == TreeOrder.NONE ? to : Math.min(to, order.end(above));
        int at = from;
        while (at < end) {
            int word = at >>> 6;
            int last = Math.min(end, (word + 1) << 6);
            long these = roots[word] & RankedBits.mask(at, last);
            visible[word] |= these & present[word];
            long opened = these & open[word];
            if (opened != 0) {
                return (word << 6) + Long.numberOfTrailingZeros(opened);
            }
            at = last;
        }
        return end;
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
