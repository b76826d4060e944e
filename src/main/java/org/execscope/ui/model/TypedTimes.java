package org.execscope.ui.model;

import java.time.LocalDate;
import java.time.ZoneId;
import org.execscope.query.Query;
import org.execscope.query.QueryException;
import org.jspecify.annotations.Nullable;

/// What the times in a query mean where it is typed.
///
/// @param zone of a time without one
/// @param day of a bare clock like `T10:02`; null where there is none
record TypedTimes(ZoneId zone, @Nullable LocalDate day) {
    /// @throws QueryException if it isn't a query
    Query parse(String text) throws QueryException {
        return Query.parse(text, zone, day);
    }

    /// The same query, its text one that means the same everywhere.
    static Query everywhere(Query query) throws QueryException {
        String whole = query.normalForm();
        try {
            if (Query.parse(query.text()).normalForm().equals(whole)) {
                return query;
            }
        } catch (QueryException clockWithoutDay) {
            return Query.parse(whole);
        }
        return Query.parse(whole);
    }
}
