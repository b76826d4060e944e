package org.execscope.ui.model;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;

/// Ten places to come back to, and the event that others' times are measured from. Changed on the JavaFX
/// thread only.
public final class Bookmarks {
    /// How many there are, numbered from 0.
    public static final int COUNT = 10;

    private final int[] events = new int[COUNT];
    private final ReadOnlyIntegerWrapper changes = new ReadOnlyIntegerWrapper(0);
    private int origin = -1;

    public Bookmarks() {
        Arrays.fill(events, -1);
    }

    /// Fires after each change.
    public ReadOnlyIntegerProperty changesProperty() {
        return changes.getReadOnlyProperty();
    }

    /// Puts a bookmark on an event; on the event it is on already, takes it away.
    ///
    /// @return whether it is set now
    public boolean toggle(int number, int event) {
        events[number] = events[number] == event ? -1 : event;
        changes.set(changes.get() + 1);
        return events[number] >= 0;
    }

    /// The bookmark's event, or -1.
    public int event(int number) {
        return events[number];
    }

    /// The numbers of the bookmarks on an event.
    public List<Integer> on(int event) {
        List<Integer> numbers = new ArrayList<>();
        for (int number = 0; number < COUNT; number++) {
            if (events[number] == event && event >= 0) {
                numbers.add(number);
            }
        }
        return numbers;
    }

    /// The events that have one.
    public List<Integer> events() {
        return Arrays.stream(events)
                .filter(event -> event >= 0)
                .distinct()
                .boxed()
                .toList();
    }

    /// The event that times are measured from, or -1.
    public int origin() {
        return origin;
    }

    /// Measures times from this event; from none, if they are measured from it already.
    public void toggleOrigin(int event) {
        origin = origin == event ? -1 : event;
        changes.set(changes.get() + 1);
    }

    public void clear() {
        Arrays.fill(events, -1);
        origin = -1;
        changes.set(changes.get() + 1);
    }
}
