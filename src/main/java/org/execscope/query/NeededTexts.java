package org.execscope.query;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What stands, byte for byte, in whatever a regular expression matches: a search for it is a hundred times as
/// quick as the expression, and leaves few values for that.
///
/// Only literal characters, groups and alternatives count, not what is in a class or may be left out.
final class NeededTexts {
    /// More texts than this are no quicker to look for than the expression.
    private static final int MOST = 4;

    private NeededTexts() {}

    /// Texts of which at least one stands in whatever `pattern` matches; empty if none is certain.
    ///
    /// @param pattern null where it isn't understood
    static List<byte[]> of(@Nullable PatternPart pattern) {
        return pattern == null
                ? List.of()
                : needed(pattern).stream()
                        .map(text -> text.getBytes(StandardCharsets.US_ASCII))
                        .toList();
    }

    private static List<String> needed(PatternPart part) {
        return switch (part) {
            case PatternPart.Sequence sequence -> ofSequence(sequence);
            case PatternPart.Choice choice -> ofChoice(choice);
            case PatternPart.Repeat repeat -> repeat.least() > 0 ? needed(repeat.part()) : List.of();
            case PatternPart.Literal literal when !literal.folded() -> List.of(Character.toString(literal.value()));
            default -> List.of();
        };
    }

    private static List<String> ofChoice(PatternPart.Choice choice) {
        List<String> all = new ArrayList<>();
        for (PatternPart part : choice.parts()) {
            List<String> one = needed(part);
            if (one.isEmpty() || all.size() + one.size() > MOST) {
                return List.of();
            }
            all.addAll(one);
        }
        return all;
    }

    private static List<String> ofSequence(PatternPart.Sequence sequence) {
        List<String> best = List.of();
        StringBuilder run = new StringBuilder();
        for (PatternPart part : sequence.parts()) {
            if (part instanceof PatternPart.Literal literal && !literal.folded()) {
                run.append(literal.value());
            } else {
                best = longer(longer(best, List.of(run.toString())), needed(part));
                run.setLength(0);
            }
        }
        return longer(best, List.of(run.toString()));
    }

    private static List<String> longer(List<String> best, List<String> other) {
        return length(other) > length(best) ? other : best;
    }

    /// What each of them has at least.
    private static int length(List<String> texts) {
        return texts.stream().mapToInt(String::length).min().orElse(0);
    }
}
