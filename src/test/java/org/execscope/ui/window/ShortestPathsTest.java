package org.execscope.ui.window;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import javafx.event.Event;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.stage.PopupWindow;
import javafx.stage.Stage;
import javafx.stage.Window;
import org.execscope.ui.copy.RowText;
import org.execscope.ui.export.FileChoice;
import org.execscope.ui.model.Workspace;
import org.execscope.ui.table.RowTable;
import org.execscope.ui.theme.Theme;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// The shortest way to each everyday answer, key by key, as they come from a keyboard: to whatever has the focus. Each
/// test says how many keys and clicks it took, typing aside.
final class ShortestPathsTest extends SampleWindow {
    private RowTable table;
    private int keys;

    ShortestPathsTest() {
        super(1440, 900);
    }

    @BeforeEach
    void begin() {
        table = onFx(() -> pane.timelineTable());
        run(() -> table.requestFocus());
    }

    /// Where keys go: into the pop-up in front, else into the window.
    private static Scene front(Scene window) {
        return Window.getWindows().stream()
                .filter(one -> one instanceof PopupWindow && one.isShowing())
                .map(Window::getScene)
                .filter(scene -> scene.getFocusOwner() != null)
                .reduce((_, last) -> last)
                .orElse(window);
    }

    private void fire(KeyEvent event) {
        run(() -> {
            Scene scene = front(pane.getScene());
            Event.fireEvent(scene.getFocusOwner() == null ? scene : scene.getFocusOwner(), event);
        });
    }

    private void key(KeyCode code, boolean shift, boolean control) {
        keys++;
        fire(new KeyEvent(KeyEvent.KEY_PRESSED, "", "", code, shift, control, false, false));
    }

    private void key(KeyCode code) {
        key(code, false, false);
    }

    private void letter(String one) {
        keys++;
        typed(one);
    }

    private void typed(String text) {
        text.chars()
                .mapToObj(c -> Character.toString((char) c))
                .forEach(one -> fire(
                        new KeyEvent(KeyEvent.KEY_TYPED, one, one, KeyCode.UNDEFINED, false, false, false, false)));
    }

    private int rowWith(String column, String value) {
        return onFx(() -> {
            for (int row = 0; row < table.source().rowCount(); row++) {
                if (table.source().cell(row, column).plain().contains(value)) {
                    return row;
                }
            }
            return -1;
        });
    }

    private void cursorOn(int row) {
        assertThat(row).isNotNegative();
        run(() -> table.reveal(row));
    }

    @Test
    void opensAFolder() throws Exception {
        FileChoice folder = new FileChoice() {
            @Override
            public List<Path> filesToOpen(Window owner) {
                throw new AssertionError("not asked for");
            }

            @Override
            public @Nullable Path folderToOpen(Window owner) {
                return SAMPLE;
            }

            @Override
            public @Nullable Path fileToWrite(Window owner, Path proposed) {
                throw new AssertionError("not asked for");
            }
        };
        MainPane empty = onFx(() -> {
            Stage stage = new Stage();
            MainPane made = new MainPane(stage, new Workspace(), folder);
            stage.setScene(new Scene(made, 1200, 800));
            Theme.applyTo(stage.getScene());
            stage.show();
            return made;
        });
        run(() -> Event.fireEvent(
                empty.getScene().getFocusOwner(),
                new KeyEvent(KeyEvent.KEY_PRESSED, "", "", KeyCode.O, true, true, false, false)));
        await(() -> empty.workspace().shownProperty().get() != null
                && empty.timelineTable().source().rowCount() > 0);
        assertThat(onFx(() -> empty.getScene().getFocusOwner()))
                .as("the rows have the keys")
                .isEqualTo(onFx(empty::timelineTable));
        run(empty::dispose);
    }

    @Test
    void showsWhatAUserRanFromAFolder() throws Exception {
        key(KeyCode.L, false, true);
        typed("uid==33 exe:/usr/local");
        key(KeyCode.ENTER);
        await(() -> workspace.applied().text().contains("33"));
        settled();
        assertThat(keys).isEqualTo(2);
        assertThat(shown().rows().size()).isBetween(1, shown().trail().execves().size() - 1);
    }

    @Test
    void seesWhoStartedIt() throws Exception {
        cursorOn(rowWith("exe", "/usr/bin/curl"));
        letter("p");
        await(() -> pane.getScene().getFocusOwner() instanceof RowTable tree && "tree".equals(tree.getId()));
        await(() -> pane.lookupAll(".ancestor").size() > 1);
        assertThat(keys).isEqualTo(1);
        assertThat(onFx(() -> pane.lookupAll(".ancestor").stream()
                        .map(node -> ((Button) node).getText())
                        .toList()))
                .last()
                .asString()
                .matches("≈ curl \\d+");
    }

    @Test
    void hidesTheNoiseOfAProgram() throws Exception {
        int before = shown().rows().size();
        cursorOn(rowWith("command", "check-health"));
        String exe = onFx(() ->
                table.source().cell(table.cursorRowProperty().get(), "exe").plain());
        letter("x");
        await(() -> workspace.applied().text().equals("exe != " + exe));
        settled();
        assertThat(keys).isEqualTo(1);
        assertThat(shown().rows().size()).isLessThan(before);
    }

    @Test
    void findsTheRarestProgramsOfAWhile() throws Exception {
        Node histogram = pane.lookup("#histogram");
        await(() -> !pane.lookup("#facet-exe").lookupAll(".facet-row").isEmpty());
        run(() -> {
            histogram.fireEvent(mouse(MouseEvent.MOUSE_PRESSED, 300));
            histogram.fireEvent(mouse(MouseEvent.MOUSE_DRAGGED, 700));
            histogram.fireEvent(mouse(MouseEvent.MOUSE_RELEASED, 700));
        });
        await(() -> workspace.applied().text().startsWith("time in "));
        settled();
        run(() -> pane.lookup("#facet-exe").lookupAll(".facet-order").stream()
                .map(node -> (Button) node)
                .filter(button -> button.getText().startsWith("most"))
                .forEach(Button::fire));
        await(() -> pane.facets().isUpToDate()
                && pane.lookup("#facet-exe")
                        .lookup(".facet-row")
                        .getAccessibleText()
                        .contains(", 1 event,"));
    }

    private static MouseEvent mouse(javafx.event.EventType<MouseEvent> type, double x) {
        return new MouseEvent(
                type,
                x,
                20,
                x,
                20,
                MouseButton.PRIMARY,
                1,
                false,
                false,
                false,
                false,
                true,
                false,
                false,
                false,
                false,
                false,
                null);
    }

    @Test
    void provesWhereAValueComesFrom() throws Exception {
        cursorOn(rowWith("exe", "/usr/bin/curl"));
        key(KeyCode.J, false, true);
        await(() -> pane.getScene().getFocusOwner().getStyleClass().contains("raw-line"));
        assertThat(keys).isEqualTo(1);
        assertThat(onFx(() -> pane.getScene().getFocusOwner().getAccessibleText()))
                .contains("exe in the SYSCALL record", ": /usr/bin/curl");
    }

    @Test
    void looksAroundAHitWithoutLosingTheFilter() throws Exception {
        run(() -> workspace.apply("exe == /usr/bin/curl"));
        await(() -> workspace.applied().text().equals("exe == /usr/bin/curl"));
        settled();
        int row = onFx(() -> table.cursorRowProperty().get());
        letter("c");
        await(() -> pane.lookup("#context-table") != null
                && ((RowTable) pane.lookup("#context-table")).source().rowCount()
                        > shown().rows().size());
        key(KeyCode.ESCAPE);
        await(() -> pane.lookup("#context-table") == null);
        assertThat(keys).isEqualTo(2);
        assertThat(workspace.applied().text()).isEqualTo("exe == /usr/bin/curl");
        assertThat(onFx(() -> table.cursorRowProperty().get())).isEqualTo(row);
        assertThat(onFx(table::isFocused)).isTrue();
    }

    @Test
    void goesToAnAuditIdFromAMail() throws Exception {
        int row = 700;
        int event = onFx(() -> table.source().eventAt(row));
        String id = RowText.auditId(shown().trail().events(), event);
        run(() -> {
            ClipboardContent mail = new ClipboardContent();
            mail.putString(id);
            Clipboard.getSystemClipboard().setContent(mail);
        });
        key(KeyCode.G, false, true);
        key(KeyCode.V, false, true);
        key(KeyCode.ENTER);
        await(() -> table.cursorRowProperty().get() == row);
        assertThat(keys).isEqualTo(3);
    }

    @Test
    void saysWhetherTheLogIsComplete() throws Exception {
        key(KeyCode.DIGIT4, false, true);
        await(() -> pane.lookup("#findings") != null || pane.lookup(".findings-table") != null);
        assertThat(keys).isEqualTo(1);
        assertThat(onFx(() -> pane.lookupAll(".label").stream()
                        .filter(Node::isVisible)
                        .map(node -> ((Label) node).getText())
                        .toList()))
                .anyMatch(words -> words != null && words.startsWith("Can this evidence be trusted?"));
    }
}
