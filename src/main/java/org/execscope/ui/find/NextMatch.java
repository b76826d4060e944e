package org.execscope.ui.find;

import java.util.stream.IntStream;
import org.execscope.evidence.CancelToken;
import org.execscope.query.EventSet;
import org.execscope.query.Query;
import org.execscope.query.QueryEngine;
import org.execscope.query.QueryException;

/// Looks for the match that is nearest in one direction, in a few places at first and then in ever more: it is there
/// long before all matches are known. Not on the JavaFX thread.
final class NextMatch {
    private static final int FIRST = 1 << 8;
    /// Whoever finds nothing in as many places as that, four times as many as in the step before, has all matches as
    /// soon by looking for all.
    private static final int MOST = 1 << 20;

    private NextMatch() {}

    /// Where to look.
    ///
    /// @param from the place to begin with
    /// @param forward down to the last place and on from the first; else up to the first and on from the last
    record Course(FindPlaces.Steps places, int from, boolean forward) {
        int place(int step) {
            int count = places.count();
            return Math.floorMod(forward ? from + (long) step : from - (long) step, count);
        }
    }

    /// The first place of the course that has a matching event; -1 if there is none in the first million.
    ///
    /// @throws QueryException if a name in the query means nothing in this evidence
    /// @throws java.util.concurrent.CancellationException if it is no longer wanted
    static int find(QueryEngine engine, Query asked, Course course, CancelToken cancel) throws QueryException {
        int all = course.places().count();
        int looked = 0;
        for (int block = FIRST; looked < all && block <= MOST; block *= 4) {
            int end = Math.min(all, looked + block);
            IntStream.Builder events = IntStream.builder();
            for (int step = looked; step < end; step++) {
                course.places().each(course.place(step), events);
            }
            EventSet found = engine.runAmong(asked, events.build().toArray(), cancel);
            for (int step = looked; step < end && found.count() > 0; step++) {
                if (matches(course, step, found)) {
                    return course.place(step);
                }
            }
            looked = end;
        }
        return -1;
    }

    private static boolean matches(Course course, int step, EventSet found) {
        boolean[] any = new boolean[1];
        course.places().each(course.place(step), event -> any[0] |= event >= 0 && found.contains(event));
        return any[0];
    }
}
