package org.execscope.ui.window;

import java.util.List;
import javafx.geometry.Insets;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.Region;
import javafx.stage.Stage;
import javafx.stage.Window;
import org.execscope.ui.keys.KeyAction;
import org.execscope.ui.keys.KeyGroup;
import org.execscope.ui.keys.KeyMap;
import org.execscope.ui.keys.Letters;
import org.execscope.ui.keys.Place;
import org.execscope.ui.keys.Stroke;
import org.execscope.ui.model.FxDoor;
import org.jspecify.annotations.Nullable;

/// The keyboard sheet: the keys of the pane that had the focus, or of all, to be searched. Each is a button that
/// presses the key there.
final class KeySheet {
    /// Of the sheet's width, in hundredths.
    private static final double KEYS = 36;

    private final MainPane pane;
    private final PaneFocus focus;
    private final PaneKeys keys;
    private final CheckBox all = new CheckBox("Keys of all panes");
    private final SearchableSheet sheet;
    private @Nullable Stage stage;
    /// What the keys are pressed on where they mean something there.
    private @Nullable Node owner;
    private Place place = Place.WINDOW;

    KeySheet(MainPane pane, PaneFocus focus, PaneKeys keys) {
        this.pane = pane;
        this.focus = focus;
        this.keys = keys;
        sheet = new SearchableSheet("key", "the keys", 20, List.of(column(), new ColumnConstraints()), List.of());
        all.setId("key-all");
        all.setMinWidth(Region.USE_PREF_SIZE);
        all.selectedProperty().addListener((_, _, _) -> fill());
        sheet.beside(all);
        sheet.onEnter(() -> {
            if (sheet.lookup(".key-cap") instanceof Button first) {
                first.fire();
            }
        });
        pane.workspace().choices().lettersProperty().subscribe(this::fill);
    }

    private static ColumnConstraints column() {
        ColumnConstraints keys = new ColumnConstraints();
        keys.setPercentWidth(KEYS);
        return keys;
    }

    /// Shows the keys of the pane that has the focus.
    void open() {
        owner = pane.getScene().getFocusOwner();
        place = focus.placeOf(owner);
        String title = "Keys: " + place.title();
        fill();
        Stage there = stage;
        if (there == null) {
            stage = HelpWindow.show(pane.stage(), title, sheet, 760, 680);
        } else {
            there.setTitle(title);
            there.show();
            there.toFront();
            there.requestFocus();
        }
        sheet.focusSearch();
    }

    private void fill() {
        List<KeyGroup> groups = all.isSelected() ? KeyMap.GROUPS : KeyMap.of(place);
        sheet.sections(groups.stream().map(this::section).toList());
    }

    private SearchableSheet.Section section(KeyGroup group) {
        Letters letters = pane.workspace().choices().lettersProperty().get();
        return new SearchableSheet.Section(
                group.title(),
                group.actions().stream()
                        .map(action ->
                                new SearchableSheet.Line(words(letters, action), () -> cells(letters, group, action)))
                        .toList());
    }

    private static String words(Letters letters, KeyAction action) {
        StringBuilder words = new StringBuilder();
        action.strokes()
                .forEach(stroke -> words.append(letters.name(action, stroke)).append(' '));
        return words.append(action.beside()).append(' ').append(action.does()).toString();
    }

    private List<Region> cells(Letters letters, KeyGroup group, KeyAction action) {
        FlowPane caps = new FlowPane(6, 4);
        for (Stroke stroke : action.strokes()) {
            Button cap = new Button(letters.name(action, stroke));
            cap.setMnemonicParsing(false);
            cap.getStyleClass().addAll("mono", "key-cap");
            cap.setAccessibleText(cap.getText() + ": " + action.does());
            cap.setOnAction(_ -> press(group, action, stroke));
            caps.getChildren().add(cap);
        }
        if (!action.beside().isEmpty()) {
            Label beside = new Label(action.beside());
            beside.getStyleClass().addAll("mono", "muted");
            caps.getChildren().add(beside);
        }
        Label does = new Label(action.does());
        does.setWrapText(true);
        // On the line of the keys' own words.
        does.setPadding(new Insets(3, 0, 0, 0));
        return List.of(caps, does);
    }

    /// Presses a key in the window behind. The sheet stays where that left the keys in their place; it gives way where
    /// something else wants them now: a field, a menu, another pane, a second key.
    private void press(KeyGroup group, KeyAction action, Stroke stroke) {
        Node target = target(group);
        if (target == null) {
            pane.workspace().say("There is nothing that “" + action.does() + "” could be done with.");
            return;
        }
        pane.stage().requestFocus();
        target.requestFocus();
        List<Window> before = List.copyOf(Window.getWindows());
        keys.press(target, stroke);
        FxDoor.later(() ->
                settle(action.beside().isEmpty() && target.isFocused() && before.containsAll(Window.getWindows())));
    }

    private void settle(boolean stays) {
        Stage there = stage;
        if (there == null) {
            return;
        }
        if (stays) {
            there.requestFocus();
        } else {
            there.hide();
        }
    }

    /// Where the keys of a group are pressed: where the focus was if they mean something there, else in their own pane.
    private @Nullable Node target(KeyGroup group) {
        Node before = owner;
        if (before != null
                && before.getScene() != null
                && before.getScene().equals(pane.getScene())
                && group.places().contains(focus.placeOf(before))) {
            return before;
        }
        Place own = group.places().stream().sorted().findFirst().orElse(Place.WINDOW);
        focus.focus(own);
        Node now = pane.getScene().getFocusOwner();
        return now != null && group.places().contains(focus.placeOf(now)) ? now : null;
    }
}
