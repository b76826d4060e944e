package org.execscope.ui.timeline;

import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.DoubleConsumer;
import org.execscope.event.ByteDictionary;
import org.execscope.evidence.CancelToken;
import org.jspecify.annotations.Nullable;

/// The order of the evidence's command lines by their bytes, made once for the same evidence. The first sort by
/// command line takes longest for it, so it can be made ahead, beside everything else; who asks for it meanwhile
/// waits for the same work.
final class CommandRanks implements AutoCloseable {
    /// Fewer are put in order in less time than anyone notices.
    static final int WORTH_IT = 100_000;
    /// More than is needed for each command line while they are put in order, in bytes.
    private static final long ROOM = 64;
    private static final long LOOK_MILLIS = 50;

    private @Nullable Run current;

    /// One making of the order.
    private static final class Run {
        private final ByteDictionary argvs;
        private final int size;
        private final boolean ahead;
        private final CancelToken cancel = new CancelToken();
        private final FutureTask<int[]> task;
        private volatile double share;

        /// @param ahead nobody waits for it: it takes one processor of all
        Run(ByteDictionary argvs, boolean ahead) {
            this.argvs = argvs;
            this.ahead = ahead;
            size = argvs.size();
            ByteOrder.Way way = new ByteOrder.Way(cancel, !ahead, now -> share = now);
            task = new FutureTask<>(() -> ByteOrder.ranks(size, new CommandWords(argvs), way));
            Thread.ofPlatform().daemon().name("timeline-ranks").start(task);
        }

        /// Whether it is of use for them.
        boolean serves(ByteDictionary others) {
            boolean good = task.state() == Future.State.SUCCESS
                    || task.state() == Future.State.RUNNING && !cancel.isCancelled();
            return good && argvs.equals(others) && size == others.size();
        }
    }

    /// Begins to make the order, unless it is there, being made, or not worth it. What there is for other evidence
    /// is given up.
    ///
    /// @param argvs nothing is added to it any more
    /// @param free how much memory there is, in bytes
    /// @return whether it has begun
    synchronized boolean prepare(ByteDictionary argvs, long free) {
        if (current != null && current.serves(argvs)) {
            return false;
        }
        forget();
        if (argvs.size() < WORTH_IT || argvs.size() * ROOM > free) {
            return false;
        }
        current = new Run(argvs, true);
        return true;
    }

    /// The place of each command line among all. Waits for what is being made, or makes it, on all processors.
    ///
    /// @param cancel ends the waiting; the work goes on for who asks next
    /// @param share gets how much of it is done, from 0 to 1
    /// @return not to be written to
    /// @throws CancellationException if it is no longer wanted, or was given up
    int[] of(ByteDictionary argvs, CancelToken cancel, DoubleConsumer share) {
        Run run = serving(argvs);
        while (true) {
            cancel.check();
            try {
                return run.task.get(LOOK_MILLIS, TimeUnit.MILLISECONDS);
            } catch (TimeoutException stillRunning) {
                share.accept(run.share);
            } catch (InterruptedException closed) {
                Thread.currentThread().interrupt();
                throw new CancellationException("closed");
            } catch (ExecutionException failed) {
                throw thrown(failed);
            }
        }
    }

    /// Whether the order is there, so that nobody waits for it.
    synchronized boolean isReady(ByteDictionary argvs) {
        return current != null && current.serves(argvs) && current.task.isDone();
    }

    private static RuntimeException thrown(ExecutionException failed) {
        return switch (failed.getCause()) {
            case RuntimeException problem -> problem;
            case Error problem -> throw problem;
            case null, default -> new IllegalStateException(failed);
        };
    }

    private synchronized Run serving(ByteDictionary argvs) {
        Run run = current;
        if (run == null || !run.serves(argvs)) {
            forget();
            run = new Run(argvs, false);
            current = run;
        }
        return run;
    }

    /// Gives up what is being made for someone who waits for it.
    synchronized void stop() {
        if (current != null && !current.ahead) {
            current.cancel.cancel();
        }
    }

    /// Gives up what is being made, and forgets what is there.
    synchronized void forget() {
        if (current != null) {
            current.cancel.cancel();
            current = null;
        }
    }

    @Override
    public void close() {
        forget();
    }
}
