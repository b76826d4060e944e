package org.execscope.ui.window;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import org.execscope.ui.model.SavedQuery;
import org.execscope.ui.table.ColumnLayout;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/// How a user likes the window, in one readable file of the user's own; nothing about any evidence unless
/// the user wants that. Immutable.
///
/// @param theme `light`, `dark`, `contrast` or `system`
/// @param fontSize in pixels
/// @param facets whether they are shown
/// @param histogram whether it is shown
/// @param bars what the histogram's bars are parted by; null for nothing
/// @param pinned how many columns don't scroll
/// @param columns of the timeline; null for the usual ones
/// @param queries the filters that are kept; null for those that the program brings
/// @param tree the columns of the process tree; null for the usual ones
/// @param preferences what was chosen beside; null for the usual choices
/// @param remembered of what was done last; null for nothing
public record Settings(
        String theme,
        int fontSize,
        boolean facets,
        boolean histogram,
        @Nullable String bars,
        int pinned,
        @Nullable List<Column> columns,
        @Nullable List<SavedQuery> queries,
        @Nullable Columns tree,
        @Nullable Preferences preferences,
        @Nullable Remembered remembered) {
    static final Settings USUAL = new Settings("system", 13, true, true, null, 0, null, null, null, null, null);

    private static final int LARGEST_FILE = 1 << 20;

    /// @param width in pixels at the usual font size
    public record Column(String id, double width, boolean shown) {}

    /// The columns of a table, in order.
    ///
    /// @param pinned how many of them don't scroll
    public record Columns(int pinned, @Nullable List<Column> columns) {}

    /// The file: in `$XDG_CONFIG_HOME/execscope`, else in `.config/execscope` of the user's home; null where
    /// there is no home.
    static @Nullable Path usualFile() {
        String config = System.getenv("XDG_CONFIG_HOME");
        if (config != null && Path.of(config).isAbsolute()) {
            return Path.of(config, "execscope", "window.json");
        }
        String home = System.getProperty("user.home", "");
        return home.isEmpty() ? null : Path.of(home, ".config", "execscope", "window.json");
    }

    /// What the file says; the usual settings where there is none or it can't be read.
    static Settings read(Path file) {
        try {
            if (!Files.isRegularFile(file) || Files.size(file) > LARGEST_FILE) {
                return USUAL;
            }
            Settings read = mapper().readValue(file.toFile(), Settings.class);
            return read == null || read.theme() == null ? USUAL : read;
        } catch (JacksonException | IOException unreadable) {
            return USUAL;
        }
    }

    /// Writes the file whole or not at all.
    ///
    /// @throws IOException if it can't be written
    void write(Path file) throws IOException {
        Path folder = file.toAbsolutePath().getParent();
        if (folder == null) {
            throw new IOException(file + " is no file");
        }
        Files.createDirectories(folder);
        Path part = Files.createTempFile(folder, "window", ".part");
        try {
            Files.writeString(part, mapper().writerWithDefaultPrettyPrinter().writeValueAsString(this) + "\n");
            Files.move(part, file, StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(part);
        }
    }

    private static JsonMapper mapper() {
        return JsonMapper.builder()
                .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                .build();
    }

    /// The timeline's columns; null for the usual ones.
    @Nullable
    ColumnLayout layout() {
        return layout(pinned, columns);
    }

    /// The process tree's columns; null for the usual ones.
    @Nullable
    ColumnLayout treeLayout() {
        return tree == null ? null : layout(tree.pinned(), tree.columns());
    }

    private static @Nullable ColumnLayout layout(int pinned, @Nullable List<Column> some) {
        return some == null
                ? null
                : new ColumnLayout(
                        some.stream()
                                .filter(column -> column != null && column.id() != null)
                                .map(column -> new ColumnLayout.Entry(column.id(), column.width(), column.shown()))
                                .toList(),
                        pinned);
    }

    Settings withTheme(String other) {
        return new Settings(
                other, fontSize, facets, histogram, bars, pinned, columns, queries, tree, preferences, remembered);
    }

    Settings withFontSize(int other) {
        return new Settings(
                theme, other, facets, histogram, bars, pinned, columns, queries, tree, preferences, remembered);
    }

    Settings withPanes(boolean facetsToo, boolean histogramToo) {
        return new Settings(
                theme,
                fontSize,
                facetsToo,
                histogramToo,
                bars,
                pinned,
                columns,
                queries,
                tree,
                preferences,
                remembered);
    }

    Settings withBars(String other) {
        return new Settings(
                theme, fontSize, facets, histogram, other, pinned, columns, queries, tree, preferences, remembered);
    }

    /// With these columns of the timeline.
    Settings withLayout(ColumnLayout other) {
        return new Settings(
                theme,
                fontSize,
                facets,
                histogram,
                bars,
                other.pinned(),
                columns(other),
                queries,
                tree,
                preferences,
                remembered);
    }

    /// With these columns of the process tree.
    Settings withTreeLayout(ColumnLayout other) {
        Columns kept = new Columns(other.pinned(), columns(other));
        return new Settings(
                theme, fontSize, facets, histogram, bars, pinned, columns, queries, kept, preferences, remembered);
    }

    Settings withQueries(List<SavedQuery> others) {
        return new Settings(
                theme, fontSize, facets, histogram, bars, pinned, columns, others, tree, preferences, remembered);
    }

    /// The filters that are kept: those of the file that have a name and a text.
    List<SavedQuery> savedQueries() {
        List<SavedQuery> some = queries;
        return some == null
                ? SavedQuery.TEMPLATES
                : some.stream()
                        .filter(saved -> saved != null
                                && saved.name() != null
                                && !saved.name().isBlank()
                                && saved.query() != null)
                        .toList();
    }

    Settings withPreferences(Preferences others) {
        return new Settings(
                theme, fontSize, facets, histogram, bars, pinned, columns, queries, tree, others, remembered);
    }

    /// What was chosen beside, the usual choices where nothing was.
    Preferences chosen() {
        return preferences == null ? Preferences.USUAL : preferences;
    }

    /// What was done last.
    Remembered last() {
        return remembered == null ? Remembered.NOTHING : remembered;
    }

    Settings withRemembered(@Nullable Remembered other) {
        return new Settings(
                theme, fontSize, facets, histogram, bars, pinned, columns, queries, tree, preferences, other);
    }

    /// As they are kept: without what is not to be remembered the next time.
    Settings kept() {
        Remembered last = last().kept(chosen().keepsFilters(), chosen().keepsEvidence());
        return withoutLayout().withRemembered(last.equals(Remembered.NOTHING) ? null : last);
    }

    /// Without columns and panes where these are to be the usual ones the next time.
    private Settings withoutLayout() {
        return chosen().keepsLayout()
                ? this
                : new Settings(
                        theme,
                        fontSize,
                        USUAL.facets,
                        USUAL.histogram,
                        null,
                        0,
                        null,
                        queries,
                        null,
                        chosen().change().details(null).made(),
                        remembered);
    }

    static List<Column> columns(ColumnLayout layout) {
        return layout.entries().stream()
                .map(entry -> new Column(entry.id(), entry.width(), entry.shown()))
                .toList();
    }
}
