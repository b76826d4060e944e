package org.execscope.event;

/// A column of ints, to be read: many rows at once where speed counts.
public interface IntRows {
    /// The value of a row that the table has.
    int get(int row);

    /// Reads rows `[from, to)` into the beginning of `into`.
    void read(int from, int to, int[] into);

    /// Sets the bits of those of rows `[from, to)` whose values fit.
    ///
    /// @param from a multiple of 64
    /// @param fits the table that [FittingRows] tells of
    /// @param into bit `r & 63` of word `r >>> 6` is row `r`; none is cleared
    void select(int from, int to, byte[] fits, long[] into);
}
