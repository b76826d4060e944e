package org.execscope.process;

import java.util.function.IntFunction;
import org.execscope.event.EventTable;
import org.execscope.evidence.CancelToken;
import org.execscope.evidence.HostContext;

/// Builds the process forest of a whole event table.
public final class ForestBuilder {
    private ForestBuilder() {}

    /// @param contexts what was collected about the host with this number
    /// @throws java.util.concurrent.CancellationException if it is no longer wanted
    public static ProcessForest build(EventTable events, IntFunction<HostContext> contexts, CancelToken cancel) {
        cancel.check();
        return new ProcessForest(events);
    }
}
