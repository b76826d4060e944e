package org.execscope.ui.filter;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.shape.Path;
import org.execscope.bytes.Bytes;
import org.execscope.event.WindowTestRows;
import org.execscope.query.Suggestion;
import org.execscope.ui.FxTest;
import org.execscope.ui.model.Draft;
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
            FilterBar made = new FilterBar(workspace, () -> {}, () -> {});
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
            field().setText("uid == 3");
            fire(KeyCode.TAB);
            return null;
        });
        assertThat(onFx(() -> field().getText())).isEqualTo("uid == 3");
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

        pressOnChip(0, KeyCode.SPACE);
        await(() -> workspace.shownProperty().get().rows().size() == 2);
        assertThat(workspace.applied().text()).isEqualTo("exe == /usr/bin/id");
        assertThat(onFx(() -> chip(1).getStyleClass())).contains("chip-off");

        pressOnChip(1, KeyCode.SPACE);
        await(() -> workspace.shownProperty().get().rows().size() == 1);

        pressOnChip(0, KeyCode.N);
        await(() -> workspace.applied().text().contains("!="));
        assertThat(workspace.applied().text()).isEqualTo("exe != /usr/bin/id and uid == 33");

        pressOnChip(0, KeyCode.DELETE);
        await(() -> workspace.applied().text().equals("uid == 33"));
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
        field().fireEvent(new KeyEvent(KeyEvent.KEY_PRESSED, "", "", code, false, false, false, false));
    }

    private TextField field() {
        return (TextField) bar.lookup("#filter-field");
    }

    private String state() {
        return onFx(() -> ((Label) bar.lookup("#filter-state")).getText());
    }

    private String count() {
        return onFx(() -> ((Label) bar.lookup("#filter-count")).getText());
    }
}
