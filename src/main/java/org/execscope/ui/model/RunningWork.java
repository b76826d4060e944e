package org.execscope.ui.model;

import javafx.animation.PauseTransition;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.util.Duration;
import org.jspecify.annotations.Nullable;

/// The work that a user waits for: said once it takes long enough to be noticed, with a way to stop it. One at a
/// time; what is begun later takes the word. On the JavaFX thread only.
public final class RunningWork {
    private static final Duration NOTICED = Duration.millis(300);

    private final ReadOnlyObjectWrapper<@Nullable Job> said = new ReadOnlyObjectWrapper<>();
    private final PauseTransition rest = new PauseTransition(NOTICED);
    private @Nullable Job job;

    /// @param words what is done
    /// @param part how much of it, from 0 to 1; -1 where that isn't known
    /// @param stop gives it up
    public record Job(String words, double part, Runnable stop) {}

    public RunningWork() {
        rest.setOnFinished(_ -> said.set(job));
    }

    /// What is to be said of it; null while nothing takes long.
    public ReadOnlyObjectProperty<@Nullable Job> saidProperty() {
        return said.getReadOnlyProperty();
    }

    /// Work begins.
    ///
    /// @param stop gives it up; called once at most, after [#end(Runnable)] no more
    public void begin(String words, Runnable stop) {
        job = new Job(words, -1, stop);
        if (said.get() == null) {
            rest.playFromStart();
        } else {
            said.set(job);
        }
    }

    /// So much of it is done; nothing where other work has the word by now.
    ///
    /// @param stop as it was begun with
    public void part(double part, Runnable stop) {
        Job now = job;
        if (now != null && now.stop().equals(stop)) {
            job = new Job(now.words(), part, stop);
            if (said.get() != null) {
                said.set(job);
            }
        }
    }

    /// It is done, or no longer wanted; nothing where other work has the word by now.
    ///
    /// @param stop as it was begun with
    public void end(Runnable stop) {
        Job now = job;
        if (now != null && now.stop().equals(stop)) {
            job = null;
            rest.stop();
            said.set(null);
        }
    }

    /// Gives up what is running.
    ///
    /// @return whether there was anything that had been said
    public boolean stop() {
        Job now = job;
        boolean was = said.get() != null;
        if (now != null) {
            end(now.stop());
            now.stop().run();
        }
        return was;
    }
}
