package org.execscope.finding;

import org.execscope.event.RecordSource;
import org.jspecify.annotations.Nullable;

/// One thing that was seen, as an example of a finding.
///
/// @param text what, safe to show
/// @param event the event's number in the table, or [#NO_EVENT]
/// @param source the line it rests on; null if it rests on no line (a file that is missing)
public record Case(String text, int event, @Nullable RecordSource source) {
    /// It rests on no event.
    public static final int NO_EVENT = -1;
}
