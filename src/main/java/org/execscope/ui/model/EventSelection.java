package org.execscope.ui.model;

import java.util.BitSet;
import java.util.function.IntUnaryOperator;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;

/// The selected events, by event number: it survives sorting and filtering. Changed on the JavaFX thread only.
public final class EventSelection {
    private BitSet events = new BitSet();
    private final ReadOnlyIntegerWrapper count = new ReadOnlyIntegerWrapper(0);
    private final ReadOnlyIntegerWrapper changes = new ReadOnlyIntegerWrapper(0);

    /// How many are selected.
    public ReadOnlyIntegerProperty countProperty() {
        return count.getReadOnlyProperty();
    }

    /// Counts changes: fires after each, also where the number stays the same.
    public ReadOnlyIntegerProperty changesProperty() {
        return changes.getReadOnlyProperty();
    }

    public boolean contains(int event) {
        return event >= 0 && events.get(event);
    }

    /// A copy, for work off the JavaFX thread.
    public BitSet snapshot() {
        return (BitSet) events.clone();
    }

    /// Selects this event alone; none if it is negative.
    public void only(int event) {
        events.clear();
        if (event >= 0) {
            events.set(event);
        }
        changed();
    }

    public void toggle(int event) {
        if (event >= 0) {
            events.flip(event);
            changed();
        }
    }

    /// Selects the events of the rows from `first` to `last`, in place of what `before` didn't have.
    ///
    /// @param before what stays selected
    /// @param eventAt gives a row's event, negative for none
    public void range(BitSet before, int first, int last, IntUnaryOperator eventAt) {
        events = (BitSet) before.clone();
        for (int row = Math.min(first, last); row <= Math.max(first, last); row++) {
            int event = eventAt.applyAsInt(row);
            if (event >= 0) {
                events.set(event);
            }
        }
        changed();
    }

    /// Selects all of these, whatever was selected before.
    public void all(BitSet wanted) {
        events = (BitSet) wanted.clone();
        changed();
    }

    /// Selects those of `among` that aren't selected, and no others of them.
    public void invert(BitSet among) {
        events.xor(among);
        changed();
    }

    public void clear() {
        events.clear();
        changed();
    }

    private void changed() {
        count.set(events.cardinality());
        changes.set(changes.get() + 1);
    }
}
