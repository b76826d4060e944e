package org.execscope.query;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.DoubleConsumer;
import org.execscope.evidence.CancelToken;

/// One run of a query over all rows: it can be stopped, and says how far it is. Its steps follow one another on one
/// thread; the blocks of a step are done by several.
final class Evaluation {
    /// So often at most it says how far it is.
    private static final int PARTS = 1000;

    private final CancelToken cancel;
    private final DoubleConsumer said;
    /// What the step in work covers of the whole, from 0 to 1.
    private double from;

    private double to = 1;
    private volatile int reported;

    /// @param said gets the share that is done, never less than before; by any thread, one call at a time
    Evaluation(CancelToken cancel, DoubleConsumer said) {
        this.cancel = cancel;
        this.said = said;
    }

    /// One that nobody follows.
    Evaluation(CancelToken cancel) {
        this(cancel, _ -> {});
    }

    /// @throws java.util.concurrent.CancellationException if it is no longer wanted
    void check() {
        cancel.check();
    }

    /// Divides the step in work: of the steps in it, each takes its share by weight.
    Steps steps(double... weights) {
        return new Steps(weights);
    }

    /// Does the step in work in blocks of rows, or of values.
    void each(int size, int block, Blocks.Work work) {
        double start = from;
        double end = to;
        AtomicInteger done = new AtomicInteger();
        Blocks.each(size, block, cancel, (first, last) -> {
            work.run(first, last);
            if (last > first) {
                report(Math.min(end, start + (end - start) * done.addAndGet(last - first) / size));
            }
        });
        report(end);
        from = end;
    }

    void each(int size, Blocks.Work work) {
        each(size, Blocks.ROWS, work);
    }

    private void report(double share) {
        int parts = (int) (share * PARTS);
        if (parts > reported) {
            synchronized (this) {
                if (parts > reported) {
                    reported = parts;
                    said.accept(share);
                }
            }
        }
    }

    /// Steps that follow one another within a step.
    final class Steps {
        private final double start = from;
        private final double end = to;
        private final double[] weights;
        private double whole;
        private double before;
        private int next;

        private Steps(double[] weights) {
            this.weights = weights;
            for (double weight : weights) {
                whole += weight;
            }
        }

        /// The next step begins.
        void next() {
            from = at(before);
            before += weights[next++];
            to = next == weights.length ? end : at(before);
            report(from);
        }

        private double at(double weight) {
            return whole == 0 ? start : start + (end - start) * weight / whole;
        }

        /// All of them are done.
        void end() {
            from = end;
            to = end;
            report(end);
        }
    }
}
