package org.execscope.ui.model;

import java.util.function.DoubleConsumer;
import javafx.beans.property.ReadOnlyDoubleProperty;
import javafx.beans.property.ReadOnlyDoubleWrapper;

/// How far work is that runs elsewhere; of several runs, the one that began last. On the JavaFX thread, but for what
/// [#begin()] gives.
public final class Pace {
    private final ReadOnlyDoubleWrapper done = new ReadOnlyDoubleWrapper();
    private int run;

    /// The share that is done, from 0 to 1.
    public ReadOnlyDoubleProperty doneProperty() {
        return done.getReadOnlyProperty();
    }

    /// Work begins; what an earlier run says no longer counts.
    ///
    /// @return is told by the work how far it is, on any thread
    public DoubleConsumer begin() {
        int mine = ++run;
        done.set(0);
        FxDoor<Double> door = new FxDoor<>(share -> {
            if (mine == run) {
                done.set(share);
            }
        });
        return door::put;
    }

    /// "38 %"; what isn't done never reads as if it were.
    public String words() {
        return (int) Math.min(99, done.get() * 100) + " %";
    }
}
