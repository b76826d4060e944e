package org.execscope.query;

import java.util.List;

/// A part of a query's text that is drawn in its own way; also of a text that is still being written, and so often no
/// query yet.
///
/// @param start index of its first character
/// @param end index after its last one
public record QuerySpan(int start, int end, Kind kind) {
    public enum Kind {
        /// `and`, `or`, `not`, `has`, `in`, `unset`.
        KEYWORD,
        /// What stands in quotes, with them.
        STRING,
        /// A name before an operator or behind `has`, whether there is such a field or not.
        FIELD
    }

    /// Those of a text, from left to right; between them stands what is drawn plainly.
    public static List<QuerySpan> of(String text) {
        return new QueryScan(text).spans();
    }
}
