package org.execscope.evidence;

import java.util.concurrent.atomic.AtomicBoolean;

/// Asks long work to stop. Work polls it every few thousand rows or every chunk and ends with what it has, or
/// with [CancellationException][java.util.concurrent.CancellationException] where a part is of no use.
public final class CancelToken {
    private final AtomicBoolean cancelled = new AtomicBoolean();

    /// May be called from any thread, any number of times.
    public void cancel() {
        cancelled.set(true);
    }

    public boolean isCancelled() {
        return cancelled.get();
    }

    /// @throws java.util.concurrent.CancellationException if the work is no longer wanted
    public void check() {
        if (isCancelled()) {
            throw new java.util.concurrent.CancellationException("stopped");
        }
    }
}
