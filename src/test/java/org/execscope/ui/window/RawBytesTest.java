package org.execscope.ui.window;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Objects;
import javafx.application.ColorScheme;
import javafx.scene.Node;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.Menu;
import javafx.scene.control.MenuBar;
import javafx.scene.control.MenuItem;
import javafx.scene.input.Clipboard;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;
import javafx.stage.Window;
import org.execscope.bytes.Bytes;
import org.execscope.event.EventTable;
import org.execscope.ui.Pictures;
import org.execscope.ui.table.RowTable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// From a value to the bytes it rests on.
final class RawBytesTest extends SampleWindow {
    private RowTable table;

    RawBytesTest() {
        super(1440, 900);
    }

    @BeforeEach
    void begin() {
        table = onFx(() -> pane.timelineTable());
        run(() -> {
            table.requestFocus();
            table.reveal(20);
        });
    }

    private void pressCtrlJ() {
        KeyCodeCombination keys = new KeyCodeCombination(KeyCode.J, KeyCombination.SHORTCUT_DOWN);
        run(() -> {
            for (Menu menu : ((MenuBar) pane.lookup("#menu")).getMenus()) {
                menu.getItems().stream()
                        .filter(item -> keys.equals(item.getAccelerator()))
                        .forEach(MenuItem::fire);
            }
        });
    }

    private Node focused() {
        return pane.getScene().getFocusOwner();
    }

    /// What stands in the evidence at the bytes that the window names.
    private String named() throws Exception {
        await(() -> focused().getStyleClass().contains("raw-line"));
        String words = onFx(() -> focused().getAccessibleText());
        String[] ends = words.replaceAll(".*: bytes ([\\d,]+) to ([\\d,]+) of the file.*", "$1 $2")
                .replace(",", "")
                .split(" ", -1);
        int event = onFx(() -> workspace.cursorProperty().get());
        int number = shown().trail().events().source(event).file();
        var file = shown().trail().files().stream()
                .filter(report -> report.number() == number)
                .findFirst()
                .orElseThrow()
                .file()
                .path();
        try (RandomAccessFile in = new RandomAccessFile(file.toFile(), "r")) {
            byte[] bytes = new byte[(int) (Long.parseLong(ends[1]) - Long.parseLong(ends[0]) + 1)];
            in.seek(Long.parseLong(ends[0]));
            in.readFully(bytes);
            return new String(bytes, StandardCharsets.UTF_8);
        }
    }

    private void walkTo(String column) {
        for (int i = 0; i < 12 && !onFx(() -> table.cursorColumnProperty().get().equals(column)); i++) {
            press(table, KeyCode.LEFT, false, false, false);
        }
        for (int i = 0; i < 12 && !onFx(() -> table.cursorColumnProperty().get().equals(column)); i++) {
            press(table, KeyCode.RIGHT, false, false, false);
        }
    }

    @Test
    void everyCellsValueIsShownInItsLine() throws Exception {
        EventTable events = shown().trail().events();
        int event = onFx(() -> workspace.cursorProperty().get());
        for (String column : new String[] {"time", "pid", "ppid", "user", "key", "exe", "command", "exit"}) {
            walkTo(column);
            assertThat(onFx(() -> table.cursorColumnProperty().get())).isEqualTo(column);
            pressCtrlJ();
            String bytes = named();
            String cell = onFx(() -> table.source()
                    .cell(table.cursorRowProperty().get(), column)
                    .text()
                    .text());
            switch (column) {
                case "time" ->
                    assertThat(bytes)
                            .isEqualTo(String.format(
                                    Locale.ROOT,
                                    "%d.%03d",
                                    events.timeMillis(event) / 1000,
                                    events.timeMillis(event) % 1000));
                case "user" -> assertThat(bytes).isEqualTo(cell.replaceAll(" .*", ""));
                case "command" -> assertThat(bytes).startsWith(cell.substring(0, 2));
                default -> assertThat(bytes).as(column).isEqualTo(cell);
            }
            press(focused(), KeyCode.ESCAPE, false, false, false);
            assertThat(onFx(table::isFocused)).isTrue();
        }
    }

    @Test
    void aFactIsShownInItsLineAndCopied() throws Exception {
        EventTable events = shown().trail().events();
        Bytes its = events.cwds()
                .get(events.cwd(onFx(() -> workspace.cursorProperty().get())));
        // The details follow the cursor when it has rested.
        await(() -> pane.lookupAll(".fact-value").stream()
                .anyMatch(node -> ("cwd " + its).equals(node.getAccessibleText())));
        Node cwd = onFx(() -> pane.lookupAll(".fact-value").stream()
                .filter(node -> node.getAccessibleText().startsWith("cwd "))
                .findFirst()
                .orElseThrow());
        run(cwd::requestFocus);
        pressCtrlJ();
        assertThat("cwd " + named()).isEqualTo(onFx(cwd::getAccessibleText));
        assertThat(onFx(() -> focused().getAccessibleText())).contains("cwd in the CWD record");
        for (ColorScheme scheme : ColorScheme.values()) {
            assertThat(Pictures.colours("raw-bytes-" + scheme, pane, scheme)).isGreaterThan(20);
        }
        press(focused(), KeyCode.C, false, true, false);
        assertThat("cwd " + onFx(() -> Clipboard.getSystemClipboard().getString()))
                .isEqualTo(onFx(cwd::getAccessibleText));
        press(focused(), KeyCode.ESCAPE, false, false, false);
        assertThat(onFx(cwd::isFocused)).isTrue();
    }

    /// The menu of each fact and each argument leads to its bytes, and Esc back to it.
    @Test
    void factsAndArgumentsLeadToTheirBytes() throws Exception {
        EventTable events = shown().trail().events();
        int row = onFx(() -> rowWithArguments(events));
        run(() -> table.reveal(row));
        int event = onFx(() -> workspace.cursorProperty().get());
        await(() -> pane.details().event() == event && value("argument 1 ") != null);
        String argument = new String(
                Objects.requireNonNull(events.arguments(event)).get(1).toArray(), StandardCharsets.UTF_8);
        run(() -> value("argument 1 ").requestFocus());
        fireRaw(value("argument 1 "));
        assertThat(named())
                .isIn(
                        argument,
                        '"' + argument + '"',
                        HexFormat.of().withUpperCase().formatHex(argument.getBytes(StandardCharsets.UTF_8)));
        press(focused(), KeyCode.ESCAPE, false, false, false);
        assertThat(onFx(this::focused)).isSameAs(value("argument 1 "));
        pressCtrlJ();
        assertThat(named()).contains(argument.substring(0, 1));
        run(() -> value("pid ").requestFocus());
        fireRaw(value("pid "));
        assertThat(named()).isEqualTo(Long.toString(events.pid(event)));
    }

    /// Of plain text, so that the log writes it in quotes or as hexadecimal.
    private int rowWithArguments(EventTable events) {
        for (int row = 20; row < table.source().rowCount(); row++) {
            var arguments = events.arguments(table.source().eventAt(row));
            if (arguments != null && arguments.size() > 2 && arguments.get(1) != null) {
                return row;
            }
        }
        throw new AssertionError("no event has arguments");
    }

    private Node value(String begin) {
        return pane.details().lookupAll(".fact-value").stream()
                .filter(node -> node.getAccessibleText() != null
                        && node.getAccessibleText().startsWith(begin))
                .findFirst()
                .orElse(null);
    }

    /// The menu is gone again before it would be drawn: the screen that is not there ends where it ends.
    private void fireRaw(Node value) {
        MenuItem raw = onFx(() -> {
            value.fireEvent(new KeyEvent(KeyEvent.KEY_PRESSED, "", "", KeyCode.ENTER, false, false, false, false));
            ContextMenu menu = Window.getWindows().stream()
                    .filter(ContextMenu.class::isInstance)
                    .map(ContextMenu.class::cast)
                    .findFirst()
                    .orElseThrow();
            MenuItem found = menu.getItems().stream()
                    .filter(item -> "Show raw bytes".equals(item.getText()))
                    .findFirst()
                    .orElseThrow();
            menu.hide();
            return found;
        });
        run(raw::fire);
    }
}
