package org.execscope.finding;

import java.util.function.IntBinaryOperator;

/// Sorts row numbers by any order, stable; in one pass where they are sorted already, as rows of one file
/// are.
final class IntMergeSort {
    private IntMergeSort() {}

    static void sort(int[] rows, IntBinaryOperator order) {
        sort(rows, rows.clone(), 0, rows.length, order);
    }

    /// Sorts `rows[from, to)`; `copy` holds the same.
    private static void sort(int[] rows, int[] copy, int from, int to, IntBinaryOperator order) {
        if (isSorted(rows, from, to, order)) {
            return;
        }
        int middle = (from + to) >>> 1;
        sort(copy, rows, from, middle, order);
        sort(copy, rows, middle, to, order);
        int left = from;
        int right = middle;
        for (int at = from; at < to; at++) {
            boolean takeLeft = right >= to || (left < middle && order.applyAsInt(copy[left], copy[right]) <= 0);
            rows[at] = takeLeft ? copy[left++] : copy[right++];
        }
    }

    private static boolean isSorted(int[] rows, int from, int to, IntBinaryOperator order) {
        for (int i = from + 1; i < to; i++) {
            if (order.applyAsInt(rows[i - 1], rows[i]) > 0) {
                return false;
            }
        }
        return true;
    }
}
