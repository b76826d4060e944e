package org.execscope.ui.model;

import org.execscope.query.Query;
import org.execscope.query.QueryException;

/// What a value anywhere in the window does to the filter.
public final class FilterActions {
    private FilterActions() {}

    /// What to do with a term.
    public enum Action {
        /// Its value belongs to what is shown: together with other chosen values of the same field, if there are any.
        INCLUDE("Include"),
        /// Its value is not shown.
        EXCLUDE("Exclude"),
        /// Of its field, this value alone is shown.
        ONLY("Only this"),
        /// The filter becomes this term and nothing else.
        ALONE("This and no other filter"),
        /// What matches the term is shown too.
        OR("Or this");

        private final String words;

        Action(String words) {
            this.words = words;
        }

        public String words() {
            return words;
        }
    }

    /// The query in force after the action.
    ///
    /// @param term one condition in normal form: `exe == /usr/bin/curl`, `not has key`
    /// @throws QueryException if they don't make a query, for instance because it gets too long
    public static String after(Query applied, Action action, String term) throws QueryException {
        return switch (action) {
            case INCLUDE -> include(applied, term);
            case EXCLUDE -> exclude(applied, term);
            case ONLY -> only(applied, term);
            case ALONE -> Query.parse(term).normalForm();
            case OR ->
                applied.isEmpty()
                        ? Query.parse(term).normalForm()
                        : Query.parse("(" + applied.normalForm() + ") or (" + term + ")")
                                .normalForm();
        };
    }

    private static String include(Query applied, String term) throws QueryException {
        String field = field(term);
        Query base = without(applied, negated(term));
        for (Query part : base.terms()) {
            String chosen = values(part.normalForm(), field);
            String value = values(term, field);
            if (!chosen.isEmpty() && !value.isEmpty()) {
                if (!part.normalForm().equals(term)) {
                    Query both = Query.parse(field + " in (" + chosen + ", " + value + ")");
                    return base.and(both, true).normalForm();
                }
                return base.normalForm();
            }
        }
        return base.and(Query.parse(term), false).normalForm();
    }

    private static String exclude(Query applied, String term) throws QueryException {
        Query rest = without(applied, term);
        return rest.and(Query.parse(negated(term)), false).normalForm();
    }

    private static String only(Query applied, String term) throws QueryException {
        String field = field(term);
        Query rest = applied;
        for (Query part : applied.terms()) {
            String words = part.normalForm();
            String name = field(words);
            if (!field.isEmpty()
                    && name.equals(field)
                    && !words.contains(" and ")
                    && !words.contains(" or ")
                    && !words.startsWith("(")) {
                rest = rest.without(part);
            }
        }
        return rest.and(Query.parse(term), false).normalForm();
    }

    /// Without one of its top-level terms, if it stands there.
    private static Query without(Query query, String term) throws QueryException {
        String words = Query.parse(term).normalForm();
        for (Query part : query.terms()) {
            if (part.normalForm().equals(words)) {
                return query.without(part);
            }
        }
        return query;
    }

    private static String negated(String term) throws QueryException {
        String words = term.startsWith("not ") ? term.substring(4) : "not (" + term + ")";
        return Query.parse(words).normalForm();
    }

    /// The values that a term chooses of a field, as they are written in it; empty if it isn't such a term.
    private static String values(String term, String field) {
        String one = field + " == ";
        String some = field + " in (";
        if (term.startsWith(one)) {
            return term.substring(one.length());
        }
        boolean set = term.startsWith(some) && term.endsWith(")");
        return set ? term.substring(some.length(), term.length() - 1) : "";
    }

    /// The field that a term begins with: `exe` of `exe == x`, of `not exe == x` and of `not has exe`.
    private static String field(String term) {
        String words = term.startsWith("not ") ? term.substring(4) : term;
        if (words.startsWith("has ")) {
            words = words.substring(4);
        }
        int end = words.indexOf(' ');
        return end < 0 ? words : words.substring(0, end);
    }
}
