package org.execscope.export;

import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/// Finished cells of values that come again: each distinct value is formatted once. Of many different values
/// the last few thousand are kept, so memory doesn't grow with the evidence.
final class Cells {
    /// Longer cells are made anew each time.
    private static final int LONGEST = 4096;

    private final int[] numbers;
    private final @Nullable Cell[] kept;
    private final IntFunction<Cell> maker;

    /// @param bytes what is written
    /// @param neutralised how many cells in it were changed so that no spreadsheet runs them
    @SuppressWarnings("ArrayRecordComponent")
    record Cell(byte[] bytes, int neutralised) {}

    /// @param slots how many cells are kept; a power of two
    /// @param maker makes the cell of the value with a number, which may be negative
    Cells(int slots, IntFunction<Cell> maker) {
        this.numbers = new int[slots];
        this.kept = new Cell[slots];
        this.maker = maker;
    }

    Cell get(int number) {
        int slot = (number ^ number >>> 13) & (numbers.length - 1);
        Cell cell = kept[slot];
        if (cell != null && numbers[slot] == number) {
            return cell;
        }
        Cell made = maker.apply(number);
        if (made.bytes.length <= LONGEST) {
            numbers[slot] = number;
            kept[slot] = made;
        }
        return made;
    }
}
