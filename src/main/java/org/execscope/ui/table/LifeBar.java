package org.execscope.ui.table;

/// What is known of when something lived, as shares of the stretch of time in view: below 0 and above 1 is out of
/// view. Immutable.
///
/// @param from its first share
/// @param fromKnown whether it began there; else it may have lived before
/// @param to its last share
/// @param toKnown whether it ended there; else it may have lived on
public record LifeBar(double from, boolean fromKnown, double to, boolean toKnown) {
    /// A stretch of time that bars are drawn over.
    ///
    /// @param from its first millisecond since 1970 UTC
    /// @param to its last one
    public record Range(long from, long to) {
        /// Where something that lived from `first` to `last` stands in it.
        public LifeBar bar(long first, boolean firstKnown, long last, boolean lastKnown) {
            return new LifeBar(share(first), firstKnown, share(Math.max(first, last)), lastKnown);
        }

        private double share(long millis) {
            return (double) (millis - from) / Math.max(1, to - from);
        }
    }
}
