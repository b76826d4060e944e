package org.execscope.ui.tree;

import java.util.function.IntToLongFunction;
import org.execscope.evidence.CancelToken;
import org.execscope.process.ProcessForest;

/// Sorts the processes of each parent, and the roots of each boot, among themselves.
final class SiblingSort {
    private final IntToLongFunction key;
    private final boolean descending;
    private final int[] sorted;
    private final int[] spare;

    private SiblingSort(int size, IntToLongFunction key, boolean descending) {
        this.key = key;
        this.descending = descending;
        sorted = new int[size];
        spare = new int[size];
        for (int i = 0; i < size; i++) {
            sorted[i] = i;
        }
    }

    /// The processes in the order that [TreeOrder#of] takes; those with one key stay as they were first seen.
    static int[] of(ProcessForest forest, IntToLongFunction key, boolean descending, CancelToken cancel) {
        SiblingSort sort = new SiblingSort(forest.size(), key, descending);
        for (int parent = 0; parent < forest.size(); parent++) {
            if ((parent & 0xffff) == 0) {
                cancel.check();
            }
            int count = forest.childCount(parent);
            if (count > 1) {
                int first = forest.child(parent, 0);
                sort.sort(first, first + count);
            }
        }
        int roots = forest.rootCount();
        for (int i = 0; i < roots; ) {
            // The roots of one boot have numbers in a row.
            int end = i + 1;
            while (end < roots
                    && forest.root(end) == forest.root(end - 1) + 1
                    && forest.boot(forest.root(end)) == forest.boot(forest.root(i))
                    && forest.host(forest.root(end)) == forest.host(forest.root(i))) {
                end++;
            }
            sort.sort(forest.root(i), forest.root(end - 1) + 1);
            i = end;
        }
        return sort.sorted;
    }

    /// Merges runs that get longer, so that a million siblings need no deep stack.
    private void sort(int from, int to) {
        for (int run = 1; run < to - from; run *= 2) {
            for (int left = from; left + run < to; left += 2 * run) {
                merge(left, left + run, Math.min(to, left + 2 * run));
            }
        }
    }

    private void merge(int left, int middle, int end) {
        if (isBefore(sorted[middle], sorted[middle - 1])) {
            System.arraycopy(sorted, left, spare, left, middle - left);
            int one = left;
            int other = middle;
            for (int at = left; one < middle; at++) {
                sorted[at] = other < end && isBefore(sorted[other], spare[one]) ? sorted[other++] : spare[one++];
            }
        }
    }

    private boolean isBefore(int a, int b) {
        int order = Long.compare(key.applyAsLong(a), key.applyAsLong(b));
        return descending ? order > 0 : order < 0;
    }
}
