package org.execscope.query;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A filter: what the bar, the pickers and the command line all read and write. Immutable.
public final class Query {
    /// Matches every event.
    public static final Query ALL = new Query("", null, List.of());

    private final String text;
    private final @Nullable Node root;
    private final List<QueryHint> hints;

    private Query(String text, @Nullable Node root, List<QueryHint> hints) {
        this.text = text;
        this.root = root;
        this.hints = hints;
    }

    /// Reads a query; times without a zone are UTC.
    ///
    /// @throws QueryException if it isn't a query
    public static Query parse(String text) throws QueryException {
        Parser.Parsed parsed = Parser.parse(text, Literals.Clock.UTC);
        return new Query(text, parsed.root(), parsed.hints());
    }

    /// Reads a query of a window that shows times in a zone; in the normal form each time has its own.
    ///
    /// @param zone of times without one
    /// @param day what a bare clock like `T10:02` is a time of; null if there is none
    /// @throws QueryException if it isn't a query
    public static Query parse(String text, ZoneId zone, @Nullable LocalDate day) throws QueryException {
        Parser.Parsed parsed = Parser.parse(text, new Literals.Clock(zone, day));
        return new Query(text, parsed.root(), parsed.hints());
    }

    /// Whether an event can have several values of this field at once, as of `key`, `argv` and all that is asked of a
    /// process's events.
    ///
    /// @param written as a query names it
    public static boolean hasManyValues(String written) {
        Field field = Suggestions.fieldOf(written);
        if (field == null) {
            return false;
        }
        return switch (field) {
            case ARGV -> !written.contains("[") || written.indexOf('.') >= 0;
            case KEY, PATH, PATH_MODE, PATH_OUID, PATH_INODE, TYPE, FLAG, FINDING -> true;
            default -> field.label().length() < written.length() && field != Field.ID;
        };
    }

    private static Query of(@Nullable Node node) {
        return node == null ? ALL : new Query(NormalForm.of(node), node, List.of());
    }

    /// What in its text is hardly meant so.
    public List<QueryHint> hints() {
        return hints;
    }

    /// The opposite: what it doesn't match. A `not` in front is taken away.
    public Query negated() {
        return switch (root) {
            case null -> ALL;
            case Node.Not not -> of(not.part());
            case Node.Compare compare
            when compare.operator().opposite() != compare.operator() ->
                of(new Node.Compare(compare.field(), compare.operator().opposite(), compare.items()));
            default -> of(new Node.Not(root));
        };
    }

    /// The query that joins these by `and`; empty ones say nothing.
    public static Query all(List<Query> terms) {
        List<Node> parts = new ArrayList<>();
        for (Query term : terms) {
            parts.addAll(term.parts());
        }
        return of(joined(parts));
    }

    /// As it was typed.
    public String text() {
        return text;
    }

    /// The same query, written as the program writes it.
    public String normalForm() {
        return root == null ? "" : NormalForm.of(root);
    }

    /// Whether it matches everything because it says nothing.
    public boolean isEmpty() {
        return root == null;
    }

    /// Whether it asks for findings: where they weren't looked for, its answer would mean nothing.
    public boolean asksForFindings() {
        return root != null && asksForFindings(root);
    }

    private static boolean asksForFindings(Node node) {
        return switch (node) {
            case Node.And and -> and.parts().stream().anyMatch(Query::asksForFindings);
            case Node.Or or -> or.parts().stream().anyMatch(Query::asksForFindings);
            case Node.Not not -> asksForFindings(not.part());
            case Node.Has has -> has.field().field() == Field.FINDING;
            case Node.Compare compare -> compare.field().field() == Field.FINDING;
            case Node.Text _ -> false;
        };
    }

    /// The id of the process that it keeps to, with all that it started (`lineage.id == ID`); null if it asks for
    /// anything else.
    public @Nullable String lineage() {
        return root instanceof Node.Compare compare
                        && compare.field().scope() == Scope.LINEAGE
                        && compare.field().field() == Field.ID
                        && compare.operator() == Operator.EQUAL
                ? new String(
                        compare.items().getFirst().from().text().getBytes(StandardCharsets.ISO_8859_1),
                        StandardCharsets.UTF_8)
                : null;
    }

    @Nullable
    Node root() {
        return root;
    }

    /// Its top-level terms (joined by `and`), each a query of its own in normal form: what the chips show.
    public List<Query> terms() {
        return parts().stream().map(Query::of).toList();
    }

    private List<Node> parts() {
        return switch (root) {
            case null -> List.of();
            case Node.And and -> and.parts();
            default -> List.of(root);
        };
    }

    /// This query with one more term. A term that stands there already is not added again.
    ///
    /// @param replace whether it takes the place of top-level terms on its field, where all are `==` or `in`
    public Query and(Query term, boolean replace) {
        Node added = term.root;
        if (added == null) {
            return this;
        }
        List<Node> parts = new ArrayList<>();
        for (Node part : parts()) {
            if (!part.equals(added) && !(replace && isSameChoice(part, added))) {
                parts.add(part);
            }
        }
        parts.add(added);
        return of(joined(parts));
    }

    /// This query without one of its top-level terms.
    public Query without(Query term) {
        List<Node> parts = new ArrayList<>(parts());
        parts.remove(term.root);
        return of(joined(parts));
    }

    private static @Nullable Node joined(List<Node> parts) {
        return switch (parts.size()) {
            case 0 -> null;
            case 1 -> parts.getFirst();
            default -> new Node.And(parts);
        };
    }

    private static boolean isSameChoice(Node part, Node added) {
        return part instanceof Node.Compare one
                && added instanceof Node.Compare other
                && one.field().equals(other.field())
                && isChoice(one)
                && isChoice(other);
    }

    private static boolean isChoice(Node.Compare term) {
        return term.operator() == Operator.EQUAL || term.operator() == Operator.IN;
    }

    @Override
    public String toString() {
        return normalForm();
    }
}
