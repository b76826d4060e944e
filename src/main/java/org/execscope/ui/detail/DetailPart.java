package org.execscope.ui.detail;

/// What can stand first in the details below the tables, and is a tab of those at the right.
public enum DetailPart {
    /// The arguments; with the facts at the right.
    EVENT,
    /// All that the process did.
    ACTIVITY,
    /// What is known of the process as a whole.
    PROCESS,
    /// What lies near the event.
    CONTEXT
}
