package org.execscope.ui.timeline;

import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.DoubleConsumer;
import javafx.animation.PauseTransition;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.util.Duration;
import org.execscope.ui.model.Latest;
import org.execscope.ui.model.MachineMemory;
import org.execscope.ui.model.Shown;
import org.execscope.ui.model.ToldWork;
import org.execscope.ui.model.Workspace;
import org.execscope.ui.table.SortKey;

/// What the timeline's rows are sorted by, and the work of sorting them, which the status bar tells of. On the
/// JavaFX thread.
public final class Sorting {
    private static final List<SortKey> BY_TIME = List.of(new SortKey(TimelineColumns.TIME, false));
    /// So long nothing else is wanted before what a sort may need is made ahead of it.
    private static final Duration REST = Duration.seconds(2);

    private final Workspace workspace;
    private final Runnable changed;
    private final Latest worker = new Latest("timeline-sort");
    private final CommandRanks commands = new CommandRanks();
    private final TimelineSort sort = new TimelineSort(commands);
    private final ReadOnlyObjectWrapper<List<SortKey>> keys = new ReadOnlyObjectWrapper<>(BY_TIME);
    private final ToldWork told;
    private final PauseTransition rest = new PauseTransition(REST);
    /// What the rows that are shown are sorted by.
    private List<SortKey> shownKeys = BY_TIME;

    /// @param changed called when the rows are to be sorted otherwise
    Sorting(Workspace workspace, Runnable changed) {
        this.workspace = workspace;
        this.changed = changed;
        told = new ToldWork(workspace.running(), "Sorting", this::stop);
        rest.setOnFinished(_ -> prepare());
    }

    static boolean isByTime(List<SortKey> keys) {
        return keys.equals(BY_TIME);
    }

    List<SortKey> keys() {
        return keys.get();
    }

    ReadOnlyObjectProperty<List<SortKey>> keysProperty() {
        return keys.getReadOnlyProperty();
    }

    /// Whether the rows stand in the order of time.
    public boolean inOrderOfTime() {
        return isByTime(keys.get());
    }

    /// Whether the order of the command lines that are shown is there already.
    boolean isPrepared() {
        Shown shown = workspace.shownProperty().get();
        return shown != null && commands.isReady(shown.trail().events().argvs());
    }

    /// Sorts by a column; by the same again, the other way round.
    ///
    /// @param add whether it comes behind the columns sorted by already
    public void by(String column, boolean add) {
        boolean descending = keys.get().stream()
                .filter(key -> key.column().equals(column))
                .findFirst()
                .map(key -> !key.descending())
                .orElse(false);
        by(column, descending, add);
    }

    /// Sorts by a column.
    public void by(String column, boolean descending, boolean add) {
        List<SortKey> wanted = new ArrayList<>();
        boolean placed = false;
        if (add) {
            for (SortKey key : keys.get()) {
                boolean same = key.column().equals(column);
                placed |= same;
                wanted.add(same ? new SortKey(column, descending) : key);
            }
        }
        if (!placed) {
            wanted.add(new SortKey(column, descending));
        }
        by(wanted);
    }

    /// Back to the order of time.
    public void byTime() {
        by(BY_TIME);
    }

    private void by(List<SortKey> wanted) {
        if (wanted.stream().anyMatch(key -> isUnsorted(key.column()))) {
            workspace.say("This column can't be sorted by.");
            return;
        }
        keys.set(List.copyOf(wanted));
        changed.run();
    }

    private static boolean isUnsorted(String column) {
        return column.equals(TimelineColumns.MARK) || column.equals(TimelineColumns.SINCE_PREVIOUS);
    }

    /// Sorts what is shown; the former rows stay until that is done.
    ///
    /// @param like how the rows are shown
    /// @param ready gets the rows, and what they are sorted by
    void start(
            Shown shown, TimelineRows like, TimelinePlace.View view, BiConsumer<List<SortKey>, TimelinePlace> ready) {
        List<SortKey> wanted = keys.get();
        // Rows in another order are waited for.
        DoubleConsumer share = wanted.equals(shownKeys) ? _ -> {} : told.begin();
        rest.playFromStart();
        worker.start(
                cancel -> TimelinePlace.find(
                        shown, (trail, rows) -> sort.sort(trail, rows, wanted, share, cancel), like, view, cancel),
                place -> {
                    told.end();
                    shownKeys = wanted;
                    ready.accept(wanted, place);
                },
                problem -> {
                    told.end();
                    workspace.report("sorting", problem);
                });
    }

    /// The order shown stays; what the status bar says of it too.
    private void stop() {
        commands.stop();
        worker.cancel();
        workspace.say("Stopped: the order is as before.");
        by(shownKeys);
    }

    /// Once all is read and nothing else is going on, the order of command lines is made before anyone asks.
    private void prepare() {
        Shown shown = workspace.shownProperty().get();
        if (shown == null) {
            return;
        }
        boolean idle = workspace.loadingProperty().get() == null
                && !worker.isBusy()
                && !workspace.running().isBusy();
        if (idle) {
            commands.prepare(shown.trail().events().argvs(), MachineMemory.free());
        } else {
            rest.playFromStart();
        }
    }

    /// Nothing is shown any more.
    void clear() {
        worker.cancel();
        told.end();
        rest.stop();
        commands.forget();
    }

    /// Ends its threads.
    void close() {
        rest.stop();
        worker.close();
        commands.close();
    }
}
