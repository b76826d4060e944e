package org.execscope.ui.tree;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.IntConsumer;

/// How much of laying out a tree is done, in hundredths. Several threads may tell.
final class TreeProgress {
    /// Nobody looks.
    static final TreeProgress NONE = new TreeProgress(_ -> {});

    private final IntConsumer told;
    private final AtomicLong done = new AtomicLong();
    private final AtomicInteger last = new AtomicInteger();
    private volatile long all = Long.MAX_VALUE;

    /// @param told gets each hundredth once, from any thread
    TreeProgress(IntConsumer told) {
        this.told = told;
    }

    /// So many steps there will be.
    void of(long steps) {
        all = Math.max(1, steps);
    }

    void did(int steps) {
        int percent = (int) Math.min(100, done.addAndGet(steps) * 100 / all);
        int before = last.get();
        if (percent > before && last.compareAndSet(before, percent)) {
            told.accept(percent);
        }
    }
}
