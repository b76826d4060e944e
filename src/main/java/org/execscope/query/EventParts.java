package org.execscope.query;

import java.util.ArrayList;
import java.util.List;
import org.execscope.evidence.CancelToken;
import org.execscope.query.QueryEngine.ValueCount;

/// Some events, parted by the values of a field: each event in one part, the last for all without one of the
/// values. An event with several of them, such as keys, is in the first one's part. Immutable.
public record EventParts(List<Part> parts) {
    public EventParts {
        parts = List.copyOf(parts);
    }

    /// One value's events.
    ///
    /// @param shown the value, safe to show
    /// @param term the query that selects it, in normal form; empty for the rest
    public record Part(String shown, String term, EventSet events) {}

    /// @param values what makes the parts, in their order
    /// @param rest what those events are called that have none of the values
    /// @throws QueryException if a value's term is no query here
    /// @throws java.util.concurrent.CancellationException if it is no longer wanted
    public static EventParts of(
            QueryEngine engine, EventSet among, List<ValueCount> values, String rest, CancelToken cancel)
            throws QueryException {
        List<Part> parts = new ArrayList<>();
        long[] left = among.bits();
        for (ValueCount value : values) {
            long[] rows = Bits.and(engine.run(Query.parse(value.term()), cancel).bits(), left);
            parts.add(new Part(value.shown(), value.term(), new EventSet(rows)));
            left = Bits.andNot(left, rows);
        }
        parts.add(new Part(rest, "", new EventSet(left)));
        return new EventParts(parts);
    }
}
