package org.execscope.query;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// A term of a query in three parts, for those who rather choose than write.
///
/// @param field with its scope and number: `parent.exe`, `argv[0]`
/// @param operator a sign, or `has` and `not has`
/// @param value as it is written in a query, quotes and all; empty behind `has`
public record Condition(String field, String operator, String value) {
    private static final String HAS = "has";
    private static final String HAS_NOT = "not has";

    /// The parts of a query of one term; null if it has others, such as `or`.
    public static @Nullable Condition of(Query term) {
        return switch (term.root()) {
            case Node.Has has -> new Condition(NormalForm.of(has.field()), HAS, "");
            case Node.Not(Node.Has has) -> new Condition(NormalForm.of(has.field()), HAS_NOT, "");
            // `not exe == x` is exactly `exe != x`.
            case Node.Not(Node.Compare compare)
            when compare.operator().opposite() != compare.operator() ->
                of(compare, compare.operator().opposite());
            case Node.Compare compare -> of(compare, compare.operator());
            case null, default -> null;
        };
    }

    private static Condition of(Node.Compare compare, Operator operator) {
        Node.Compare said = new Node.Compare(compare.field(), operator, compare.items());
        String field = NormalForm.of(said.field());
        String head = field + " " + operator.sign() + " ";
        return new Condition(field, operator.sign(), NormalForm.of(said).substring(head.length()));
    }

    /// The fields that can be chosen, and some behind scopes that are asked for often.
    public static List<String> fields() {
        List<String> names = new ArrayList<>();
        for (Field field : Field.values()) {
            if (field != Field.ID) {
                names.add(field.label());
            }
        }
        names.addAll(List.of("parent.exe", "ancestor.exe", "child.exe", "lineage.id"));
        return List.copyOf(names);
    }

    /// What a field is, in a few words; empty if there is none of this name.
    public static String meaning(String field) {
        Field known = known(field);
        return known == null ? "" : known.meaning();
    }

    /// The operators that a field takes; all if there is no field of this name.
    public static List<String> operators(String field) {
        Field known = known(field);
        List<String> signs = new ArrayList<>();
        for (Operator operator : Operator.values()) {
            if (known == null || known.type().allows(operator)) {
                signs.add(operator.sign());
            }
        }
        signs.add(HAS);
        signs.add(HAS_NOT);
        return List.copyOf(signs);
    }

    private static @Nullable Field known(String field) {
        String name = field.strip().toLowerCase(Locale.ROOT);
        int bracket = name.indexOf('[');
        name = bracket > 0 ? name.substring(0, bracket) : name;
        for (Scope scope : Scope.values()) {
            String before = scope.label() + ".";
            if (scope != Scope.EVENT && name.startsWith(before)) {
                return Field.of(name.substring(before.length()));
            }
        }
        return Field.of(name);
    }

    /// Whether it takes a value.
    public boolean hasValue() {
        return !operator.equals(HAS) && !operator.equals(HAS_NOT);
    }

    /// The query's text. A value that isn't quoted and would end too early is quoted, a list gets its parentheses.
    public String text() {
        if (!hasValue()) {
            return operator + " " + field;
        }
        return field + " " + operator + " " + written();
    }

    private String written() {
        String text = value.strip();
        boolean set = operator.equals(Operator.IN.sign()) || operator.equals(Operator.NOT_IN.sign());
        if (set) {
            return text.startsWith("(") || text.contains("..") || text.contains("+-") ? text : "(" + text + ")";
        }
        boolean quoted = text.startsWith("\"") || text.startsWith("'");
        boolean plain = text.chars().noneMatch(c -> " \t(),".indexOf(c) >= 0);
        return quoted || plain || text.isEmpty() ? text : NormalForm.quoted(Literals.value(text));
    }
}
