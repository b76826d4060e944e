package org.execscope.event;

/// Sorts events by (time, serial, host): a merge sort that notices runs already in order, as logs nearly are,
/// and is stable.
final class EventSort {
    private EventSort() {}

    static int[] sort(EventTable table, int[] events) {
        int[] from = events.clone();
        int[] to = new int[events.length];
        for (int width = 1; width < from.length; width *= 2) {
            for (int low = 0; low < from.length; low += 2 * width) {
                int middle = Math.min(low + width, from.length);
                int high = Math.min(low + 2 * width, from.length);
                merge(table, from, low, middle, high, to);
            }
            int[] swap = from;
            from = to;
            to = swap;
        }
        return from;
    }

    private static void merge(EventTable table, int[] from, int low, int middle, int high, int[] to) {
        if (middle >= high || EventOrder.compare(table, from[middle - 1], from[middle]) <= 0) {
            System.arraycopy(from, low, to, low, high - low);
            return;
        }
        int left = low;
        int right = middle;
        for (int at = low; at < high; at++) {
            if (left < middle && (right >= high || EventOrder.compare(table, from[left], from[right]) <= 0)) {
                to[at] = from[left++];
            } else {
                to[at] = from[right++];
            }
        }
    }
}
