package org.execscope.ui.tree;

import java.util.Arrays;

/// Numbers the kinds of one family from 0, in the order in which they are met. For one thread; used again and again.
final class KindNumbers {
    private static final int FEWEST = 64;
    private static final long MIX = 0x9e3779b97f4a7c15L;

    private long[] kinds = new long[FEWEST];
    /// One more than the number of the kind that stands there; 0 for none.
    private int[] numbers = new int[FEWEST];

    /// Where each kind stands, by its number: a small family after a large one is soon forgotten.
    private int[] places = new int[FEWEST];

    private int count;

    /// How many were met.
    int count() {
        return count;
    }

    /// Forgets all.
    void clear() {
        for (int number = 0; number < count; number++) {
            numbers[places[number]] = 0;
        }
        count = 0;
    }

    int of(long kind) {
        int at = place(kind);
        if (numbers[at] == 0) {
            if (count * 2 >= numbers.length) {
                grow();
                at = place(kind);
            }
            kinds[at] = kind;
            places[count] = at;
            numbers[at] = ++count;
        }
        return numbers[at] - 1;
    }

    private int place(long kind) {
        int mask = numbers.length - 1;
        int at = (int) (kind * MIX >>> 40) & mask;
        while (numbers[at] != 0 && kinds[at] != kind) {
            at = at + 1 & mask;
        }
        return at;
    }

    private void grow() {
        long[] before = kinds;
        int[] numbersBefore = numbers;
        places = Arrays.copyOf(places, before.length * 2);
        kinds = new long[before.length * 2];
        numbers = new int[before.length * 2];
        for (int i = 0; i < before.length; i++) {
            if (numbersBefore[i] != 0) {
                int at = place(before[i]);
                kinds[at] = before[i];
                numbers[at] = numbersBefore[i];
                places[numbers[at] - 1] = at;
            }
        }
    }
}
