package org.execscope.event;

/// A column of numbers, to be read: many rows at once where speed counts.
public interface LongRows {
    /// The value of a row that the table has, or [EventTable#MISSING].
    long get(int row);

    /// Reads rows `[from, to)` into the beginning of `into`.
    void read(int from, int to, long[] into);
}
