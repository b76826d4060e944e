package org.execscope.ui.tree;

import java.util.stream.IntStream;
import org.execscope.evidence.CancelToken;

/// Work over a range of numbers, in pieces that all processors share. Each piece writes only to places that
/// are its own.
final class Pieces {
    /// So many processes take a millisecond or so: long against the cost of handing a piece out, short against
    /// a user's patience.
    static final int PROCESSES = 1 << 15;

    /// So many words of bits stand for twice as many places.
    private static final int WORDS = PROCESSES >>> 5;

    private Pieces() {}

    /// Work on the numbers from `from` to `to`.
    @FunctionalInterface
    interface Work {
        void on(int from, int to);
    }

    /// Does the work on a range of processes or places.
    ///
    /// @throws java.util.concurrent.CancellationException if it is no longer wanted
    static void each(int from, int to, CancelToken cancel, Work work) {
        each(from, to, PROCESSES, cancel, work);
    }

    /// Does the work on the words that hold a bit for each of so many places.
    ///
    /// @throws java.util.concurrent.CancellationException if it is no longer wanted
    static void eachWord(int places, CancelToken cancel, Work work) {
        each(0, (places + 63) >>> 6, WORDS, cancel, work);
    }

    private static void each(int from, int to, int size, CancelToken cancel, Work work) {
        cancel.check();
        if (to - from <= size) {
            work.on(from, to);
            return;
        }
        IntStream.rangeClosed(0, (to - from - 1) / size).parallel().forEach(piece -> {
            cancel.check();
            int start = from + piece * size;
            work.on(start, Math.min(to, start + size));
        });
    }
}
