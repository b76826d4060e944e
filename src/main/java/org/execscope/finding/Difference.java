package org.execscope.finding;

import java.util.List;
import org.execscope.event.RecordSource;

/// An event on which two copies of a log disagree.
///
/// @param kind how
/// @param host its host's label, safe to show
/// @param timeMillis its time
/// @param serial its serial
/// @param details what differs, field by field, safe to show; empty where only one copy has the event
/// @param first where its records stand in the first copy
/// @param second where they stand in the second
/// @param common whether it lies within the time that both copies cover
public record Difference(
        Kind kind,
        String host,
        long timeMillis,
        long serial,
        List<Detail> details,
        List<RecordSource> first,
        List<RecordSource> second,
        boolean common) {
    /// How two copies disagree.
    public enum Kind {
        ONLY_FIRST,
        ONLY_SECOND,
        CHANGED
    }

    /// One thing that differs.
    ///
    /// @param what the record type, its item and the field: `SYSCALL exe`
    /// @param first what the first copy has, safe to show
    /// @param second what the second has
    public record Detail(String what, String first, String second) {}

    public Difference {
        details = List.copyOf(details);
        first = List.copyOf(first);
        second = List.copyOf(second);
    }
}
