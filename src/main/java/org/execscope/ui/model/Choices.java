package org.execscope.ui.model;

import javafx.beans.property.IntegerProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleIntegerProperty;
import javafx.beans.property.SimpleObjectProperty;
import org.execscope.ui.keys.Letters;

/// What a user chose that all panes go by. Read and changed on the JavaFX thread only.
public final class Choices {
    private final ObjectProperty<Letters> letters = new SimpleObjectProperty<>(Letters.USUAL);
    private final ObjectProperty<TimeForm> timeForm = new SimpleObjectProperty<>(TimeForm.SHORT);
    private final IntegerProperty memory = new SimpleIntegerProperty();

    /// From how many hundredths of the machine's memory on it is asked before evidence is read; 0 for all that Java was
    /// given.
    public IntegerProperty memoryProperty() {
        return memory;
    }

    /// What evidence may need before it is asked whether to read it, in bytes.
    long mostMemory() {
        return MachineMemory.limit(memory.get());
    }

    /// The letters of what single letters do.
    public ObjectProperty<Letters> lettersProperty() {
        return letters;
    }

    /// How times are written on the screen.
    public ObjectProperty<TimeForm> timeFormProperty() {
        return timeForm;
    }
}
