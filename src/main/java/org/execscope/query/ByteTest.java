package org.execscope.query;

import com.google.re2j.Pattern;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.execscope.bytes.Bytes;
import org.jspecify.annotations.Nullable;

/// Whether bytes fit a text condition: exactly, by containing (ASCII case ignored), or by a pattern.
final class ByteTest {
    /// More texts than this are looked up, not searched for one after the other.
    private static final int FEW = 4;

    private final Operator operator;
    private final byte[][] wanted;
    private final TextSearch[] searches;
    private final Set<Bytes> many;
    private final @Nullable Pattern pattern;
    private final @Nullable PatternAutomaton automaton;
    /// What the pattern said of values that come again and again: each thread's own.
    private final ThreadLocal<KnownAnswers> known = ThreadLocal.withInitial(KnownAnswers::new);
    private final List<byte[]> needed;

    /// @param operator one of EQUAL, IN, CONTAINS, MATCHES
    ByteTest(Operator operator, List<Node.Item> items) throws QueryException {
        this.operator = operator;
        if (operator == Operator.MATCHES) {
            String written = Literals.text(items.getFirst().from());
            Pattern compiled = Patterns.compile(written, items.getFirst(), "");
            wanted = new byte[0][];
            searches = new TextSearch[0];
            many = Set.of();
            pattern = compiled;
            PatternPart part = PatternReader.read(written);
            automaton = PatternAutomaton.of(part);
            needed = NeededTexts.of(part);
            return;
        }
        pattern = null;
        automaton = null;
        wanted = new byte[items.size()][];
        searches = new TextSearch[wanted.length];
        many = new HashSet<>();
        for (int i = 0; i < wanted.length; i++) {
            wanted[i] = Literals.bytes(items.get(i).from());
            many.add(Bytes.of(wanted[i]));
            searches[i] =
                    new TextSearch(wanted[i].length > 0 ? wanted[i] : new byte[] {0}, operator == Operator.CONTAINS);
        }
        needed = List.of(wanted);
    }

    /// Searches of which one must find something in every value that fits; null where none is known.
    ///
    /// @param inOneArgument whether the value is made of several, joined by spaces, and one of them is
    /// searched
    TextSearch @Nullable [] needed(boolean inOneArgument) {
        if (needed.isEmpty() || needed.size() > FEW) {
            return null;
        }
        TextSearch[] found = new TextSearch[needed.size()];
        for (int i = 0; i < found.length; i++) {
            byte[] text = inOneArgument ? longestWord(needed.get(i)) : needed.get(i);
            if (text.length == 0) {
                return null;
            }
            found[i] = new TextSearch(text, operator == Operator.CONTAINS);
        }
        return found;
    }

    private static byte[] longestWord(byte[] text) {
        byte[] longest = new byte[0];
        int from = 0;
        for (int at = 0; at <= text.length; at++) {
            if (at == text.length || text[at] == ' ') {
                longest = at - from > longest.length ? Arrays.copyOfRange(text, from, at) : longest;
                from = at + 1;
            }
        }
        return longest;
    }

    /// Whether `a[from, to)` fits. Patterns see UTF-8; bytes that aren't part of it are U+FFFD to them.
    boolean test(byte[] a, int from, int to) {
        if (pattern != null) {
            PatternAutomaton.Answer answer =
                    automaton == null ? PatternAutomaton.Answer.UNKNOWN : automaton.find(a, from, to);
            return answer == PatternAutomaton.Answer.UNKNOWN
                    ? known.get().ask(a, from, to, () -> matches(pattern, a, from, to))
                    : answer == PatternAutomaton.Answer.MATCHES;
        }
        if (operator == Operator.CONTAINS) {
            return wanted[0].length == 0 || searches[0].find(a, from, to) >= 0;
        }
        if (wanted.length > FEW) {
            return many.contains(Bytes.copyOf(a, from, to));
        }
        for (byte[] one : wanted) {
            if (Arrays.equals(a, from, to, one, 0, one.length)) {
                return true;
            }
        }
        return false;
    }

    private static boolean matches(Pattern pattern, byte[] a, int from, int to) {
        return pattern.matcher(new String(a, from, to - from, StandardCharsets.UTF_8))
                .find();
    }
}
