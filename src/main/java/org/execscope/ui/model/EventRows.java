package org.execscope.ui.model;

import java.util.function.IntPredicate;

/// Rows that stand for events, in some order.
public interface EventRows {
    int rowCount();

    /// The event a row stands for, or -1. May be asked from working threads.
    int eventAt(int row);

    /// Whether this holds for an event that the row shows.
    default boolean isAny(int row, IntPredicate test) {
        return test.test(eventAt(row));
    }
}
