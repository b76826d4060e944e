package org.execscope.ui.histogram;

/// The stretch of time in view. Immutable.
///
/// @param from in milliseconds since 1970 UTC
/// @param to later than `from`
record TimeWindow(long from, long to) {
    /// No window is shorter.
    static final long SHORTEST = 50;

    TimeWindow {
        if (to - from < SHORTEST) {
            to = from + SHORTEST;
        }
    }

    long span() {
        return to - from;
    }

    /// Shorter or longer by a factor, the time at `share` of its length staying where it is; never longer
    /// than `whole`.
    TimeWindow zoomed(double factor, double share, TimeWindow whole) {
        long span = (long) Math.clamp(span() * factor, (double) SHORTEST, (double) whole.span());
        long fixed = from + (long) (span() * share);
        return new TimeWindow(fixed - (long) (span * share), fixed - (long) (span * share) + span).within(whole);
    }

    TimeWindow moved(long millis, TimeWindow whole) {
        return new TimeWindow(from + millis, to + millis).within(whole);
    }

    /// Moved, and shortened if it must be, so that it lies within another one.
    TimeWindow within(TimeWindow whole) {
        long span = Math.min(span(), whole.span());
        long start = Math.clamp(from, whole.from, Math.max(whole.from, whole.to - span));
        return new TimeWindow(start, start + span);
    }

    double share(long millis) {
        return (double) (millis - from) / span();
    }
}
