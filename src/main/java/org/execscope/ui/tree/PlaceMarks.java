package org.execscope.ui.tree;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;

/// Marks places while several threads find them.
final class PlaceMarks {
    private static final VarHandle WORD = MethodHandles.arrayElementVarHandle(long[].class);

    private final long[] words;
    private final int size;

    PlaceMarks(int size) {
        this.size = size;
        words = RankedBits.none(size);
    }

    /// Marks a place. Many are marked more than once, and need no writing then.
    void set(int place) {
        if (!RankedBits.isSet(words, place)) {
            WORD.getAndBitwiseOr(words, place >>> 6, 1L << place);
        }
    }

    /// A bit for each place, once all threads are done; no longer to be marked.
    long[] words() {
        return words;
    }

    /// What was marked, once all threads are done.
    RankedBits ranked() {
        return new RankedBits(words, size);
    }
}
