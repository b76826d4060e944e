package org.execscope.ui.model;

import java.util.function.DoubleConsumer;

/// One kind of work off the JavaFX thread that a user may wait for: it says how far it is, and can be stopped, while
/// it takes long. On the JavaFX thread, but for what [#begin()] gives.
public final class ToldWork {
    private final RunningWork running;
    private final String words;
    private final Runnable stop;
    private int run;

    /// @param words what is done, without an end: "Sorting"
    /// @param stop gives it up
    public ToldWork(RunningWork running, String words, Runnable stop) {
        this.running = running;
        this.words = words + " …";
        // Its own, whatever it was given: jobs are told apart by it.
        this.stop = () -> stop.run();
    }

    /// It begins, in the place of what went on of its kind.
    ///
    /// @return is told by the work how far it is, from 0 to 1, on any thread
    public DoubleConsumer begin() {
        int mine = ++run;
        running.begin(words, stop);
        FxDoor<Double> door = new FxDoor<>(share -> {
            if (mine == run) {
                running.part(share, stop);
            }
        });
        return door::put;
    }

    /// It is done, or no longer wanted.
    public void end() {
        run++;
        running.end(stop);
    }
}
