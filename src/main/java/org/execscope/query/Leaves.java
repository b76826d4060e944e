package org.execscope.query;

import java.util.function.IntPredicate;
import java.util.function.Supplier;
import org.execscope.event.EventTable;

/// Turns tests of values into sets of rows: each distinct value is looked at once, then every row by the
/// value's number, without a branch.
final class Leaves {
    private static final int STEP = 4096;
    /// So many values are looked at in one go: a pattern can take long for each, and is to be stopped at once.
    private static final int VALUES = 128;
    /// A value takes about as long to look at as so many rows.
    private static final double ROWS_A_VALUE = 100;
    /// Whether a value with this number fits: not yet looked at, no, yes.
    private static final byte UNKNOWN = 0;

    private static final byte NO = 1;
    private static final byte YES = 2;

    private final EventTable events;
    private final int size;
    private final Evaluation evaluation;

    Leaves(EventTable events, int size, Evaluation evaluation) {
        this.events = events;
        this.size = size;
        this.evaluation = evaluation;
    }

    /// Which of a column's values fit: at the number plus one, 1 or 0. The first entry is the missing value,
    /// the last is for numbers that came while this runs.
    byte[] fitting(Column column, IntPredicate value) {
        int count = column.values(events);
        byte[] fits = new byte[count + 2];
        evaluation.each(count, VALUES, (from, to) -> {
            for (int id = from; id < to; id++) {
                fits[id + 1] = (byte) (value.test(id) ? 1 : 0);
            }
        });
        return fits;
    }

    /// The rows whose value's number fits.
    private long[] rows(Column column, byte[] fits) {
        long[] bits = Bits.none(size);
        evaluation.each(size, (from, to) -> {
            for (int start = from; start < to; start += STEP) {
                column.select(events, start, Math.min(to, start + STEP), fits, bits);
            }
        });
        return bits;
    }

    long[] rows(Column column, IntPredicate value) {
        return rows(column, () -> fitting(column, value));
    }

    /// The rows whose value's number fits.
    ///
    /// @param values looks at each of the column's values, as [#fitting] does
    long[] rows(Column column, Supplier<byte[]> values) {
        Evaluation.Steps steps = evaluation.steps(ROWS_A_VALUE * column.values(events), size);
        steps.next();
        byte[] fits = values.get();
        steps.next();
        long[] found = rows(column, fits);
        steps.end();
        return found;
    }

    /// The rows of `among` whose value's number fits: only values that stand in one of them are looked at.
    long[] rowsAmong(long[] among, Column column, IntPredicate value) {
        long[] bits = new long[among.length];
        byte[] known = new byte[column.values(events) + 1];
        evaluation.each(size, (from, to) -> {
            int[] ids = new int[Long.SIZE];
            for (int word = from >>> 6; word < to + 63 >>> 6; word++) {
                if (among[word] != 0) {
                    evaluation.check();
                    int first = word << 6;
                    column.read(events, first, Math.min(to, first + Long.SIZE), ids);
                    long found = 0;
                    for (long rest = among[word]; rest != 0; rest &= rest - 1) {
                        int bit = Long.numberOfTrailingZeros(rest);
                        int id = ids[bit];
                        if (id >= 0 && isYes(known, id, value)) {
                            found |= 1L << bit;
                        }
                    }
                    bits[word] = found;
                }
            }
        });
        return bits;
    }

    /// Two threads may look at the same value at once; both write the same answer.
    private static boolean isYes(byte[] known, int id, IntPredicate value) {
        if (id >= known.length) {
            return value.test(id);
        }
        if (known[id] == UNKNOWN) {
            known[id] = value.test(id) ? YES : NO;
        }
        return known[id] == YES;
    }

    /// The rows of `among` that pass a test of the row itself.
    long[] rowsAmong(long[] among, IntPredicate row) {
        long[] bits = new long[among.length];
        evaluation.each(size, (from, to) -> {
            for (int word = from >>> 6; word < to + 63 >>> 6; word++) {
                long found = 0;
                if (among[word] != 0) {
                    evaluation.check();
                }
                for (long rest = among[word]; rest != 0; rest &= rest - 1) {
                    int bit = Long.numberOfTrailingZeros(rest);
                    if (row.test((word << 6) + bit)) {
                        found |= 1L << bit;
                    }
                }
                bits[word] = found;
            }
        });
        return bits;
    }

    /// Reads numbers of rows `[from, to)` into the beginning of an array.
    @FunctionalInterface
    interface NumberBlock {
        void read(int from, int to, long[] into);
    }

    /// The rows whose number lies in one of these ranges.
    ///
    /// @param bounds of these numbers
    long[] rows(NumberBlock numbers, Ranges ranges, BlockBounds bounds) {
        long[] bits = Bits.none(size);
        boolean known = bounds.isComplete();
        evaluation.each(size, (from, to) -> {
            long[] values = new long[BlockBounds.ROWS];
            for (int start = from; start < to; start += BlockBounds.ROWS) {
                int end = Math.min(to, start + BlockBounds.ROWS);
                if (known && ranges.isOutside(bounds.least(start), bounds.greatest(start))) {
                    continue;
                }
                if (known && ranges.hasAll(bounds.least(start), bounds.greatest(start))) {
                    Bits.set(bits, start, end);
                    continue;
                }
                numbers.read(start, end, values);
                if (!known) {
                    bounds.note(start, values, end - start);
                }
                for (int row = start; row < end; row += Long.SIZE) {
                    bits[row >>> 6] = ranges.word(values, row - start, Math.min(Long.SIZE, end - row));
                }
            }
        });
        bounds.complete();
        return bits;
    }
}
