package org.execscope.ui.model;

/// The text in the filter field, seen as a query.
///
/// @param text as it stands in the field
/// @param state what it is
/// @param count events it matches, where `state` is VALID; -1 else
/// @param message what is wrong, where `state` is ERROR; what is waited for; why nothing is found, where that is
///     known; that it was stopped; empty else
public record Draft(String text, State state, int count, String message) {
    public enum State {
        /// It is the query that is shown.
        APPLIED,
        /// It is a query; how much it matches isn't known yet.
        COUNTING,
        /// It asks for findings, which are still to be made: it is applied when they are there.
        WAITING,
        /// It is a query, not applied.
        VALID,
        /// It is a query; the user gave up waiting for what it finds.
        STOPPED,
        /// It is none.
        ERROR
    }
}
