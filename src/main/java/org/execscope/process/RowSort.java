package org.execscope.process;

import java.util.function.IntBinaryOperator;

/// Stable merge sort of row numbers: linear for rows nearly in order.
final class RowSort {
    private RowSort() {}

    static void sort(int[] rows, IntBinaryOperator order) {
        int sorted = 1;
        while (sorted < rows.length && order.applyAsInt(rows[sorted - 1], rows[sorted]) <= 0) {
            sorted++;
        }
        if (sorted >= rows.length) {
            return;
        }
        sort(rows, new int[rows.length], 0, rows.length, order);
    }

    private static void sort(int[] rows, int[] spare, int from, int to, IntBinaryOperator order) {
        if (to - from < 2) {
            return;
        }
        int middle = (from + to) >>> 1;
        sort(rows, spare, from, middle, order);
        sort(rows, spare, middle, to, order);
        if (order.applyAsInt(rows[middle - 1], rows[middle]) <= 0) {
            return;
        }
        System.arraycopy(rows, from, spare, from, middle - from);
        int left = from;
        int right = middle;
        int out = from;
        while (left < middle && right < to) {
            rows[out++] = order.applyAsInt(spare[left], rows[right]) <= 0 ? spare[left++] : rows[right++];
        }
        System.arraycopy(spare, left, rows, out, middle - left);
    }
}
