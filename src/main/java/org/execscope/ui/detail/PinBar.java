package org.execscope.ui.detail;

import java.util.List;
import javafx.geometry.Insets;
import javafx.scene.control.Button;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.Label;
import javafx.scene.control.ToggleButton;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import org.execscope.event.EventTable;
import org.execscope.process.ProcessForest;
import org.execscope.trail.AuditTrail;
import org.execscope.ui.keys.Letters;
import org.execscope.ui.keys.Place;
import org.execscope.ui.layout.BarLine;
import org.execscope.ui.model.ProcessNames;
import org.execscope.ui.model.TimeStyle;

/// Says that the details stay on one event, on which, and whether the cursor is elsewhere.
final class PinBar extends BarLine {
    private final Label what = new Label();
    private final Button back = new Button("Go to it");
    private final ToggleButton compare = new ToggleButton();
    private final Button free = new Button();

    /// @param goTo puts the cursor on the pinned event
    /// @param release lets the details follow the cursor again
    /// @param compare compares it with the event under the cursor, or no longer
    PinBar(Runnable goTo, Runnable release, Runnable compare) {
        super(8);
        setId("pin-bar");
        getStyleClass().add("pin-bar");
        setPadding(new Insets(3, 12, 3, 12));
        what.setId("pin-words");
        what.setWrapText(true);
        back.setId("pin-back");
        back.setAccessibleText("Put the cursor on the pinned event");
        back.setOnAction(_ -> goTo.run());
        free.setId("pin-release");
        free.setOnAction(_ -> release.run());
        this.compare.setId("pin-compare");
        this.compare.setOnAction(_ -> compare.run());
        for (ButtonBase button : List.of(back, this.compare, free)) {
            button.getStyleClass().add("small");
            button.setMinWidth(Region.USE_PREF_SIZE);
        }
        Region gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        getChildren().setAll(what, gap, back, this.compare, free);
    }

    /// Names the letters that the user chose.
    void letters(Letters letters) {
        compare.setText(letters.words(Place.TIMELINE, "Compare  {,}"));
        compare.setAccessibleText(
                letters.words(Place.TIMELINE, "Compare the pinned event with the one under the cursor, key {,}"));
        free.setText(letters.words(Place.TIMELINE, "Release  {.}"));
        free.setAccessibleText(letters.words(Place.TIMELINE, "Release the details, key {.} or Esc"));
    }

    void compared(boolean on) {
        compare.setSelected(on);
    }

    void show(AuditTrail trail, int event, int cursor, TimeStyle times) {
        EventTable events = trail.events();
        ProcessForest forest = trail.processes();
        int process = forest == null ? ProcessForest.NONE : forest.processOf(event);
        String name = forest == null || process == ProcessForest.NONE
                ? ""
                : ", " + ProcessNames.shortName(trail, forest, process);
        boolean away = cursor != event;
        String words = "Pinned: " + times.whole(events.timeMillis(event)) + ", serial " + events.serial(event) + name
                + (away ? " · the cursor is on another event" : "");
        what.setText(words);
        back.setVisible(away);
        back.setManaged(away);
    }
}
