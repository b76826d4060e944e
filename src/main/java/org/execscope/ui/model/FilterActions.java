package org.execscope.ui.model;

import java.util.ArrayList;
import java.util.List;
import org.execscope.query.Query;
import org.execscope.query.QueryException;

/// What a value anywhere in the window does to the filter.
public final class FilterActions {
    private static final String NOT = "not ";

    private FilterActions() {}

    /// What to do with a term.
    public enum Action {
        /// Its value belongs to what is shown: together with other chosen values of the same field, if there
        /// are any.
        INCLUDE("This too"),
        /// What is shown fulfils the term as well. Where the filter chooses other values of a field that has but one
        /// value, no event would be left: they are shown together then.
        AND("And this"),
        /// Its value is not shown.
        EXCLUDE("Not this"),
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
            case AND -> and(applied, term);
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

    private static String and(Query applied, String term) throws QueryException {
        return Query.hasManyValues(field(term))
                ? without(applied, negated(term)).and(Query.parse(term), false).normalForm()
                : include(applied, term);
    }

    private static String include(Query applied, String term) throws QueryException {
        String field = field(term);
        Query base = without(applied, negated(term));
        List<String> wanted = values(term, field);
        for (Query part : base.terms()) {
            List<String> chosen = values(part.normalForm(), field);
            if (!chosen.isEmpty() && !wanted.isEmpty()) {
                List<String> both = new ArrayList<>(chosen);
                both.removeAll(wanted);
                both.addAll(wanted);
                return base.and(choice(field, both), true).normalForm();
            }
        }
        return base.and(Query.parse(term), false).normalForm();
    }

    /// What a query says at its top level, looked at once for many values. Immutable.
    ///
    /// @param parts its terms, written with `!=` and the like rather than `not`
    public record Said(List<String> parts) {
        public Said {
            parts = List.copyOf(parts);
        }

        public static Said by(Query applied) {
            return new Said(applied.terms().stream().map(FilterActions::plain).toList());
        }

        /// Whether it asks for the value of this term.
        public boolean includes(String term) {
            String field = field(term);
            List<String> wanted = values(term, field);
            return parts.stream()
                    .anyMatch(part -> part.equals(term)
                            || (!wanted.isEmpty() && values(part, field).containsAll(wanted)));
        }

        /// Whether it leaves out the value of this term.
        public boolean excludes(String term) {
            try {
                return parts.contains(negated(term));
            } catch (QueryException tooLong) {
                return false;
            }
        }
    }

    /// Whether the query, at its top level, asks for the value of this term.
    public static boolean isIncluded(Query applied, String term) {
        return Said.by(applied).includes(term);
    }

    /// Whether the query, at its top level, leaves out the value of this term.
    public static boolean isExcluded(Query applied, String term) {
        return Said.by(applied).excludes(term);
    }

    /// The query without what it says, at its top level, about the value of this term.
    ///
    /// @throws QueryException if the term isn't one
    public static String forget(Query applied, String term) throws QueryException {
        Query rest = without(without(applied, term), negated(term));
        String field = field(term);
        List<String> wanted = values(term, field);
        for (Query part : rest.terms()) {
            List<String> left = new ArrayList<>(values(part.normalForm(), field));
            if (!wanted.isEmpty() && left.removeAll(wanted)) {
                Query others = rest.without(part);
                return (left.isEmpty() ? others : others.and(choice(field, left), false)).normalForm();
            }
        }
        return rest.normalForm();
    }

    /// The query without its top-level terms that choose or leave out values of this field.
    public static Query withoutField(Query applied, String field) {
        Query rest = applied;
        for (Query part : applied.terms()) {
            String words = part.normalForm();
            boolean plain = !words.contains(" and ") && !words.contains(" or ") && !words.startsWith("(");
            if (plain && field(words).equals(field)) {
                rest = rest.without(part);
            }
        }
        return rest;
    }

    private static Query choice(String field, List<String> values) throws QueryException {
        return Query.parse(
                values.size() == 1
                        ? field + " == " + values.getFirst()
                        : field + " in (" + String.join(", ", values) + ")");
    }

    private static String exclude(Query applied, String term) throws QueryException {
        Query rest = without(applied, term);
        return rest.and(Query.parse(negated(term)), false).normalForm();
    }

    private static String only(Query applied, String term) throws QueryException {
        return withoutField(applied, field(term)).and(Query.parse(term), false).normalForm();
    }

    /// Without one of its top-level terms, if it stands there.
    private static Query without(Query query, String term) throws QueryException {
        String words = plain(Query.parse(term));
        for (Query part : query.terms()) {
            if (plain(part).equals(words)) {
                return query.without(part);
            }
        }
        return query;
    }

    private static String negated(String term) throws QueryException {
        return Query.parse(term).negated().normalForm();
    }

    /// The same for `not exe == x` and `exe != x`.
    private static String plain(Query term) {
        return term.negated().negated().normalForm();
    }

    /// The values that a term chooses of a field, as they are written in it; none if it isn't such a term.
    private static List<String> values(String term, String field) {
        String one = field + " == ";
        String some = field + " in (";
        if (term.startsWith(one)) {
            return List.of(term.substring(one.length()));
        }
        boolean set = term.startsWith(some) && term.endsWith(")");
        return set ? split(term.substring(some.length(), term.length() - 1)) : List.of();
    }

    /// At the commas that don't stand in quotes.
    private static List<String> split(String items) {
        List<String> values = new ArrayList<>();
        char quote = 0;
        int from = 0;
        for (int i = 0; i < items.length(); i++) {
            char c = items.charAt(i);
            if (quote != 0) {
                if (c == '\\' && quote == '"') {
                    i++;
                } else if (c == quote) {
                    quote = 0;
                }
            } else if (c == ',') {
                values.add(items.substring(from, i).strip());
                from = i + 1;
            } else if ((c == '"' || c == '\'') && items.substring(from, i).isBlank()) {
                quote = c;
            }
        }
        values.add(items.substring(from).strip());
        return values;
    }

    /// The field that a term begins with: `exe` of `exe == x`, of `not exe == x` and of `not has exe`.
    private static String field(String term) {
        String words = term.startsWith(NOT) ? term.substring(NOT.length()) : term;
        if (words.startsWith("has ")) {
            words = words.substring(4);
        }
        int end = words.indexOf(' ');
        return end < 0 ? words : words.substring(0, end);
    }
}
