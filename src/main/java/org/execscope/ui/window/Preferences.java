package org.execscope.ui.window;

import java.util.List;
import java.util.Objects;
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
public record Preferences(
        @Nullable String rows,
        @Nullable Boolean letters,
        @Nullable Boolean stillness,
        @Nullable Boolean keepLayout,
        @Nullable Integer around,
        @Nullable String details,
        @Nullable List<String> facets) {
    static final Preferences USUAL = new Preferences(null, null, null, null, null, null, null);

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

    /// In seconds to each side.
    int aroundSeconds() {
        return Objects.requireNonNullElse(around, USUAL_AROUND);
    }

    /// How high rows are.
    String rowHeight() {
        return Objects.requireNonNullElse(rows, Appearance.NORMAL);
    }

    Preferences withRows(String other) {
        return new Preferences(other, letters, stillness, keepLayout, around, details, facets);
    }

    Preferences withLetters(boolean other) {
        return new Preferences(rows, other, stillness, keepLayout, around, details, facets);
    }

    Preferences withStillness(boolean other) {
        return new Preferences(rows, letters, other, keepLayout, around, details, facets);
    }

    Preferences withKeepLayout(boolean other) {
        return new Preferences(rows, letters, stillness, other, around, details, facets);
    }

    Preferences withAround(int seconds) {
        return new Preferences(rows, letters, stillness, keepLayout, seconds, details, facets);
    }

    Preferences withDetails(@Nullable String place) {
        return new Preferences(rows, letters, stillness, keepLayout, around, place, facets);
    }

    /// @param fields null for the usual ones
    Preferences withFacets(@Nullable List<String> fields) {
        return new Preferences(rows, letters, stillness, keepLayout, around, details, fields);
    }
}
