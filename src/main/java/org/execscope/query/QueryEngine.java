package org.execscope.query;

import java.util.List;
import java.util.function.IntFunction;
import org.execscope.event.EventTable;
import org.execscope.evidence.CancelToken;
import org.execscope.evidence.HostContext;
import org.execscope.process.ProcessForest;
import org.jspecify.annotations.Nullable;

/// Runs queries over one event table (its first `size` rows).
public final class QueryEngine {
    private final int size;

    /// @param processes null while it isn't built: scopes then match nothing
    /// @param contexts what was collected about the host with this number: user names
    public QueryEngine(
            EventTable events, int size, @Nullable ProcessForest processes, IntFunction<HostContext> contexts) {
        this.size = size;
    }

    /// The events (execve events only) that match.
    ///
    /// @throws QueryException if a name in it means nothing in this evidence (`uid == bob`)
    /// @throws java.util.concurrent.CancellationException if it is no longer wanted
    public EventSet run(Query query, CancelToken cancel) throws QueryException {
        cancel.check();
        return new EventSet(new long[(size + 63) >>> 6]);
    }

    /// The values of a field among these events, most frequent first.
    ///
    /// @param field a field's name, such as `key`, `exe`, `uid`
    public List<ValueCount> values(String field, EventSet among, CancelToken cancel) {
        return List.of();
    }

    /// @param shown the value, safe to show; user ids with their names
    /// @param term the query that selects it, in normal form: `exe == /usr/bin/curl`, `not has key`
    /// @param count how many of the events have it
    public record ValueCount(String shown, String term, int count) {}
}
