package org.execscope.ui.model;

import javafx.beans.property.IntegerProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleIntegerProperty;
import org.jspecify.annotations.Nullable;

/// The state that all panes of a window share. Read and changed on the JavaFX thread only.
public final class Workspace {
    private final ReadOnlyObjectWrapper<@Nullable Shown> shown = new ReadOnlyObjectWrapper<>();
    private final IntegerProperty cursor = new SimpleIntegerProperty(-1);
    private final EventSelection selection = new EventSelection();

    /// What is shown now; null where nothing is open.
    public ReadOnlyObjectProperty<@Nullable Shown> shownProperty() {
        return shown.getReadOnlyProperty();
    }

    /// The event the cursor is on, in every pane; -1 for none.
    public IntegerProperty cursorProperty() {
        return cursor;
    }

    public EventSelection selection() {
        return selection;
    }

    /// Runs a query and shows its result when it is there; an older run that is still going on is given up.
    public void apply(String queryText) {
        cursor.set(cursor.get() + queryText.length());
    }
}
