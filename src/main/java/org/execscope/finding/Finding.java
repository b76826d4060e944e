package org.execscope.finding;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// Something an examiner must notice. It says what was seen and what that can mean, never that a host is
/// compromised.
///
/// @param about the check that found it
/// @param severity how much it asks for attention
/// @param title what was seen, in a few words, with its figures
/// @param seen what was seen, in sentences; safe to show
/// @param host the host's label, safe to show; null if it is about several, or about files
/// @param firstMillis time of the first event it rests on; null if it rests on none
/// @param lastMillis time of the last
/// @param rows all events it rests on
/// @param count how many times it was seen: never less than the cases listed
/// @param cases the first of them, each with its line
public record Finding(
        About about,
        Severity severity,
        String title,
        String seen,
        @Nullable String host,
        @Nullable Long firstMillis,
        @Nullable Long lastMillis,
        RowSet rows,
        long count,
        List<Case> cases) {
    public Finding {
        cases = List.copyOf(cases);
    }

    /// Its id, such as `T05`.
    public String id() {
        return about.id();
    }
}
