package org.execscope.ui.model;

import java.util.LinkedHashMap;
import java.util.SequencedMap;
import javafx.animation.PauseTransition;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.util.Duration;
import org.jspecify.annotations.Nullable;

/// The work that a user waits for: said once it takes long enough to be noticed, with a way to stop it. Of several,
/// what began last has the word; when that ends, the one before. On the JavaFX thread only.
public final class RunningWork {
    private static final Duration NOTICED = Duration.millis(300);

    private final ReadOnlyObjectWrapper<@Nullable Job> said = new ReadOnlyObjectWrapper<>();
    private final PauseTransition rest = new PauseTransition(NOTICED);
    /// By what stops them, in the order in which they began.
    private final SequencedMap<Runnable, Job> jobs = new LinkedHashMap<>();

    /// @param words what is done
    /// @param part how much of it, from 0 to 1; -1 where that isn't known
    /// @param stop gives it up
    public record Job(String words, double part, Runnable stop) {}

    public RunningWork() {
        rest.setOnFinished(_ -> said.set(newest()));
    }

    /// What is to be said of it; null while nothing takes long.
    public ReadOnlyObjectProperty<@Nullable Job> saidProperty() {
        return said.getReadOnlyProperty();
    }

    /// Whether any is running, said or not.
    public boolean isBusy() {
        return !jobs.isEmpty();
    }

    private @Nullable Job newest() {
        return jobs.isEmpty() ? null : jobs.lastEntry().getValue();
    }

    /// Work begins; again, where it has begun already.
    ///
    /// @param stop gives it up; called once at most, after [#end(Runnable)] no more
    public void begin(String words, Runnable stop) {
        jobs.remove(stop);
        jobs.put(stop, new Job(words, -1, stop));
        if (said.get() == null) {
            rest.playFromStart();
        } else {
            said.set(newest());
        }
    }

    /// So much of it is done; nothing where it has ended by now.
    ///
    /// @param stop as it was begun with
    public void part(double part, Runnable stop) {
        if (jobs.computeIfPresent(stop, (_, job) -> new Job(job.words(), part, stop)) != null && said.get() != null) {
            said.set(newest());
        }
    }

    /// It is done, or no longer wanted; nothing where it has ended by now.
    ///
    /// @param stop as it was begun with
    public void end(Runnable stop) {
        if (jobs.remove(stop) != null) {
            if (jobs.isEmpty()) {
                rest.stop();
                said.set(null);
            } else if (said.get() != null) {
                said.set(newest());
            }
        }
    }

    /// Gives up what has the word.
    ///
    /// @return whether there was anything that had been said
    public boolean stop() {
        Job now = newest();
        boolean was = said.get() != null;
        if (now != null) {
            end(now.stop());
            now.stop().run();
        }
        return was;
    }
}
