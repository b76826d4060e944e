package org.execscope.query;

import java.util.List;
import java.util.Locale;

/// Says whether a query can only match what another matched: then the other's result is all that must be
/// searched.
final class Refinement {
    private Refinement() {}

    /// Whether everything that matches `longer` surely matches `shorter`; false where it isn't seen at once.
    static boolean implies(Node longer, Node shorter) {
        for (Node wanted : terms(shorter)) {
            boolean found = false;
            for (Node term : terms(longer)) {
                found |= term.equals(wanted) || isLonger(term, wanted);
            }
            if (!found) {
                return false;
            }
        }
        return true;
    }

    private static List<Node> terms(Node node) {
        return node instanceof Node.And and ? and.parts() : List.of(node);
    }

    /// `argv : http` after `argv : htt`, and the same for a text.
    private static boolean isLonger(Node term, Node wanted) {
        return switch (term) {
            case Node.Text text -> wanted instanceof Node.Text other && contains(text.text(), other.text());
            case Node.Compare one ->
                wanted instanceof Node.Compare other
                        && one.field().equals(other.field())
                        && one.operator() == Operator.CONTAINS
                        && other.operator() == Operator.CONTAINS
                        && one.field().field() != Field.TIME
                        && contains(
                                one.items().getFirst().from().text(),
                                other.items().getFirst().from().text());
            default -> false;
        };
    }

    private static boolean contains(String text, String part) {
        return text.toLowerCase(Locale.ROOT).contains(part.toLowerCase(Locale.ROOT));
    }
}
