package org.execscope.query;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Supplier;

/// What was found about events, as far as queries know it: `finding == D05`, `has finding`. Immutable.
///
/// @param marked one for each finding
/// @param words what can be asked for: ids, kinds and severities, in lower case; empty where nothing was judged yet
public record Marks(List<Marked> marked, Set<String> words) {
    /// Nothing was judged.
    public static final Marks NONE = new Marks(List.of(), Set.of());

    public Marks {
        marked = List.copyOf(marked);
        words = Set.copyOf(words);
    }

    /// Events that one finding rests on.
    ///
    /// @param id such as `D05`
    /// @param kind its short name, such as `writable-folder`
    /// @param severity a word, such as `medium`
    /// @param events their numbers
    public record Marked(String id, String kind, String severity, Supplier<int[]> events) {
        /// Whether a query names it by this word, in any case.
        boolean is(String word) {
            return id.equalsIgnoreCase(word) || kind.equalsIgnoreCase(word) || severity.equalsIgnoreCase(word);
        }

        /// Whether a name of it contains this, in any case.
        boolean contains(String part) {
            String wanted = part.toLowerCase(Locale.ROOT);
            return id.toLowerCase(Locale.ROOT).contains(wanted) || kind.contains(wanted) || severity.contains(wanted);
        }
    }

    /// Whether the word means something: an unknown one is a mistake rather than nothing found.
    boolean isKnown(String word) {
        return words.isEmpty() || words.contains(word.toLowerCase(Locale.ROOT));
    }
}
