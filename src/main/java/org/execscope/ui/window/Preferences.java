package org.execscope.ui.window;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.execscope.ui.keys.Letters;
import org.execscope.ui.model.TimeForm;
import org.jspecify.annotations.Nullable;

/// What a user chose in the preferences; null stands for the usual choice. Immutable.
///
/// @param rows how high rows are: `compact`, `normal` or `roomy`
/// @param letters whether single letters are keys in tables, facets and the histogram
/// @param stillness whether nothing moves by itself
/// @param keepLayout whether columns and panes are kept for the next time
/// @param around how far the events around an event reach at first, in seconds to each side
/// @param details where the details are: `below`, `right` or `away`
/// @param facets the fields that have a facet, in order
/// @param times how times are written: `short`, `year` or `iso`
/// @param font the family of text of fixed width
/// @param memory from how many hundredths of the machine's memory on it is asked before evidence is read
/// @param keepFilters whether the filters applied last are kept for the next time
/// @param keepEvidence whether the paths of evidence opened last are kept
/// @param letterKeys the letters that were chosen, by what they do
public record Preferences(
        @Nullable String rows,
        @Nullable Boolean letters,
        @Nullable Boolean stillness,
        @Nullable Boolean keepLayout,
        @Nullable Integer around,
        @Nullable String details,
        @Nullable List<String> facets,
        @Nullable String times,
        @Nullable String font,
        @Nullable Integer memory,
        @Nullable Boolean keepFilters,
        @Nullable Boolean keepEvidence,
        @Nullable Map<String, String> letterKeys) {
    static final Preferences USUAL =
            new Preferences(null, null, null, null, null, null, null, null, null, null, null, null, null);

    private static final int USUAL_AROUND = 60;

    /// Whether single letters are keys.
    boolean hasLetters() {
        return !Boolean.FALSE.equals(letters);
    }

    /// Whether nothing moves by itself, whatever the system says.
    boolean isStill() {
        return Boolean.TRUE.equals(stillness);
    }

    /// Whether columns and panes are kept.
    boolean keepsLayout() {
        return !Boolean.FALSE.equals(keepLayout);
    }

    /// Whether the filters applied last are kept: they name what evidence holds.
    boolean keepsFilters() {
        return Boolean.TRUE.equals(keepFilters);
    }

    /// Whether the paths of evidence opened last are kept.
    boolean keepsEvidence() {
        return Boolean.TRUE.equals(keepEvidence);
    }

    /// In seconds to each side.
    int aroundSeconds() {
        return Objects.requireNonNullElse(around, USUAL_AROUND);
    }

    /// From how many hundredths of the machine's memory on it is asked; 0 for all that Java was given.
    int memoryPercent() {
        return memory == null ? 0 : Math.clamp(memory, 0, 100);
    }

    /// How high rows are.
    String rowHeight() {
        return Objects.requireNonNullElse(rows, Appearance.NORMAL);
    }

    /// How times are written.
    TimeForm timeForm() {
        for (TimeForm form : TimeForm.values()) {
            if (form.name().equalsIgnoreCase(times)) {
                return form;
            }
        }
        return TimeForm.SHORT;
    }

    /// The letters of what single letters do.
    Letters chosenLetters() {
        Map<String, String> kept = letterKeys;
        return kept == null ? Letters.USUAL : Letters.of(kept);
    }

    /// A copy to be changed.
    Change change() {
        return new Change(this);
    }

    /// Collects what is to be otherwise.
    static final class Change {
        private @Nullable String rows;
        private @Nullable Boolean letters;
        private @Nullable Boolean stillness;
        private @Nullable Boolean keepLayout;
        private @Nullable Integer around;
        private @Nullable String details;
        private @Nullable List<String> facets;
        private @Nullable String times;
        private @Nullable String font;
        private @Nullable Integer memory;
        private @Nullable Boolean keepFilters;
        private @Nullable Boolean keepEvidence;
        private @Nullable Map<String, String> letterKeys;

        private Change(Preferences from) {
            rows = from.rows;
            letters = from.letters;
            stillness = from.stillness;
            keepLayout = from.keepLayout;
            around = from.around;
            details = from.details;
            facets = from.facets;
            times = from.times;
            font = from.font;
            memory = from.memory;
            keepFilters = from.keepFilters;
            keepEvidence = from.keepEvidence;
            letterKeys = from.letterKeys;
        }

        Change rows(String other) {
            rows = other;
            return this;
        }

        Change letters(boolean other) {
            letters = other;
            return this;
        }

        Change stillness(boolean other) {
            stillness = other;
            return this;
        }

        Change keepLayout(boolean other) {
            keepLayout = other;
            return this;
        }

        Change around(int seconds) {
            around = seconds;
            return this;
        }

        Change details(@Nullable String place) {
            details = place;
            return this;
        }

        /// @param fields null for the usual ones
        Change facets(@Nullable List<String> fields) {
            facets = fields;
            return this;
        }

        Change times(TimeForm form) {
            times = form.name().toLowerCase(Locale.ROOT);
            return this;
        }

        /// @param family null for the one that comes with the program
        Change font(@Nullable String family) {
            font = family;
            return this;
        }

        /// @param percent null for all that Java was given
        Change memory(@Nullable Integer percent) {
            memory = percent;
            return this;
        }

        Change keepFilters(boolean other) {
            keepFilters = other;
            return this;
        }

        Change keepEvidence(boolean other) {
            keepEvidence = other;
            return this;
        }

        Change letterKeys(Letters others) {
            letterKeys = others.chosen().isEmpty() ? null : others.chosen();
            return this;
        }

        Preferences made() {
            return new Preferences(
                    rows,
                    letters,
                    stillness,
                    keepLayout,
                    around,
                    details,
                    facets,
                    times,
                    font,
                    memory,
                    keepFilters,
                    keepEvidence,
                    letterKeys);
        }
    }
}
