package org.execscope.query;

import java.util.Comparator;
import java.util.List;

/// How dear the parts of a query are, against one another: columns of few values, what follows the process forest,
/// text in millions of values, patterns on it.
final class Effort {
    private static final double COLUMN = 1;
    private static final double FOREST = 5;
    private static final double LARGE_TEXT = 8;
    private static final double ANY_TEXT = 16;
    private static final double LARGE_PATTERN = 30;

    private Effort() {}

    /// The order to look at parts in: what is dear then looks only at rows that the others left over.
    static List<Node> cheapestFirst(List<Node> parts) {
        return parts.stream().sorted(Comparator.comparingDouble(Effort::most)).toList();
    }

    /// About how long each part takes.
    static double[] of(List<Node> parts) {
        return parts.stream().mapToDouble(Effort::all).toArray();
    }

    /// The dearest of what the query looks at.
    private static double most(Node node) {
        return switch (node) {
            case Node.And and ->
                and.parts().stream().mapToDouble(Effort::most).max().orElse(0);
            case Node.Or or ->
                or.parts().stream().mapToDouble(Effort::most).max().orElse(0);
            case Node.Not not -> most(not.part());
            default -> leaf(node);
        };
    }

    private static double all(Node node) {
        return switch (node) {
            case Node.And and -> and.parts().stream().mapToDouble(Effort::all).sum();
            case Node.Or or -> or.parts().stream().mapToDouble(Effort::all).sum();
            case Node.Not not -> all(not.part());
            default -> leaf(node);
        };
    }

    private static double leaf(Node node) {
        return switch (node) {
            case Node.Has has -> COLUMN + scope(has.field());
            case Node.Compare compare -> {
                boolean pattern = compare.operator().positive() == Operator.MATCHES;
                boolean large = TextColumns.isLarge(compare.field().field());
                yield (large ? pattern ? LARGE_PATTERN : LARGE_TEXT : COLUMN) + scope(compare.field());
            }
            case Node.Text _ -> ANY_TEXT;
            default -> 0;
        };
    }

    private static double scope(Node.FieldRef field) {
        return field.scope() == Scope.EVENT ? 0 : FOREST;
    }
}
