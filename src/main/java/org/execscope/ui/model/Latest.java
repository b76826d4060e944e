package org.execscope.ui.model;

import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Consumer;
import org.execscope.evidence.CancelToken;

/// One slot for work off the JavaFX thread: a new job cancels the older one, whose result is dropped. Used
/// from the JavaFX thread only.
public final class Latest implements AutoCloseable {
    private final ExecutorService worker;
    private CancelToken token = new CancelToken();
    private boolean busy;

    /// @param name of its thread
    public Latest(String name) {
        worker = Executors.newSingleThreadExecutor(
                Thread.ofPlatform().daemon().name(name).factory());
    }

    /// Work for a slot.
    @FunctionalInterface
    public interface Job<T> {
        T run(CancelToken cancel) throws Exception;
    }

    /// Starts a job in the place of the one before.
    ///
    /// @param done gets its result on the JavaFX thread, unless a newer job was started or the slot was
    /// cancelled
    /// @param failed likewise gets what it threw
    public <T> void start(Job<T> job, Consumer<T> done, Consumer<Throwable> failed) {
        token.cancel();
        if (worker.isShutdown()) {
            return;
        }
        CancelToken mine = new CancelToken();
        token = mine;
        busy = true;
        worker.execute(() -> run(job, mine, done, failed));
    }

    /// Whether a job is running whose result is still wanted.
    public boolean isBusy() {
        return busy;
    }

    /// Gives up the running job.
    public void cancel() {
        token.cancel();
        busy = false;
    }

    @Override
    public void close() {
        cancel();
        worker.shutdownNow();
    }

    private <T> void run(Job<T> job, CancelToken mine, Consumer<T> done, Consumer<Throwable> failed) {
        if (mine.isCancelled()) {
            return;
        }
        try {
            T result = job.run(mine);
            FxDoor.later(() -> finish(mine, () -> done.accept(result)));
        } catch (CancellationException stopped) {
            FxDoor.later(() -> finish(mine, () -> failed.accept(stopped)));
        } catch (Exception | OutOfMemoryError | StackOverflowError problem) {
            FxDoor.later(() -> finish(mine, () -> failed.accept(problem)));
        }
    }

    private void finish(CancelToken mine, Runnable action) {
        if (!mine.isCancelled()) {
            busy = false;
            action.run();
        }
    }
}
