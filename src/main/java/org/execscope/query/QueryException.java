package org.execscope.query;

import java.util.List;

/// A query text that isn't one.
public final class QueryException extends Exception {
    private static final long serialVersionUID = 1L;

    private final transient List<QueryError> errors;

    public QueryException(List<QueryError> errors) {
        super(errors.getFirst().message());
        this.errors = List.copyOf(errors);
    }

    /// At least one, by position.
    public List<QueryError> errors() {
        return errors;
    }
}
