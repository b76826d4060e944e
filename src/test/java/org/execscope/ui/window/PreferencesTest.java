package org.execscope.ui.window;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import javafx.application.ColorScheme;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.Labeled;
import javafx.scene.control.Menu;
import javafx.scene.control.MenuBar;
import javafx.scene.control.MenuItem;
import javafx.scene.control.RadioButton;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;
import javafx.scene.layout.Region;
import javafx.scene.paint.Color;
import javafx.scene.text.Font;
import javafx.scene.text.Text;
import javafx.stage.Stage;
import javafx.stage.Window;
import org.execscope.ui.Pictures;
import org.execscope.ui.keys.KeyAction;
import org.execscope.ui.model.MachineMemory;
import org.execscope.ui.model.TimeForm;
import org.execscope.ui.model.Words;
import org.execscope.ui.table.RowTable;
import org.execscope.ui.theme.Followers;
import org.execscope.ui.theme.MonoFont;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// The preferences take effect at once, everywhere.
final class PreferencesTest extends SampleWindow {
    private RowTable table;
    private Parent page;

    PreferencesTest() {
        super(1440, 900);
    }

    @BeforeEach
    void begin() {
        table = onFx(() -> pane.timelineTable());
        run(() -> Followers.of(pane.stage()));
        run(this::pressComma);
        page = onFx(() -> Window.getWindows().stream()
                .map(window -> window.getScene().getRoot())
                .filter(root -> "preferences".equals(root.getId()))
                .findFirst()
                .orElseThrow());
    }

    /// Ctrl+, by the menu item that bears it.
    private void pressComma() {
        KeyCodeCombination keys = new KeyCodeCombination(KeyCode.COMMA, KeyCombination.SHORTCUT_DOWN);
        for (Menu menu : ((MenuBar) pane.lookup("#menu")).getMenus()) {
            menu.getItems().stream()
                    .filter(item -> keys.equals(item.getAccelerator()))
                    .forEach(MenuItem::fire);
        }
    }

    private <T extends Node> T there(Class<T> type, String id) {
        return onFx(() -> type.cast(page.lookup("#preferences-" + id)));
    }

    private void choose(String id) {
        RadioButton button = there(RadioButton.class, id);
        run(button::fire);
    }

    private Color background() {
        return onFx(() -> {
            pane.applyCss();
            return (Color) ((Region) table).getBackground().getFills().getLast().getFill();
        });
    }

    @Test
    void themesChangeAllWindows() throws Exception {
        choose("theme-light");
        assertThat(background()).isEqualTo(Color.WHITE);
        choose("theme-contrast");
        assertThat(background()).isEqualTo(Color.BLACK);
        assertThat(onFx(() -> page.getStyleClass())).contains("contrast");
        assertThat(onFx(() -> page.getScene().getPreferences().getColorScheme()))
                .isEqualTo(ColorScheme.DARK);
        assertThat(pane.settings().now().theme()).isEqualTo("contrast");
        for (int[] size : new int[][] {{1440, 900}, {1280, 720}}) {
            assertThat(Pictures.colours("contrast-" + size[0], pane, ColorScheme.DARK, size[0], size[1]))
                    .isGreaterThan(20);
        }
        assertThat(Pictures.colours("contrast-preferences", page, ColorScheme.DARK, 720, 560))
                .isGreaterThan(5);
        choose("theme-dark");
        assertThat(background()).isEqualTo(Color.web("#14171c"));
        assertThat(onFx(() -> page.getStyleClass())).doesNotContain("contrast");
    }

    @Test
    void rowsAreAsHighAsWanted() throws Exception {
        await(() -> rowHeight() == 24);
        choose("rows-compact");
        await(() -> rowHeight() == 20);
        choose("rows-roomy");
        await(() -> rowHeight() == 30);
        ComboBox<?> size = there(ComboBox.class, "size");
        run(() -> size.getSelectionModel().selectLast());
        await(() -> pane.getStyle().contains("26px") && rowHeight() == 60);
        run(there(Button.class, "reset")::fire);
        await(() -> pane.getStyle().contains("13px") && rowHeight() == 24);
    }

    private double rowHeight() {
        var bounds = table.boundsOf(table.top(), "exe");
        return bounds == null ? 0 : bounds.getHeight();
    }

    @Test
    void lettersAreKeysOnlyWhereWanted() throws Exception {
        CheckBox letters = there(CheckBox.class, "letters");
        assertThat(letters.isSelected()).isTrue();
        run(letters::fire);
        int before = onFx(() -> table.cursorRowProperty().get());
        for (String letter : new String[] {"j", "i", "/", "p"}) {
            type(table, letter);
        }
        Thread.sleep(300);
        assertThat(onFx(() -> table.cursorRowProperty().get())).isEqualTo(before);
        assertThat(workspace.applied().text()).isEmpty();
        assertThat(onFx(() -> pane.lookup("#find-bar").isVisible())).isFalse();
        press(table, KeyCode.DOWN, false, false, false);
        assertThat(onFx(() -> table.cursorRowProperty().get())).isEqualTo(before + 1);
        run(letters::fire);
        type(table, "j");
        assertThat(onFx(() -> table.cursorRowProperty().get())).isEqualTo(before + 2);
    }

    @Test
    void nothingMovesWhereThatIsWished() {
        CheckBox still = there(CheckBox.class, "still");
        run(still::fire);
        assertThat(onFx(() -> pane.getScene().getPreferences().isReducedMotion()))
                .isTrue();
        assertThat(onFx(() -> page.getScene().getPreferences().isReducedMotion()))
                .isTrue();
        run(still::fire);
        assertThat(pane.settings().preferences().isStill()).isFalse();
    }

    @Test
    void timesAreWrittenAsWanted() throws Exception {
        assertThat(time()).matches("\\d\\d-\\d\\d [\\d:]{8}\\.\\d{3}");
        ComboBox<?> times = there(ComboBox.class, "times");
        run(() -> times.getSelectionModel().select(1));
        await(() -> time().matches("\\d{4}-\\d\\d-\\d\\d [\\d:]{8}\\.\\d{3}"));
        run(() -> times.getSelectionModel().select(2));
        await(() -> time().matches("\\d{4}-\\d\\d-\\d\\dT[\\d:]{8}\\.\\d{3}Z"));
        run(() -> workspace.zoneProperty().set(ZoneId.of("Asia/Kolkata")));
        await(() -> time().endsWith("+05:30"));
        Text shown = new Text(onFx(this::time));
        assertThat(onFx(() -> table.boundsOf(table.top(), "time").getWidth()))
                .as("the column has room for it")
                .isGreaterThan(shown.getLayoutBounds().getWidth());
        run(() -> pane.showTree());
        await(() -> pane.tree().table().source().rowCount() > 0);
        await(() -> pane.tree().table().source().cell(1, "started").plain().matches(".*T[\\d:]{8}\\.\\d{3}\\+05:30"));
        run(() -> pane.cycleDetails());
        await(() -> pane.lookup("#event-head") != null);
        await(() -> ((Label) pane.lookup("#event-head .pane-title")).getText().endsWith("+05:30"));
        assertThat(pane.settings().preferences().timeForm()).isEqualTo(TimeForm.ISO);
        run(() -> pane.showSessions());
        RowTable sessions = onFx(() -> (RowTable) pane.lookup("#sessions"));
        await(() -> sessions.source().rowCount() > 0
                && sessions.source()
                        .cell(sessions.source().rowCount() - 1, "start")
                        .plain()
                        .matches(".*T[\\d:]{8}\\.\\d{3}\\+05:30"));
        run(() -> times.getSelectionModel().select(0));
        await(() -> sessions.source()
                .cell(sessions.source().rowCount() - 1, "start")
                .plain()
                .matches("\\d\\d-\\d\\d [\\d:]{8}\\.\\d{3}"));
    }

    private String time() {
        return table.source().cell(0, "time").plain();
    }

    @Test
    void evidenceIsWrittenInTheFontOfTheUsersChoice() throws Exception {
        List<String> families = MonoFont.families();
        assertThat(families).startsWith(MonoFont.OWN).doesNotContain("Inter");
        ComboBox<?> list = there(ComboBox.class, "font");
        await(() -> list.getItems().size() == families.size());
        assumeTrue(families.size() > 1, "this machine has no other font of fixed width");
        String other = families.get(1);
        run(() -> list.getSelectionModel().select(families.indexOf(other)));
        await(() -> family(pane).equals(other));
        assertThat(onFx(() -> family(page))).as("other windows too").isEqualTo(MonoFont.OWN);
        assertThat(page.getStylesheets()).isEqualTo(pane.getStylesheets());
        assertThat(pane.settings().preferences().font()).isEqualTo(other);
        run(() -> pane.appearance().font("No such \" font"));
        await(() -> family(pane).equals(MonoFont.OWN));
    }

    /// Of the first text of fixed width.
    private static String family(Parent root) {
        root.applyCss();
        return root.lookupAll(".mono").stream()
                .filter(node -> node instanceof Text || node instanceof Labeled)
                .map(node -> node instanceof Text text ? text.getFont() : ((Labeled) node).getFont())
                .map(Font::getFamily)
                .findFirst()
                .orElse(MonoFont.OWN);
    }

    @Test
    void theLimitOfMemoryIsWhatIsAskedBy() {
        ComboBox<?> memory = there(ComboBox.class, "memory");
        Label effect = there(Label.class, "memory-effect");
        assertThat(effect.getText()).contains("need more than " + Words.size(MachineMemory.given()));
        run(() -> memory.getSelectionModel().select(1));
        long tenth = MachineMemory.total() / 10;
        assertThat(MachineMemory.limit(10))
                .isEqualTo(Math.min(MachineMemory.total() / 100 * 10, MachineMemory.given()));
        assertThat(pane.settings().preferences().memoryPercent()).isEqualTo(10);
        assertThat(effect.getText()).contains("need more than " + Words.size(Math.min(tenth, MachineMemory.given())));
        run(() -> memory.getSelectionModel().selectLast());
        assertThat(effect.getText()).contains("can't get more while it runs").contains("MaxRAMPercentage=90");
    }

    @Test
    void anotherLetterDoesIt() throws Exception {
        run(there(Button.class, "other-letters")::fire);
        Parent letters = onFx(() -> Window.getWindows().stream()
                .map(window -> window.getScene().getRoot())
                .filter(root -> "letters".equals(root.getId()))
                .findFirst()
                .orElseThrow());
        for (ColorScheme scheme : ColorScheme.values()) {
            assertThat(Pictures.colours("letters-" + scheme, letters, scheme, 720, 620))
                    .isGreaterThan(5);
        }
        run(letterOf(letters, "event p")::fire);
        Label outcome = (Label) letters.lookup("#letter-outcome");
        type(letterOf(letters, "event p"), "e");
        assertThat(outcome.getText()).startsWith("✗ e is taken by");
        type(letterOf(letters, "event p"), "w");
        assertThat(outcome.getText()).isEqualTo("w: to the process in the tree.");
        assertThat(letterOf(letters, "event p").getText()).isEqualTo("w");
        run(() -> table.reveal(4));
        type(table, "p");
        assertThat(onFx(() -> pane.isTreeShown())).as("p is no key any more").isFalse();
        type(table, "w");
        await(() -> pane.isTreeShown());
        assertThat(pane.settings().preferences().letterKeys()).containsExactly(Map.entry("event p", "w"));
        assertThat(menuKeys()).contains("Process in the tree\tw");
        run(() -> pane.showTimeline());
        run(((Button) letters.lookup("#letter-usual"))::fire);
        type(table, "p");
        await(() -> pane.isTreeShown());
        assertThat(menuKeys()).contains("Process in the tree\tp");
    }

    private List<String> menuKeys() {
        return onFx(() -> ((MenuBar) pane.lookup("#menu"))
                .getMenus().stream()
                        .flatMap(menu -> menu.getItems().stream())
                        .map(PreferencesTest::read)
                        .toList());
    }

    private static Button letterOf(Parent letters, String id) {
        return onFx(() -> letters.lookupAll(".key-cap").stream()
                .map(Button.class::cast)
                .filter(button -> button.getUserData() instanceof KeyAction action
                        && action.id().equals(id))
                .findFirst()
                .orElseThrow());
    }

    @Test
    void whatWasOpenedLastIsOfferedWhereWanted() throws Exception {
        run(() -> pane.closeEvidence());
        await(() -> pane.lookup("#start") != null);
        assertThat(onFx(() -> pane.lookup("#start-recent").isVisible())).isFalse();
        run(there(CheckBox.class, "evidence")::fire);
        Parent recent = (Parent) onFx(() -> pane.lookup("#start-recent"));
        assertThat(onFx(recent::isVisible)).isTrue();
        Button again = onFx(() -> (Button) recent.lookup(".button"));
        assertThat(again.getText()).endsWith("sample-logs/web01");
        run(again::fire);
        await(() -> workspace.loadingProperty().get() == null
                && workspace.shownProperty().get() != null);
    }

    @Test
    void looksRightInBothThemes() throws Exception {
        for (ColorScheme scheme : ColorScheme.values()) {
            assertThat(Pictures.colours("preferences-" + scheme, page, scheme, 760, 820))
                    .isGreaterThan(5);
        }
    }

    @Test
    void opensOnce() {
        run(this::pressComma);
        assertThat(onFx(() -> Window.getWindows().stream()
                        .filter(window -> window instanceof Stage stage
                                && stage.getTitle().equals("Preferences"))
                        .count()))
                .isEqualTo(1);
    }
}
