package org.execscope.ui.tree;

import java.lang.ref.SoftReference;
import java.util.ArrayList;
import java.util.List;
import org.execscope.evidence.CancelToken;
import org.execscope.process.ProcessForest;
import org.jspecify.annotations.Nullable;

/// The orders that the nodes of one forest were laid in, while there is memory for them: folds and sorts are
/// often looked at and undone, and to lay millions of nodes takes a second. Of any thread.
final class LaidOrders {
    private static final int KEPT = 3;
    /// What one node takes in an order with folds, at most, and while that is made.
    private static final long BYTES_A_NODE = 40;
    /// So many nodes are laid before anyone notices.
    private static final int SOON_LAID = 100_000;

    /// An order and the wish it was made for.
    private record Laid(TreeWish wish, SoftReference<TreeOrder> order) {}

    /// How to lay the nodes for a wish.
    @FunctionalInterface
    interface Way {
        TreeOrder lay(TreeWish wish, CancelToken cancel, TreeProgress progress);
    }

    private final Way way;
    private final List<Laid> laid = new ArrayList<>();

    LaidOrders(Way way) {
        this.way = way;
    }

    /// The nodes as this wish wants them, laid now if they weren't.
    ///
    /// @throws java.util.concurrent.CancellationException if it is no longer wanted
    TreeOrder of(TreeWish wish, CancelToken cancel, TreeProgress progress) {
        TreeOrder known = known(wish);
        if (known != null) {
            return known;
        }
        TreeOrder made = way.lay(wish, cancel, progress);
        keep(wish, made);
        return made;
    }

    /// Lays the nodes as they will be wanted when repeats are folded, or no longer, so that nobody waits for it
    /// then. Nothing is done where that is soon done, or where there is no memory to spare.
    ///
    /// @throws java.util.concurrent.CancellationException if it is no longer wanted
    void prepareFolds(TreeWish shown, ProcessForest forest, CancelToken cancel) {
        TreeWish other = shown.folded(!shown.folded());
        if (forest.size() > SOON_LAID && known(other) == null && forest.size() * BYTES_A_NODE < spare() / 2) {
            of(other, cancel, TreeProgress.NONE);
        }
    }

    private static long spare() {
        Runtime java = Runtime.getRuntime();
        return java.maxMemory() - (java.totalMemory() - java.freeMemory());
    }

    private synchronized @Nullable TreeOrder known(TreeWish wish) {
        for (Laid one : laid) {
            if (one.wish.isLaidLike(wish)) {
                return one.order.get();
            }
        }
        return null;
    }

    private synchronized void keep(TreeWish wish, TreeOrder order) {
        laid.removeIf(one -> one.wish.isLaidLike(wish) || one.order.get() == null);
        laid.addFirst(new Laid(wish, new SoftReference<>(order)));
        if (laid.size() > KEPT) {
            laid.removeLast();
        }
    }
}
