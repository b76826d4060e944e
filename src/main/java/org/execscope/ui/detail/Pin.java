package org.execscope.ui.detail;

import javafx.scene.control.ToggleButton;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.Region;
import org.execscope.ui.keys.Place;
import org.execscope.ui.model.Shown;
import org.execscope.ui.model.Workspace;

/// The event that the details stay on while the cursor moves, if any, and whether it is compared with the one under
/// the cursor.
final class Pin {
    private final Workspace workspace;
    private final Runnable changed;
    private final PinBar bar;
    private final ToggleButton button = new ToggleButton("Pin");
    private boolean compared = true;
    private int event = -1;

    /// @param changed is called when another event is pinned, none any more, or it is compared or not
    Pin(Workspace workspace, Runnable changed) {
        this.workspace = workspace;
        this.changed = changed;
        bar = new PinBar(this::goThere, this::release, this::toggleCompare);
        button.setId("details-pin");
        Tooltip hint = new Tooltip();
        button.setTooltip(hint);
        workspace.choices().lettersProperty().subscribe(letters -> {
            button.setAccessibleText(letters.words(Place.TIMELINE, "Pin: keep the details on this event, key {.}"));
            hint.setText(letters.words(
                    Place.TIMELINE,
                    "Keeps the details on this event while the cursor moves on, and compares the two:  {.}"));
            bar.letters(letters);
        });
        button.setOnAction(_ -> toggle());
        button.getStyleClass().add("small");
        button.setMinWidth(Region.USE_PREF_SIZE);
    }

    private String words(String text) {
        return workspace.choices().lettersProperty().get().words(Place.TIMELINE, text);
    }

    PinBar bar() {
        return bar;
    }

    ToggleButton button() {
        return button;
    }

    boolean isOn() {
        return event >= 0;
    }

    /// The event, or -1.
    int event() {
        return event;
    }

    /// Whether the pinned event is to stand beside the one under the cursor.
    boolean isCompared() {
        int cursor = workspace.cursorProperty().get();
        return isOn() && compared && cursor >= 0 && cursor != event;
    }

    /// Keeps the details on the event under the cursor, or lets them follow it again.
    void toggle() {
        if (isOn()) {
            release();
            return;
        }
        int wanted = workspace.cursorProperty().get();
        if (workspace.shownProperty().get() == null || wanted < 0) {
            button.setSelected(false);
            workspace.say("There is no event under the cursor to pin.");
            return;
        }
        event = wanted;
        changed.run();
        workspace.say(
                "The details stay at this event and are compared with the one under the cursor: . or Esc ends it.");
    }

    /// Lets the details follow the cursor again.
    void release() {
        if (isOn()) {
            event = -1;
            changed.run();
            workspace.say("The details follow the cursor.");
        }
    }

    /// Compares the pinned event with the one under the cursor, or shows it alone.
    void toggleCompare() {
        if (!isOn()) {
            show();
            workspace.say(words("Nothing is pinned to compare with: {.} pins the event under the cursor."));
            return;
        }
        compared = !compared;
        changed.run();
        workspace.say(
                compared
                        ? "The pinned event is compared with the one under the cursor."
                        : words("The pinned event is shown alone: {,} compares it."));
    }

    private void goThere() {
        if (isOn()) {
            workspace.cursorProperty().set(event);
        }
    }

    /// Says what is so now.
    void show() {
        Shown shown = workspace.shownProperty().get();
        button.setSelected(isOn());
        button.setText(isOn() ? "Pinned" : "Pin");
        if (shown != null && isOn()) {
            bar.show(shown.trail(), event, workspace.cursorProperty().get(), workspace.times());
            bar.compared(compared);
        }
    }
}
