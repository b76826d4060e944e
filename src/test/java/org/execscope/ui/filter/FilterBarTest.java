package org.execscope.ui.filter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;
import javafx.event.ActionEvent;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.TextField;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import javafx.scene.input.ContextMenuEvent;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.shape.Path;
import javafx.stage.Window;
import org.execscope.bytes.Bytes;
import org.execscope.event.WindowTestRows;
import org.execscope.query.Suggestion;
import org.execscope.ui.FxTest;
import org.execscope.ui.model.Draft;
import org.execscope.ui.model.SavedQuery;
import org.execscope.ui.model.Workspace;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.testfx.util.WaitForAsyncUtils;

class FilterBarTest extends FxTest {
    private Workspace workspace;
    private FilterBar bar;

    @BeforeEach
    void open() throws Exception {
        WindowTestRows rows = new WindowTestRows();
        rows.add("/usr/bin/curl", "net", 33, List.of(Bytes.utf8("curl")));
        rows.add("/usr/bin/id", "procmon", 0, List.of(Bytes.utf8("id")));
        rows.add("/usr/bin/id", "procmon", 33, List.of(Bytes.utf8("id")));
        workspace = onFx(Workspace::new);
        bar = onFx(() -> {
            FilterBar made = new FilterBar(workspace, () -> {}, () -> {}, () -> {});
            show(new Scene(made, 980, 120));
            workspace.show(rows.trail());
            return made;
        });
        await(() -> workspace.shownProperty().get() != null);
    }

    @Test
    void countsWhileTypingAndAppliesOnEnter() throws Exception {
        type("key == procmon");
        await(() -> workspace.draftProperty().get().state() == Draft.State.VALID);
        assertThat(state()).isEqualTo("✓ 2 of 3  ● not applied, Enter applies");
        assertThat(count()).isEqualTo("3 of 3 events");

        press(KeyCode.ENTER);
        await(() -> workspace.shownProperty().get().rows().size() == 2);

        assertThat(count()).isEqualTo("2 of 3 events");
        assertThat(state()).isEmpty();
    }

    @Test
    void saysWhyNothingMatches() throws Exception {
        for (String[] one : new String[][] {
            {"uid == 33 and exe : /tpm", "no exe contains \"/tpm\""},
            {"exe == /usr/*", "no exe is \"/usr/*\": \"*\" is taken literally, use ~ for patterns"},
            {"uid == 77", "no uid is 77"},
            {"argv[0] ~ ^x", "no argv[0] matches \"^x\""},
            {"key in (a, b)", "no key is among these"},
            {"has tty", "no event has tty"},
            {"\"a\u202e?\"", "no text contains \"$'a\\u202e?'\": \"?\" is taken literally, use ~ for patterns"},
            {"pid < 0 or pid < -1", "no event fulfils pid < 0 or pid < -1"},
            {"exe == /usr/bin/curl and uid == 0", "each condition holds somewhere, all of them nowhere"},
        }) {
            type(one[0]);
            await(() -> workspace.draftProperty().get().state() == Draft.State.VALID);
            assertThat(state()).isEqualTo("⚠ matches nothing: " + one[1] + "  ● not applied, Enter applies");
        }
    }

    @Test
    void aSlowFilterSaysSoAndCanBeStopped() throws Exception {
        Button stop = (Button) bar.lookup("#filter-stop");
        onFx(() -> {
            workspace.draft("uid == 33");
            workspace.draft("uid == 0");
            return null;
        });
        assertThat(onFx(stop::isVisible)).as("a quick answer doesn't flicker").isFalse();
        await(() -> workspace.draftProperty().get().state() == Draft.State.VALID);
        onFx(() -> {
            type("uid == 33");
            workspace.apply("uid == 33");
            workspace.stopFilter();
            return null;
        });
        assertThat(state()).isEqualTo("Stopped. The list still shows the previous filter.");
        WaitForAsyncUtils.waitForFxEvents();
        Thread.sleep(200);
        assertThat(count()).isEqualTo("3 of 3 events");
        press(KeyCode.ENTER);
        await(() -> count().equals("2 of 3 events"));
    }

    private void showSlow() throws Exception {
        WindowTestRows rows = new WindowTestRows();
        for (int i = 0; i < 40_000; i++) {
            rows.add("/bin/x", "k", 33, List.of(Bytes.utf8(i + "ab".repeat(500))));
        }
        onFx(() -> {
            workspace.show(rows.trail());
            return null;
        });
        await(() -> workspace.shownProperty().get().rows().size() == 40_000);
    }

    /// The pattern takes a minute for all the values: long enough to see how far it is on any machine.
    @Test
    void aSlowFilterSaysHowFarItIs() throws Exception {
        showSlow();
        String slow = "uid == 33 and argv ~ '(a|b|ab|ba|aab){10}[yz]\\b'";

        type(slow);
        await(() -> state().matches("… counting, [1-9]\\d? %"));
        assertThat(onFx(() -> bar.lookup("#filter-stop").isVisible())).isTrue();
        await(() -> String.valueOf(field().getAccessibleHelp()).matches("… counting, [1-9]\\d? %"));

        double anew = onFx(() -> {
            fire(KeyCode.ENTER);
            return workspace.pace().doneProperty().get();
        });
        assertThat(anew).isZero();
        await(() -> state().matches("… counting, [1-9]\\d? %"));
        onFx(() -> {
            ((Button) bar.lookup("#filter-stop")).fire();
            return null;
        });
        assertThat(state()).isEqualTo("Stopped. The list still shows the previous filter.");
        await(() -> workspace.shownProperty().get().query().isEmpty());
        type("uid == 33");
        await(() -> state().startsWith("✓ 40,000 of 40,000"));
    }

    @Test
    void anErrorKeepsTheListAndEscapeTakesTheTextBack() throws Exception {
        type("exe ==");
        assertThat(state()).startsWith("✗ ").endsWith("● not applied");

        press(KeyCode.ENTER);
        assertThat(count()).isEqualTo("3 of 3 events");

        press(KeyCode.ESCAPE);
        assertThat(onFx(() -> field().getText())).isEmpty();
    }

    @Test
    void aPickedValueReplacesOneOnTheSameField() throws Exception {
        onFx(() -> {
            bar.add("uid == 33");
            return null;
        });
        await(() -> workspace.shownProperty().get().rows().size() == 2);
        onFx(() -> {
            bar.add("exe == /usr/bin/id");
            return null;
        });
        await(() -> workspace.shownProperty().get().rows().size() == 1);
        onFx(() -> {
            bar.add("uid == 0");
            return null;
        });
        await(() -> workspace.applied().text().contains("uid == 0"));

        assertThat(onFx(() -> workspace.applied().terms().size())).isEqualTo(2);
        assertThat(count()).isEqualTo("1 of 3 events");
    }

    @Test
    void aSuggestionIsTakenFromTheKeyboard() throws Exception {
        offerExecutables();
        assertThat(onFx(() -> suggestions().getItems().getFirst().count())).isEqualTo(2);

        press(KeyCode.DOWN);
        press(KeyCode.ENTER);
        assertThat(onFx(() -> field().getText())).isEqualTo("exe == /usr/bin/id");
        assertThat(count()).isEqualTo("3 of 3 events");

        press(KeyCode.ENTER);
        await(() -> workspace.shownProperty().get().rows().size() == 2);
    }

    /// The second Enter comes before there are suggestions for the text that the first one made.
    @Test
    void enterTwiceAtOnceTakesASuggestionAndApplies() throws Exception {
        offerExecutables();
        onFx(() -> {
            for (KeyCode code : List.of(KeyCode.DOWN, KeyCode.ENTER, KeyCode.ENTER)) {
                fire(code);
            }
            return null;
        });
        await(() -> workspace.shownProperty().get().rows().size() == 2);
    }

    @Test
    void aSuggestionForAnEarlierTextIsNotTaken() throws Exception {
        offerExecutables();
        onFx(() -> {
            ListView<Suggestion> list = suggestions();
            field().setText("uid == 3");
            fire(KeyCode.TAB);
            list.getSelectionModel().select(0);
            list.getOnMouseClicked().handle(null);
            return null;
        });
        assertThat(onFx(() -> field().getText())).isEqualTo("uid == 3");
    }

    /// Also when the words come after the suggestions, and take room below the field that was free.
    @Test
    void suggestionsLeaveTheWordsOnTheTextInSight() throws Exception {
        offerExecutables();
        await(() -> state().startsWith("✗") && belowWords());
        onFx(() -> {
            field().insertText(field().getLength(), "/usr/bin/i");
            return null;
        });
        await(() -> suggestions() != null && state().startsWith("✓") || state().startsWith("⚠"));
        await(this::belowWords);
    }

    private boolean belowWords() {
        Label words = (Label) bar.lookup("#filter-state");
        return suggestions() != null
                && words.isVisible()
                && suggestions().localToScene(suggestions().getBoundsInLocal()).getMinY()
                        >= words.localToScene(words.getBoundsInLocal()).getMaxY() - 1;
    }

    @Test
    void highlightsStandBesideTheChips() throws Exception {
        apply("uid == 33");
        await(() -> chipTexts().size() == 1);
        onFx(() -> {
            workspace.highlights().toggle("exe == /usr/bin/id");
            workspace.highlights().toggle("key == procmon");
            bar.applyCss();
            bar.getScene().getRoot().layout();
            return null;
        });
        double right =
                onFx(() -> chip(0).localToScene(chip(0).getBoundsInLocal()).getMaxX());
        double middle =
                onFx(() -> chip(0).localToScene(0, chip(0).getHeight() / 2).getY());
        Region pill = (Region) onFx(() ->
                ((Parent) bar.lookup("#highlights")).getChildrenUnmodifiable().getFirst());
        double left = onFx(() -> pill.localToScene(0, 0).getX());
        assertThat(left).isBetween(right, right + 40);
        assertThat(onFx(() -> pill.localToScene(0, pill.getHeight() / 2).getY()))
                .isCloseTo(middle, within(4.0));
    }

    private void offerExecutables() throws Exception {
        // A window that is still being shown may lose the focus once more, and suggestions close with that.
        boolean offered = false;
        for (int turn = 0; turn < 6 && !offered; turn++) {
            onFx(() -> {
                field().requestFocus();
                field().setText("exe ==");
                field().setText("exe == ");
                field().end();
                return null;
            });
            try {
                WaitForAsyncUtils.waitFor(
                        3,
                        TimeUnit.SECONDS,
                        () -> onFx(() -> suggestions() != null
                                && suggestions().getItems().size() == 2));
                offered = true;
            } catch (TimeoutException again) {
                assertThat(turn).as("turns without suggestions").isLessThan(5);
            }
        }
    }

    @Test
    void aTermIsTurnedOffAndOnNegatedAndRemoved() throws Exception {
        apply("uid == 33 and exe == /usr/bin/id");
        await(() -> workspace.shownProperty().get().rows().size() == 1);
        await(() -> chipTexts().equals(List.of("uid == 33 −1", "exe == /usr/bin/id −1")));

        onFx(() -> {
            chip(0).requestFocus();
            return null;
        });
        pressOnChip(0, KeyCode.SPACE);
        await(() -> workspace.shownProperty().get().rows().size() == 2);
        assertThat(onFx(() -> chip(1).isFocused()))
                .as("the focus goes with the chip")
                .isTrue();
        assertThat(workspace.applied().text()).isEqualTo("exe == /usr/bin/id");
        assertThat(onFx(() -> chip(1).getStyleClass())).contains("chip-off");

        pressOnChip(1, KeyCode.SPACE);
        await(() -> workspace.shownProperty().get().rows().size() == 1);

        onFx(() -> {
            chip(0).fireEvent(new KeyEvent(KeyEvent.KEY_TYPED, "n", "", KeyCode.UNDEFINED, false, false, false, false));
            return null;
        });
        await(() -> workspace.applied().text().contains("!="));
        assertThat(workspace.applied().text()).isEqualTo("exe != /usr/bin/id and uid == 33");

        pressOnChip(0, KeyCode.DELETE);
        await(() -> workspace.applied().text().equals("uid == 33"));
    }

    @Test
    void aTermIsSavedAndCopied() throws Exception {
        apply("uid == 33 and exe == /usr/bin/id");
        await(() -> chipTexts().size() == 2);
        onFx(() -> {
            ContextMenuEvent asked =
                    new ContextMenuEvent(ContextMenuEvent.CONTEXT_MENU_REQUESTED, 5, 5, 50, 50, true, null);
            chip(1).fireEvent(asked);
            return null;
        });
        ContextMenu menu = onFx(() -> Window.getWindows().stream()
                .filter(ContextMenu.class::isInstance)
                .map(ContextMenu.class::cast)
                .findFirst()
                .orElseThrow());
        assertThat(onFx(() -> menu.getItems().stream().map(FilterBarTest::read).toList()))
                .containsExactly(
                        "Edit\tEnter", "Negate\tn", "Turn off\tSpace", "Copy\tCtrl+C", "Save…", "Remove\tDelete");
        onFx(() -> {
            menu.getItems().get(3).fire();
            menu.getItems().get(4).fire();
            menu.hide();
            return null;
        });
        assertThat(onFx(() -> Clipboard.getSystemClipboard().getString())).isEqualTo("exe == /usr/bin/id");
        onFx(() -> {
            TextField name = (TextField) Window.getWindows().stream()
                    .map(window -> window.getScene().getRoot().lookup("#saved-name"))
                    .filter(Objects::nonNull)
                    .findFirst()
                    .orElseThrow();
            name.setText("ids");
            name.fireEvent(new ActionEvent());
            return null;
        });
        assertThat(onFx(() -> workspace.savedQueries().getLast()))
                .isEqualTo(new SavedQuery("ids", "exe == /usr/bin/id"));
    }

    @Test
    void walksBackAndForthThroughTheFilters() throws Exception {
        apply("uid == 33");
        await(() -> workspace.shownProperty().get().rows().size() == 2);
        apply("uid == 0");
        await(() -> workspace.shownProperty().get().rows().size() == 1);

        onFx(() -> {
            bar.walk(-1);
            return null;
        });
        await(() -> workspace.applied().text().equals("uid == 33"));
        onFx(() -> {
            bar.walk(1);
            return null;
        });
        await(() -> workspace.applied().text().equals("uid == 0"));
        onFx(() -> {
            bar.walk(-1);
            bar.walk(-1);
            return null;
        });
        await(() -> workspace.applied().isEmpty());
    }

    @Test
    void aFaultIsUnderlinedAndMended() throws Exception {
        type("exee == /usr/bin/id");
        assertThat(state()).startsWith("✗ No field \"exee\". Did you mean exe?");
        await(() -> !line().getElements().isEmpty());
        onFx(() -> {
            ((Button) bar.lookup("#filter-fix")).fire();
            return null;
        });
        assertThat(onFx(() -> field().getText())).isEqualTo("exe == /usr/bin/id");
        await(() -> line().getElements().isEmpty());
    }

    @Test
    void growsWithItsLinesToFour() throws Exception {
        double one = onFx(() -> field().getHeight());
        List<Double> heights = new ArrayList<>();
        for (int lines = 2; lines <= 6; lines++) {
            onFx(() -> {
                field().requestFocus();
                fire(KeyCode.ENTER, true);
                field().insertText(field().getCaretPosition(), "a");
                // The field may ask for another height while it is laid out.
                for (int pass = 0; pass < 4; pass++) {
                    bar.applyCss();
                    bar.getScene().getRoot().layout();
                }
                heights.add(field().getHeight());
                return null;
            });
        }
        assertThat(onFx(() -> field().getText())).isEqualTo("\na\na\na\na\na");
        // Heights are whole pixels, lines and insets are not: a line more or less would still be seen.
        double line = (heights.get(2) - one) / 3;
        assertThat(line).isBetween(10.0, 30.0);
        for (int lines = 2; lines <= 6; lines++) {
            assertThat(heights.get(lines - 2))
                    .as(lines + " lines")
                    .isCloseTo(one + (Math.min(4, lines) - 1) * line, within(5.0));
        }
        type("exe == /usr/bin/id or exe == /usr/bin/curl or exe == /usr/bin/dash or exe == /usr/bin/env".repeat(2));
        await(() -> field().getHeight() > one + line - 2);
        type("");
        await(() -> Math.abs(field().getHeight() - one) < 1);
    }

    @Test
    void aLineEndIsWhiteSpaceAndEnterApplies() throws Exception {
        type("uid == 33");
        onFx(() -> {
            field().end();
            fire(KeyCode.ENTER, true);
            field().insertText(field().getCaretPosition(), "exe == /usr/bin/id");
            return null;
        });
        press(KeyCode.ENTER);
        await(() -> workspace.shownProperty().get().rows().size() == 1);
        assertThat(onFx(() -> field().getText())).isEqualTo("uid == 33\nexe == /usr/bin/id");
        assertThat(workspace.applied().normalForm()).isEqualTo("uid == 33 and exe == /usr/bin/id");
    }

    @Test
    void downMovesTheCaretUntilTheLastLine() throws Exception {
        double one = onFx(() -> field().getHeight());
        type("uid == 33\n");
        await(() -> field().getHeight() > one + 10);
        onFx(() -> {
            field().requestFocus();
            field().positionCaret(0);
            fire(KeyCode.DOWN);
            return null;
        });
        assertThat(onFx(() -> field().getCaretPosition())).isEqualTo(10);
        assertThat(onFx(this::suggestions)).isNull();
        press(KeyCode.DOWN);
        await(() -> suggestions() != null);
    }

    @Test
    void undoBringsBackWhatASuggestionAndTheHistoryReplaced() throws Exception {
        offerExecutables();
        press(KeyCode.DOWN);
        press(KeyCode.ENTER);
        assertThat(onFx(() -> field().getText())).isEqualTo("exe == /usr/bin/id");
        onFx(() -> {
            field().undo();
            return null;
        });
        assertThat(onFx(() -> field().getText())).isEqualTo("exe == ");
    }

    @Test
    void aFaultInTheSecondLineIsUnderlinedThere() throws Exception {
        type("exe == a");
        await(() -> workspace.draftProperty().get().state() == Draft.State.VALID);
        type("exee == a");
        await(() -> !line().getElements().isEmpty());
        double first = onFx(() -> line().getBoundsInParent().getMinY());
        type("exe == a\nexee == a");
        await(() ->
                !line().getElements().isEmpty() && line().getBoundsInParent().getMinY() > first + 8);
    }

    @Test
    void pastedLinesAreOfferedAsAListAndAnAuditIdBecomesACondition() throws Exception {
        type("exe == ");
        paste("/usr/bin/id\n/usr/bin/curl\n");
        assertThat(onFx(() -> field().getText())).isEqualTo("exe == /usr/bin/id\n/usr/bin/curl");
        Button fix = (Button) bar.lookup("#filter-fix");
        assertThat(onFx(fix::getText)).isEqualTo("Paste 2 lines as a list of values");
        await(() -> workspace.draftProperty().get().state() == Draft.State.VALID);
        assertThat(onFx(fix::isVisible)).as("stays until the text is another").isTrue();
        onFx(() -> {
            field().fireEvent(new KeyEvent(KeyEvent.KEY_PRESSED, "", "", KeyCode.ENTER, false, false, true, false));
            return null;
        });
        assertThat(onFx(() -> field().getText())).isEqualTo("exe in (/usr/bin/id, /usr/bin/curl)");
        await(() -> workspace.draftProperty().get().count() == 3);
        assertThat(onFx(fix::isVisible)).isFalse();

        type("");
        paste("audit(1772359331.482:12001)");
        assertThat(onFx(() -> field().getText())).isEqualTo("event == 1772359331.482:12001");
        paste("x".repeat(70_000));
        assertThat(onFx(() -> field().getText())).isEqualTo("event == 1772359331.482:12001");
        assertThat(onFx(() -> workspace.messageProperty().get()))
                .isEqualTo("Not pasted: a query can have at most 64 KiB.");
    }

    private void paste(String text) {
        onFx(() -> {
            ClipboardContent content = new ClipboardContent();
            content.putString(text);
            Clipboard.getSystemClipboard().setContent(content);
            field().end();
            field().paste();
            return null;
        });
    }

    private Path line() {
        return (Path) bar.lookup(".error-line");
    }

    private void apply(String text) {
        type(text);
        press(KeyCode.ENTER);
    }

    private HBox chip(int index) {
        return (HBox) ((FlowPane) bar.lookup("#filter-chips")).getChildren().get(index);
    }

    private List<String> chipTexts() {
        return ((FlowPane) bar.lookup("#filter-chips"))
                .getChildren().stream()
                        .map(chip -> ((HBox) chip)
                                .getChildren().stream()
                                        .filter(Label.class::isInstance)
                                        .map(label -> ((Label) label).getText())
                                        .collect(Collectors.joining(" ")))
                        .toList();
    }

    private void pressOnChip(int index, KeyCode code) {
        onFx(() -> {
            chip(index).fireEvent(new KeyEvent(KeyEvent.KEY_PRESSED, "", "", code, false, false, false, false));
            return null;
        });
    }

    @SuppressWarnings("unchecked")
    private ListView<Suggestion> suggestions() {
        return (ListView<Suggestion>) bar.lookup("#suggestions");
    }

    private void type(String text) {
        onFx(() -> {
            field().setText(text);
            return null;
        });
    }

    private void press(KeyCode code) {
        onFx(() -> {
            fire(code);
            return null;
        });
    }

    private void fire(KeyCode code) {
        fire(code, false);
    }

    private void fire(KeyCode code, boolean shift) {
        field().fireEvent(new KeyEvent(KeyEvent.KEY_PRESSED, "", "", code, shift, false, false, false));
    }

    private TextInputControl field() {
        return (TextInputControl) bar.lookup("#filter-field");
    }

    private String state() {
        return onFx(() -> ((Label) bar.lookup("#filter-state")).getText());
    }

    private String count() {
        return onFx(() -> ((Label) bar.lookup("#filter-count")).getText());
    }

    private String pickerHeading() throws Exception {
        return onFx(() -> Window.getWindows().stream()
                .map(window -> window.getScene().lookup("#picker-heading"))
                .filter(Label.class::isInstance)
                .map(found -> ((Label) found).getText())
                .findFirst()
                .orElse(""));
    }

    private void search(String text) throws Exception {
        onFx(() -> {
            Window.getWindows().stream()
                    .map(window -> window.getScene().lookup("#picker-search"))
                    .filter(TextField.class::isInstance)
                    .forEach(found -> ((TextField) found).setText(text));
            return null;
        });
    }

    /// Of very many values the most frequent are listed, and it says so; the others are found by a search.
    @Test
    void picksAmongMoreValuesThanAreListed() throws Exception {
        WindowTestRows many = new WindowTestRows();
        for (int i = 0; i < 1100; i++) {
            many.add("/usr/bin/program" + i, "net", 0, List.of(Bytes.utf8("x")));
        }
        onFx(() -> {
            workspace.show(many.trail());
            return null;
        });
        await(() -> workspace.total() == 1100);
        onFx(() -> {
            bar.pickExecutable();
            return null;
        });
        await(() -> pickerHeading().equals("Executable: the first 1,000 of 1,100 values, search for the others"));

        search("PROGRAM1099");
        await(() -> pickerHeading().equals("Executable: 1 of 1,100 values"));
        search("program");
        await(() -> pickerHeading().equals("Executable: more than 1,000 of 1,100 values"));
    }

    @Test
    void saysThatSuggestionsAreLookedForWhereTheyTakeLong() throws Exception {
        showSlow();
        onFx(() -> {
            field().requestFocus();
            field().setText("argv ~ '(a|b|ab|ba|aab){10}[yz]\\b' and exe == ");
            field().end();
            return null;
        });
        await(() -> suggestions() != null
                && suggestions().lookup("#suggestions-waiting") instanceof Label waiting
                && waiting.getText().startsWith("… looking for values, "));
        assertThat(onFx(() -> suggestions().getItems())).isEmpty();

        press(KeyCode.ESCAPE);
        await(() -> suggestions() == null);
        assertThat(onFx(() -> field().getText())).startsWith("argv ~ ");
    }
}
