package org.execscope.ui.window;

import java.util.List;
import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.stage.Stage;
import org.execscope.bytes.Bytes;
import org.execscope.bytes.Display;
import org.execscope.ui.keys.KeyAction;
import org.execscope.ui.keys.KeyGroup;
import org.execscope.ui.keys.KeyMap;
import org.execscope.ui.keys.Letters;
import org.jspecify.annotations.Nullable;

/// What single letters do, each to be given another letter.
final class LettersWindow {
    private static final double KEYS = 26;
    private static final int LONGEST = 20;

    private final MainPane pane;
    private final SearchableSheet sheet;
    private final Label outcome = new Label();
    private final BorderPane page = new BorderPane();
    private @Nullable Stage stage;
    /// Gets the sign that is typed next; null if none.
    private @Nullable KeyAction waiting;

    LettersWindow(MainPane pane) {
        this.pane = pane;
        ColumnConstraints keys = new ColumnConstraints();
        keys.setPercentWidth(KEYS);
        sheet = new SearchableSheet("letter", "the letters", 20, List.of(keys, new ColumnConstraints()), List.of());
        outcome.setId("letter-outcome");
        outcome.setWrapText(true);
        outcome.setMaxWidth(Double.MAX_VALUE);
        HBox.setHgrow(outcome, Priority.ALWAYS);
        Button usual = new Button("All as usual");
        usual.setId("letter-usual");
        usual.setMinWidth(Region.USE_PREF_SIZE);
        usual.setOnAction(_ -> {
            say("Every letter does what it does usually.", false);
            take(Letters.USUAL);
        });
        HBox foot = new HBox(12, usual, outcome);
        foot.setAlignment(Pos.CENTER_LEFT);
        foot.setPadding(new Insets(10, 20, 12, 20));
        page.setId("letters");
        page.setCenter(sheet);
        page.setBottom(foot);
        page.addEventFilter(KeyEvent.KEY_PRESSED, this::pressed);
        page.addEventFilter(KeyEvent.KEY_TYPED, this::typed);
        pane.workspace().choices().lettersProperty().subscribe(this::fill);
    }

    void open() {
        waiting = null;
        say(
                "Press a button, then the letter that shall do it. Digits stay the bookmarks', and keys with Ctrl or "
                        + "Alt stay what they are.",
                false);
        fill();
        Stage there = stage;
        if (there == null) {
            stage = HelpWindow.show(pane.stage(), "Letters", page, 720, 620);
        } else {
            there.show();
            there.toFront();
            there.requestFocus();
        }
        sheet.focusSearch();
    }

    private Letters letters() {
        return pane.workspace().choices().lettersProperty().get();
    }

    private void take(Letters letters) {
        pane.workspace().choices().lettersProperty().set(letters);
        pane.settings().prefer(chosen -> chosen.letterKeys(letters));
    }

    private void fill() {
        sheet.sections(KeyMap.GROUPS.stream()
                .map(LettersWindow::own)
                .filter(group -> !group.actions().isEmpty())
                .map(group -> new SearchableSheet.Section(
                        group.title(), group.actions().stream().map(this::line).toList()))
                .toList());
    }

    private static KeyGroup own(KeyGroup group) {
        return new KeyGroup(
                group.title(),
                group.places(),
                group.actions().stream()
                        .filter(action -> !action.id().isEmpty())
                        .toList());
    }

    private SearchableSheet.Line line(KeyAction action) {
        String letter = letters().of(action);
        return new SearchableSheet.Line(letter + " " + action.does(), () -> {
            boolean asked = action.equals(waiting);
            Button key = new Button(asked ? "press a letter" : letter);
            key.setMnemonicParsing(false);
            key.getStyleClass().addAll("mono", "key-cap");
            key.setUserData(action);
            key.setAccessibleText(letter + ": " + action.does() + "; press for another letter");
            key.setOnAction(_ -> ask(action));
            HBox keys = new HBox(6, key);
            keys.setAlignment(Pos.CENTER_LEFT);
            String usual = letters().chosen().containsKey(action.id()) ? "usually " + Letters.USUAL.of(action) : "";
            Label was = new Label(usual);
            was.getStyleClass().add("muted");
            keys.getChildren().add(was);
            Label does = new Label(action.does());
            does.setWrapText(true);
            does.setPadding(new Insets(3, 0, 0, 0));
            return List.of(keys, does);
        });
    }

    private void ask(KeyAction action) {
        waiting = action;
        say("Press the letter that shall do “" + action.does() + "”; Esc leaves it as it is.", false);
        again(action);
    }

    /// Lists anew, the focus where it was.
    private void again(KeyAction action) {
        fill();
        sheet.lookupAll(".key-cap").stream()
                .filter(node -> action.equals(node.getUserData()))
                .findFirst()
                .ifPresent(javafx.scene.Node::requestFocus);
    }

    /// While a letter is waited for, no key does anything else.
    private void pressed(KeyEvent event) {
        KeyAction action = waiting;
        if (action == null) {
            return;
        }
        event.consume();
        if (event.getCode() == KeyCode.ESCAPE) {
            waiting = null;
            say("It stays as it is.", false);
            again(action);
        }
    }

    private void typed(KeyEvent event) {
        KeyAction action = waiting;
        String letter = event.getCharacter();
        // The space or the line end that pressed the button is no letter.
        if (action == null || letter.isEmpty() || letter.charAt(0) <= ' ') {
            return;
        }
        event.consume();
        String refusal = letters().refusal(action, letter);
        if (!refusal.isEmpty()) {
            say(refusal, true);
            return;
        }
        waiting = null;
        say(Display.value(Bytes.utf8(letter), LONGEST).text() + ": " + action.does() + ".", false);
        take(letters().with(action, letter));
        again(action);
    }

    private void say(String words, boolean refused) {
        outcome.setText((refused ? "✗ " : "") + words);
        outcome.getStyleClass().removeAll("error", "muted");
        outcome.getStyleClass().add(refused ? "error" : "muted");
    }
}
