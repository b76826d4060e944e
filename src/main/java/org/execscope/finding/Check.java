package org.execscope.finding;

/// One thing to look for. Stateless: the same ground gives the same report, whatever thread asks.
interface Check {
    /// What it is about.
    About about();

    /// Looks, and reports what is there.
    void judge(Ground ground, Report report);

    /// About how long it takes for so many events, in nanoseconds, as measured on an ordinary log: those that take long
    /// begin first, and how far all checks are is told by it.
    default long likelyNanos(long events) {
        return 40 * events;
    }
}
