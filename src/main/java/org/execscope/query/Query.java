package org.execscope.query;

import java.util.List;

/// A filter: what the bar, the pickers and the command line all read and write. Immutable.
public final class Query {
    /// Matches every event.
    public static final Query ALL = new Query("");

    private final String text;

    private Query(String text) {
        this.text = text;
    }

    /// @throws QueryException if it isn't a query
    public static Query parse(String text) throws QueryException {
        return new Query(text);
    }

    /// As it was typed.
    public String text() {
        return text;
    }

    /// The same query, written as the program writes it.
    public String normalForm() {
        return text;
    }

    /// Whether it matches everything because it says nothing.
    public boolean isEmpty() {
        return text.isBlank();
    }

    /// Its top-level terms (joined by `and`), each a query of its own in normal form: what the chips show.
    public List<Query> terms() {
        return List.of();
    }

    /// This query with one more term, replacing a top-level term on the same field with `==`/`in` if `replace`.
    public Query and(Query term, boolean replace) {
        return replace ? term : this;
    }
}
