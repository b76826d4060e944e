package org.execscope.query;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.execscope.bytes.Bytes;
import org.execscope.bytes.Display;
import org.execscope.evidence.CancelToken;

/// Says why a query finds nothing: which of its terms finds nothing by itself, or that all do but no event fulfils them
/// together.
public final class NothingFound {
    private static final int SHOWN_BYTES = 60;

    private NothingFound() {}

    /// Runs each of the query's terms by itself; on any thread but JavaFX's.
    ///
    /// @return the reason in a few words, safe to show, without a full stop: `no exe contains "/tpm"`
    /// @throws QueryException if the query can't be run on this evidence
    /// @throws java.util.concurrent.CancellationException if it is no longer wanted
    public static String why(QueryEngine engine, Query query, CancelToken cancel) throws QueryException {
        List<Query> terms = query.terms();
        for (Query term : terms) {
            if (engine.run(term, cancel).count() == 0) {
                return words(term);
            }
        }
        return terms.size() < 2 ? "" : "each condition holds somewhere, all of them nowhere";
    }

    private static String words(Query term) {
        return switch (term.root()) {
            case Node.Has has -> "no event has " + NormalForm.of(has.field());
            case Node.Text text -> "no text contains " + quoted(text.text()) + pattern(text.text());
            case Node.Compare compare -> compared(compare, term);
            case null, default -> "no event fulfils " + shown(term.normalForm());
        };
    }

    private static String compared(Node.Compare compare, Query term) {
        String field = NormalForm.of(compare.field());
        boolean text = compare.field().field().type() == Field.Type.TEXT;
        String value = Literals.text(compare.items().getFirst().from());
        String literally = text ? pattern(value) : "";
        return switch (compare.operator()) {
            case EQUAL -> "no " + field + " is " + (text ? quoted(value) : shown(value)) + literally;
            case CONTAINS -> "no " + field + " contains " + quoted(value) + literally;
            case MATCHES -> "no " + field + " matches " + quoted(value);
            case IN -> "no " + field + " is among these";
            default -> "no event fulfils " + shown(term.normalForm());
        };
    }

    /// Who writes a star often means a pattern.
    private static String pattern(String value) {
        String sign = value.contains("*") ? "*" : value.contains("?") ? "?" : "";
        return sign.isEmpty() ? "" : ": \"" + sign + "\" is taken literally, use ~ for patterns";
    }

    private static String quoted(String value) {
        return '"' + shown(value) + '"';
    }

    private static String shown(String value) {
        return Display.value(Bytes.of(value.getBytes(StandardCharsets.UTF_8)), SHOWN_BYTES)
                .text();
    }
}
