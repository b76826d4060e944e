package org.execscope.ui.facet;

import java.util.List;
import java.util.function.DoubleConsumer;
import org.execscope.evidence.CancelToken;
import org.execscope.query.EventSet;
import org.execscope.query.Facet;
import org.execscope.query.Query;
import org.execscope.query.QueryEngine;
import org.execscope.query.QueryException;
import org.execscope.ui.model.FilterActions;
import org.execscope.ui.model.Shown;

/// The values of one field that are listed. Immutable.
///
/// @param facet all values with their counts
/// @param among how many events were counted
/// @param listed those in the list
/// @param found how many values there are to list: all, or those that were looked for, as far as they were
/// counted
/// @param most the count of the most frequent value
record FacetValues(Facet facet, int among, List<QueryEngine.ValueCount> listed, int found, int most) {
    /// What is listed.
    ///
    /// @param search text that the values contain; empty for all
    /// @param limit how many are listed at most
    record Wish(boolean rareFirst, String search, int limit) {}

    /// Counts under the query without what it says about this field, so that the alternatives to a choice can
    /// be seen.
    ///
    /// @param share gets how far the search for these events is, from 0 to 1, where there must be one
    /// @throws java.util.concurrent.CancellationException if it is no longer wanted
    static FacetValues count(
            QueryEngine engine, Shown shown, FacetField field, Wish wish, DoubleConsumer share, CancelToken cancel)
            throws QueryException {
        Query rest = FilterActions.withoutField(shown.query(), field.name());
        boolean same = rest.normalForm().equals(shown.query().normalForm());
        EventSet among = same ? shown.matches() : engine.run(rest, cancel, share);
        return list(engine.facet(field.name(), among, cancel), among.count(), wish, cancel);
    }

    /// Other values of what was counted already.
    static FacetValues list(Facet facet, int among, Wish wish, CancelToken cancel) {
        List<QueryEngine.ValueCount> listed;
        int found = facet.size();
        if (!wish.search().isEmpty()) {
            // One more than wanted tells whether there are more.
            List<QueryEngine.ValueCount> some =
                    facet.search(wish.search(), wish.limit() + 1, wish.rareFirst(), cancel, _ -> {});
            found = some.size();
            listed = some.subList(0, Math.min(some.size(), wish.limit()));
        } else {
            listed = wish.rareFirst() ? facet.rarest(wish.limit()) : facet.most(wish.limit());
        }
        return new FacetValues(facet, among, List.copyOf(listed), found, facet.size() == 0 ? 0 : facet.count(0));
    }
}
