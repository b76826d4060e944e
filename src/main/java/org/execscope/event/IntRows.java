package org.execscope.event;

/// A column of ints, to be read: many rows at once where speed counts.
public interface IntRows {
    /// The value of a row that the table has.
    int get(int row);

    /// Reads rows `[from, to)` into the beginning of `into`.
    void read(int from, int to, int[] into);
}
