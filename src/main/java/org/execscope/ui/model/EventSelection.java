package org.execscope.ui.model;

import java.util.BitSet;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;

/// The selected events, by event number: it survives sorting and filtering. Changed on the JavaFX thread only.
public final class EventSelection {
    private final BitSet events = new BitSet();
    private final ReadOnlyIntegerWrapper count = new ReadOnlyIntegerWrapper(0);

    /// How many are selected; fires after each change.
    public ReadOnlyIntegerProperty countProperty() {
        return count.getReadOnlyProperty();
    }

    public boolean contains(int event) {
        return events.get(event);
    }

    /// A copy, for work off the JavaFX thread.
    public BitSet snapshot() {
        return (BitSet) events.clone();
    }
}
