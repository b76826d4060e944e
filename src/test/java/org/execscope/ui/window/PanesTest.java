package org.execscope.ui.window;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import javafx.application.ColorScheme;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.MenuBar;
import javafx.scene.control.MenuItem;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.stage.Window;
import org.execscope.ui.Pictures;
import org.execscope.ui.detail.DetailPane;
import org.execscope.ui.menu.ShownKey;
import org.execscope.ui.model.Notice;
import org.execscope.ui.table.RowTable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// The panes around the rows, and every command by its name.
final class PanesTest extends SampleWindow {
    private RowTable table;

    PanesTest() {
        super(1440, 900);
    }

    @BeforeEach
    void begin() {
        table = onFx(() -> pane.timelineTable());
    }

    private DetailPane details() {
        return (DetailPane) pane.lookup("#details");
    }

    @Test
    void detailsGoBelowBesideAndAway() throws Exception {
        assertThat(details()).isNotNull();
        run(() -> pane.cycleDetails());
        await(() -> details() != null && details().localToScene(0, 0).getX() > 700);
        assertThat(onFx(() -> details().lookup("#detail-tabs"))).isNotNull();
        for (ColorScheme scheme : ColorScheme.values()) {
            assertThat(Pictures.colours("details-right-" + scheme, pane, scheme))
                    .isGreaterThan(20);
        }
        assertThat(pane.settings().preferences().details()).isEqualTo("right");
        run(() -> pane.showFindings());
        assertThat(details()).as("findings have details of their own").isNull();
        run(() -> pane.showTimeline());
        await(() -> details() != null);
        run(() -> pane.cycleDetails());
        assertThat(details()).isNull();
        assertThat(pane.settings().preferences().details()).isEqualTo("away");
        run(() -> pane.cycleDetails());
        await(() -> details() != null && details().localToScene(0, 0).getY() > 400);
    }

    @Test
    void pinnedDetailsStay() throws Exception {
        run(() -> table.reveal(10));
        int event = onFx(() -> workspace.cursorProperty().get());
        await(() -> details().event() == event);
        type(table, ".");
        run(() -> table.reveal(30));
        Thread.sleep(300);
        assertThat(onFx(() -> details().event())).isEqualTo(event);
        type(table, ".");
        await(() -> details().event() == workspace.cursorProperty().get());
        assertThat(onFx(() -> details().event())).isNotEqualTo(event);
    }

    @Test
    void everyCommandIsFoundAndDone() throws Exception {
        List<CommandPalette.Command> all =
                onFx(() -> CommandPalette.commands(((MenuBar) pane.lookup("#menu")).getMenus(), ""));
        assertThat(all)
                .hasSizeGreaterThan(80)
                .noneMatch(command -> command.path().isBlank());
        run(() -> all.stream()
                .filter(command -> command.path().equals("Help › Commands…"))
                .findFirst()
                .orElseThrow()
                .item()
                .fire());
        Parent palette = onFx(() -> Window.getWindows().stream()
                .map(window -> window.getScene().lookup("#palette"))
                .filter(node -> node != null)
                .map(node -> (Parent) node)
                .findFirst()
                .orElseThrow());
        TextField search = (TextField) palette.lookup("#palette-search");
        run(() -> search.setText("sessions view"));
        ListView<?> list = (ListView<?>) palette.lookup("#palette-list");
        assertThat(onFx(() -> list.getItems().size())).isEqualTo(1);
        Node before = onFx(() -> pane.lookup("#timeline"));
        assertThat(before).isNotNull();
        press(search, KeyCode.ENTER, false, false, false);
        await(() -> pane.getScene().getFocusOwner() instanceof RowTable focused && "sessions".equals(focused.getId()));
    }

    @Test
    void theFilterBeforeComesBackFromAnywhere() throws Exception {
        run(() -> workspace.apply("uid == 33"));
        settled();
        run(() -> workspace.apply("uid == 0"));
        settled();
        run(() -> table.requestFocus());
        press(table, KeyCode.LEFT, true, false, true);
        await(() -> workspace.applied().text().equals("uid == 33"));
        settled();
        press(table, KeyCode.RIGHT, true, false, true);
        await(() -> workspace.applied().text().equals("uid == 0"));
    }

    @Test
    void ctrlHHighlightsLikeH() {
        run(() -> {
            table.requestFocus();
            pane.highlightHere();
        });
        assertThat(onFx(() -> workspace.highlights().all().size())).isEqualTo(1);
        run(() -> pane.settings().prefer(chosen -> chosen.letters(false)));
        run(() -> pane.highlightHere());
        assertThat(onFx(() -> workspace.highlights().all())).isEmpty();
    }

    /// Most keyboards have no plus without Shift.
    @Test
    void textGrowsAndShrinksByEveryKeyOfTheSigns() {
        for (KeyCode larger : List.of(KeyCode.PLUS, KeyCode.EQUALS, KeyCode.ADD)) {
            press(table, larger, larger == KeyCode.EQUALS, true, false);
            assertThat(pane.settings().now().fontSize()).as(larger.name()).isEqualTo(14);
            press(table, KeyCode.DIGIT0, false, true, false);
            assertThat(pane.settings().now().fontSize()).isEqualTo(13);
        }
        press(table, KeyCode.SUBTRACT, false, true, false);
        assertThat(pane.settings().now().fontSize()).isEqualTo(12);
    }

    /// A message took the keys: what had them before gets them again.
    @Test
    void aMessagePutAsideGivesTheKeysBack() {
        Node field = onFx(() -> pane.lookup("#filter-field"));
        run(() -> {
            workspace.notices().add(new Notice(Notice.Level.WARNING, "A message"));
            field.requestFocus();
            pane.focusNotice();
        });
        Button close = (Button) onFx(() -> pane.getScene().getFocusOwner());
        assertThat(close.getAccessibleText()).isEqualTo("Put aside");
        run(close::fire);
        assertThat(onFx(() -> pane.getScene().getFocusOwner())).isSameAs(field);
    }

    /// After Esc, n and N go on with what was looked for, and the keys stay in the rows.
    @Test
    void nGoesOnWithWhatWasLookedFor() throws Exception {
        run(() -> table.reveal(0));
        run(pane::openFind);
        TextField field = (TextField) pane.lookup("#find-field");
        run(() -> field.setText("curl"));
        await(() -> ((Label) pane.lookup("#find-state")).getText().contains("on match 1"));
        int first = onFx(() -> table.cursorRowProperty().get());
        press(field, KeyCode.ESCAPE, false, false, false);
        assertThat(onFx(() -> pane.lookup("#find-bar").isVisible())).isFalse();
        type(table, "n");
        await(() -> ((Label) pane.lookup("#find-state")).getText().contains("on match 2"));
        assertThat(onFx(() -> table.cursorRowProperty().get())).isGreaterThan(first);
        assertThat(onFx(() -> table.isFocused())).isTrue();
        press(field, KeyCode.ESCAPE, false, false, false);
        type(table, "N");
        await(() -> table.cursorRowProperty().get() == first && table.isFocused());
    }

    /// The key beside an item's words tells what the pane does: pressed, it does not do it twice.
    @Test
    void aShownKeyDoesNothingByItself() {
        MenuItem item = ShownKey.on(new MenuItem("Focus here\tf"));
        assertThat(item.getText()).isEqualTo("Focus here");
        assertThat(item.getAccelerator().getDisplayText()).isEqualTo("f");
        KeyEvent pressed = new KeyEvent(KeyEvent.KEY_PRESSED, "f", "f", KeyCode.F, false, false, false, false);
        assertThat(item.getAccelerator().match(pressed)).isFalse();
        assertThat(item.getAccelerator())
                .isNotEqualTo(ShownKey.on(new MenuItem("Other\tf")).getAccelerator());
        assertThat(ShownKey.on(new MenuItem("Without")).getAccelerator()).isNull();
    }
}
