package org.execscope.ui.tree;

import java.util.function.IntToLongFunction;
import org.execscope.evidence.CancelToken;
import org.execscope.process.ProcessForest;

/// Sorts the processes of each parent, and the roots of each boot, among themselves.
final class SiblingSort {
    private final IntToLongFunction key;
    private final boolean descending;
    private final CancelToken cancel;
    private final int[] sorted;

    private SiblingSort(int size, IntToLongFunction key, boolean descending, CancelToken cancel) {
        this.key = key;
        this.descending = descending;
        this.cancel = cancel;
        sorted = new int[size];
    }

    /// As below, and nobody looks how far it is.
    static int[] of(ProcessForest forest, IntToLongFunction key, boolean descending, CancelToken cancel) {
        return of(forest, key, descending, cancel, TreeProgress.NONE);
    }

    /// The processes in the order that [TreeOrder#of] takes; those with one key stay as they were first seen.
    ///
    /// @param key is asked by several threads at once
    static int[] of(
            ProcessForest forest,
            IntToLongFunction key,
            boolean descending,
            CancelToken cancel,
            TreeProgress progress) {
        SiblingSort sort = new SiblingSort(forest.size(), key, descending, cancel);
        Pieces.each(0, forest.size(), cancel, (from, to) -> {
            KeySort family = new KeySort();
            for (int parent = from; parent < to; parent++) {
                int count = forest.childCount(parent);
                if (count > 0) {
                    int first = forest.child(parent, 0);
                    sort.sort(family, first, first + count);
                }
            }
            progress.did(to - from);
        });
        int[] boots = TreeOrder.bootRoots(forest);
        for (int boot = 0; boot < boots.length; boot++) {
            int end = boot + 1 < boots.length ? boots[boot + 1] : forest.rootCount();
            int first = forest.root(boots[boot]);
            sort.sort(new KeySort(), first, first + end - boots[boot]);
        }
        return sort.sorted;
    }

    private void sort(KeySort family, int from, int to) {
        if (to - from == 1) {
            sorted[from] = from;
            return;
        }
        long[] keys = family.keys(to - from);
        Pieces.each(from, to, cancel, (start, end) -> {
            for (int process = start; process < end; process++) {
                long own = key.applyAsLong(process);
                // Its complement is less for what is greater, and never overflows.
                keys[process - from] = descending ? ~own : own;
            }
        });
        family.sort(from, to - from, sorted);
    }
}
