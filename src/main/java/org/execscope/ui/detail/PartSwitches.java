package org.execscope.ui.detail;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import javafx.beans.value.ObservableValue;
import javafx.scene.control.ToggleButton;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import org.execscope.ui.keys.Letters;
import org.execscope.ui.keys.Place;
import org.execscope.ui.model.Words;

/// Which part stands first in the details below the tables: while none is pressed, the arguments.
final class PartSwitches extends HBox {
    private final Map<DetailPart, ToggleButton> buttons = new EnumMap<>(DetailPart.class);
    private final Consumer<DetailPart> chosen;
    private final ObservableValue<Letters> letters;
    private final Map<DetailPart, String> spoken = new EnumMap<>(DetailPart.class);
    private DetailPart part = DetailPart.EVENT;

    /// @param letters those that the user chose
    /// @param chosen gets the part that the user chose
    PartSwitches(ObservableValue<Letters> letters, Consumer<DetailPart> chosen) {
        super(4);
        this.letters = letters;
        this.chosen = chosen;
        setId("detail-switches");
        add(DetailPart.ACTIVITY, "activity-switch", "What it did", "What this process did, key {d}");
        add(DetailPart.PROCESS, "process-switch", "Process", "What is known of the process as a whole, key {D}");
        add(DetailPart.CONTEXT, "near-switch", "Context", "What the process did around this, and its minute, key {C}");
        letters.subscribe(_ -> speak());
        setMinWidth(Region.USE_PREF_SIZE);
    }

    /// With the letters that the user chose.
    private void speak() {
        buttons.forEach((of, button) ->
                button.setAccessibleText(letters.getValue().words(Place.TIMELINE, spoken.getOrDefault(of, ""))));
    }

    private void add(DetailPart of, String id, String words, String says) {
        ToggleButton button = new ToggleButton(words);
        button.setId(id);
        button.getStyleClass().add("small");
        button.setMinWidth(Region.USE_PREF_SIZE);
        button.setOnAction(_ -> choose(button.isSelected() ? of : DetailPart.EVENT));
        buttons.put(of, button);
        spoken.put(of, says);
        getChildren().add(button);
    }

    DetailPart part() {
        return part;
    }

    void choose(DetailPart now) {
        part = now;
        buttons.forEach((of, button) -> button.setSelected(of == now));
        chosen.accept(now);
    }

    /// @param events of the process; 0 where the event belongs to none
    void count(int events) {
        ToggleButton did = buttons.get(DetailPart.ACTIVITY);
        if (did != null) {
            did.setText("What it did: " + Words.count(events, "event"));
            spoken.put(DetailPart.ACTIVITY, "What this process did, " + Words.count(events, "event") + ", key {d}");
            speak();
        }
        for (DetailPart of : List.of(DetailPart.ACTIVITY, DetailPart.PROCESS)) {
            ToggleButton button = buttons.get(of);
            if (button != null) {
                button.setDisable(events == 0);
            }
        }
    }
}
