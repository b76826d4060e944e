package org.execscope.ui.window;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.function.UnaryOperator;
import javafx.animation.PauseTransition;
import javafx.collections.ListChangeListener;
import javafx.util.Duration;
import org.execscope.ui.model.Latest;
import org.execscope.ui.model.SavedQuery;
import org.execscope.ui.model.Workspace;
import org.execscope.ui.table.ColumnLayout;
import org.jspecify.annotations.Nullable;

/// Keeps the settings of a window, and writes them a moment after the last change: never into evidence.
final class SettingsKeeper implements AutoCloseable {
    private static final Duration REST = Duration.seconds(1);

    private final @Nullable Path file;
    private final Workspace workspace;
    private final Latest writing = new Latest("settings");
    private final PauseTransition rest = new PauseTransition(REST);
    private List<Path> evidence = List.of();
    private Settings settings;

    /// @param file null where settings aren't kept
    SettingsKeeper(Workspace workspace, @Nullable Path file) {
        this.workspace = workspace;
        this.file = file;
        settings = file == null ? Settings.USUAL : Settings.read(file);
        rest.setOnFinished(_ -> write());
        workspace.savedQueries().setAll(settings.savedQueries());
        workspace.savedQueries().addListener((ListChangeListener<SavedQuery>)
                _ -> queries(List.copyOf(workspace.savedQueries())));
    }

    Settings now() {
        return settings;
    }

    /// Where they are kept; null where they aren't.
    @Nullable
    Path file() {
        return file;
    }

    /// What is open: nothing is written in or below it.
    void evidence(List<Path> paths) {
        evidence = List.copyOf(paths);
        change(settings.withRemembered(settings.last()
                .opened(paths.stream()
                        .map(path -> path.toAbsolutePath().toString())
                        .toList())));
    }

    void theme(String theme) {
        change(settings.withTheme(theme));
    }

    void fontSize(int size) {
        change(settings.withFontSize(size));
    }

    void panes(boolean facets, boolean histogram) {
        change(settings.withPanes(facets, histogram));
    }

    void bars(String partedBy) {
        change(settings.withBars(partedBy));
    }

    /// The timeline's columns.
    void layout(ColumnLayout layout) {
        change(settings.withLayout(layout));
    }

    /// The process tree's columns.
    void treeLayout(ColumnLayout layout) {
        change(settings.withTreeLayout(layout));
    }

    /// What was chosen in the preferences.
    Preferences preferences() {
        return settings.chosen();
    }

    void preferences(Preferences chosen) {
        change(settings.withPreferences(chosen));
    }

    /// Changes something of what was chosen.
    void prefer(UnaryOperator<Preferences.Change> otherwise) {
        preferences(otherwise.apply(preferences().change()).made());
    }

    /// The filters that were applied in this window, the newest last.
    void filters(List<String> applied) {
        change(settings.withRemembered(settings.last().withFilters(applied)));
    }

    private void queries(List<SavedQuery> queries) {
        change(settings.withQueries(queries));
    }

    private void change(Settings wanted) {
        if (!wanted.equals(settings)) {
            settings = wanted;
            rest.playFromStart();
        }
    }

    private void write() {
        Path to = file;
        if (to == null || isInEvidence(to)) {
            return;
        }
        Settings wanted = settings.kept();
        writing.start(
                _ -> {
                    wanted.write(to);
                    return wanted;
                },
                _ -> {},
                problem -> workspace.say(
                        problem instanceof IOException
                                ? "The settings could not be kept: " + to.getFileName() + " can't be written."
                                : "The settings could not be kept."));
    }

    private boolean isInEvidence(Path to) {
        Path absolute = to.toAbsolutePath().normalize();
        return evidence.stream()
                .anyMatch(path -> absolute.startsWith(path.toAbsolutePath().normalize()));
    }

    @Override
    public void close() {
        rest.stop();
        writing.close();
    }
}
