package org.execscope.ui.model;

/// Rows that stand for events, in some order.
public interface EventRows {
    int rowCount();

    /// The event a row stands for, or -1. May be asked from working threads.
    int eventAt(int row);
}
