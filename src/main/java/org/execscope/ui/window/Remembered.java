package org.execscope.ui.window;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// What was done last, for the next time: kept only where the user wants it. Immutable.
///
/// @param filters that were applied, the newest last
/// @param evidence the paths of what was opened together, the newest first
public record Remembered(
        @Nullable List<String> filters, @Nullable List<List<String>> evidence) {
    static final Remembered NOTHING = new Remembered(null, null);

    private static final int MOST_FILTERS = 50;
    private static final int MOST_EVIDENCE = 8;

    List<String> lastFilters() {
        return filters == null
                ? List.of()
                : filters.stream().filter(Objects::nonNull).toList();
    }

    List<List<String>> lastEvidence() {
        return evidence == null
                ? List.of()
                : evidence.stream()
                        .filter(paths -> paths != null
                                && !paths.isEmpty()
                                && paths.stream().allMatch(Objects::nonNull))
                        .toList();
    }

    Remembered withFilters(List<String> texts) {
        List<String> last = texts.stream().filter(text -> !text.isBlank()).toList();
        return new Remembered(
                last.isEmpty() ? null : last.subList(Math.max(0, last.size() - MOST_FILTERS), last.size()), evidence);
    }

    /// With what was opened in front.
    Remembered opened(List<String> paths) {
        List<List<String>> all = new ArrayList<>(List.of(paths));
        lastEvidence().stream().filter(other -> !other.equals(paths)).forEach(all::add);
        return new Remembered(filters, all.subList(0, Math.min(all.size(), MOST_EVIDENCE)));
    }

    Remembered kept(boolean filtersToo, boolean evidenceToo) {
        return new Remembered(filtersToo ? filters : null, evidenceToo ? evidence : null);
    }
}
