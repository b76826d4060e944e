package org.execscope.ui.window;

import static org.assertj.core.api.Assertions.assertThat;

import javafx.application.ColorScheme;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Menu;
import javafx.scene.control.MenuBar;
import javafx.scene.control.MenuItem;
import javafx.scene.control.RadioButton;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;
import javafx.scene.layout.Region;
import javafx.scene.paint.Color;
import javafx.stage.Stage;
import javafx.stage.Window;
import org.execscope.ui.Pictures;
import org.execscope.ui.table.RowTable;
import org.execscope.ui.theme.Followers;
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
    void opensOnce() {
        run(this::pressComma);
        assertThat(onFx(() -> Window.getWindows().stream()
                        .filter(window -> window instanceof Stage stage
                                && stage.getTitle().equals("Preferences"))
                        .count()))
                .isEqualTo(1);
    }
}
