package org.execscope.query;

import java.util.stream.IntStream;
import org.execscope.evidence.CancelToken;

/// Cuts work over many rows into blocks and shares them among the processors.
final class Blocks {
    /// A multiple of 64, so that no two blocks write to one word of a set; small enough to stop within a few
    /// milliseconds.
    static final int ROWS = 1 << 15;

    private Blocks() {}

    /// Works on rows (or values) `[from, to)`, at the same time as others work on other blocks.
    @FunctionalInterface
    interface Work {
        void run(int from, int to);
    }

    /// @throws java.util.concurrent.CancellationException if it is no longer wanted
    static void each(int size, CancelToken cancel, Work work) {
        each(size, ROWS, cancel, work);
    }

    static void each(int size, int rows, CancelToken cancel, Work work) {
        cancel.check();
        int blocks = (int) (((long) size + rows - 1) / rows);
        if (blocks <= 1) {
            work.run(0, size);
            return;
        }
        IntStream.range(0, blocks).parallel().forEach(block -> {
            cancel.check();
            work.run(block * rows, (int) Math.min(size, (block + 1L) * rows));
        });
    }

    /// One part for each processor, for work that gathers something large.
    static void shares(int size, Work work) {
        int processors = Runtime.getRuntime().availableProcessors();
        int share = (size / processors + 63) & ~63;
        if (size <= ROWS || share == 0) {
            work.run(0, size);
            return;
        }
        int parts = (size + share - 1) / share;
        IntStream.range(0, parts)
                .parallel()
                .forEach(part -> work.run(part * share, Math.min(size, (part + 1) * share)));
    }
}
