package org.execscope.ui.find;

import org.execscope.query.Query;
import org.execscope.query.QueryException;

/// What is looked for, as a query.
final class FindQuery {
    private static final String[] FIELDS = {"cmd", "exe", "comm", "cwd", "key", "tty"};

    private FindQuery() {}

    /// How the text is meant.
    enum Mode {
        /// Contained in any text of the event, upper and lower case alike.
        TEXT,
        /// A regular expression on the command line, exe, comm, cwd, key or tty.
        REGEX,
        /// A whole query.
        QUERY
    }

    /// @throws QueryException if it is none
    static Query of(String text, Mode mode) throws QueryException {
        return switch (mode) {
            case TEXT -> Query.parse(quoted(text));
            case QUERY -> Query.parse(text);
            case REGEX -> {
                StringBuilder any = new StringBuilder();
                for (String field : FIELDS) {
                    any.append(any.isEmpty() ? "" : " or ").append(field).append(" ~ ");
                    any.append(quoted(text));
                }
                yield Query.parse(any.toString());
            }
        };
    }

    private static String quoted(String text) {
        return '"' + text.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
    }
}
