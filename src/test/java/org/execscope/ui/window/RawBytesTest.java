package org.execscope.ui.window;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import javafx.application.ColorScheme;
import javafx.scene.Node;
import javafx.scene.control.Menu;
import javafx.scene.control.MenuBar;
import javafx.scene.control.MenuItem;
import javafx.scene.input.Clipboard;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;
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
}
