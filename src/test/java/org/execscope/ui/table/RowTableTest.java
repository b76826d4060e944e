package org.execscope.ui.table;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.StackPane;
import javafx.scene.text.Text;
import org.execscope.bytes.Bytes;
import org.execscope.bytes.Display;
import org.execscope.ui.FxTest;
import org.execscope.ui.model.EventSelection;
import org.execscope.ui.theme.Theme;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Ten million rows: nothing may depend on how many there are.
final class RowTableTest extends FxTest {
    private static final int ROWS = 10_000_000;

    private final EventSelection selection = new EventSelection();
    private RowTable table;

    @BeforeEach
    void open() {
        BitSet all = new BitSet();
        all.set(0, ROWS);
        table = onFx(() -> {
            RowTable made = new RowTable(List.of(new TableColumn("text", "Text", 400, false, true)), selection);
            Scene scene = new Scene(made, 600, 500);
            Theme.applyTo(scene);
            show(scene);
            made.show(new Numbers(), all, 0);
            made.layout();
            return made;
        });
    }

    private record Numbers() implements RowSource {
        @Override
        public int rowCount() {
            return ROWS;
        }

        @Override
        public int eventAt(int row) {
            return row;
        }

        @Override
        public TableCell cell(int row, String column) {
            return TableCell.of(Display.value(Bytes.utf8("row " + row + "\u202e"), Display.CELL));
        }
    }

    private void press(KeyCode code, boolean shift, boolean control) {
        onFx(() -> {
            table.fireEvent(new KeyEvent(KeyEvent.KEY_PRESSED, "", "", code, shift, control, false, false));
            return null;
        });
    }

    private void type(String letter) {
        onFx(() -> {
            table.fireEvent(
                    new KeyEvent(KeyEvent.KEY_TYPED, letter, letter, KeyCode.UNDEFINED, false, false, false, false));
            return null;
        });
    }

    private int cursor() {
        return onFx(() -> table.cursorRowProperty().get());
    }

    @Test
    void movesByKeys() {
        press(KeyCode.END, false, false);
        assertThat(cursor()).isEqualTo(ROWS - 1);
        press(KeyCode.UP, false, false);
        assertThat(cursor()).isEqualTo(ROWS - 2);
        type("g");
        assertThat(cursor()).isZero();
        type("j");
        assertThat(cursor()).isEqualTo(1);
        type("G");
        type("k");
        assertThat(cursor()).isEqualTo(ROWS - 2);
        press(KeyCode.HOME, false, false);
        press(KeyCode.PAGE_DOWN, false, false);
        int page = cursor();
        assertThat(page).isBetween(10, 25);
        press(KeyCode.PAGE_DOWN, false, false);
        assertThat(cursor()).isEqualTo(2 * page);
        assertThat(onFx(() -> table.top())).as("the first row in view").isEqualTo(page + 1);
        press(KeyCode.PAGE_UP, false, false);
        assertThat(cursor()).isEqualTo(page);
        assertThat(onFx(() -> table.top())).isEqualTo(page);
    }

    @Test
    void selectsRangesAndEverything() {
        press(KeyCode.DOWN, true, false);
        press(KeyCode.DOWN, true, false);
        assertThat(selected()).isEqualTo(3);
        press(KeyCode.UP, true, false);
        assertThat(selected()).isEqualTo(2);
        press(KeyCode.A, false, true);
        assertThat(selected()).isEqualTo(ROWS);
        press(KeyCode.SPACE, false, false);
        assertThat(selected()).isEqualTo(ROWS - 1);
        press(KeyCode.I, true, true);
        assertThat(selected()).isEqualTo(1);
        press(KeyCode.A, true, true);
        assertThat(selected()).isZero();
    }

    @Test
    void clicksSelectAsEverywhere() {
        onFx(() -> {
            table.click(5, false, false, 1);
            table.click(8, true, false, 1);
            table.click(20, false, true, 1);
            return null;
        });
        assertThat(selected()).isEqualTo(5);
        assertThat(selection.contains(7)).isTrue();
        assertThat(selection.contains(20)).isTrue();
        assertThat(selection.contains(9)).isFalse();
    }

    private int selected() {
        return onFx(() -> selection.countProperty().get());
    }

    /// Generous: what is meant is that no step looks at all rows, which would take seconds.
    @Test
    void scrollsWithoutLookingAtAllRows() {
        long start = System.nanoTime();
        onFx(() -> {
            for (int i = 0; i < 200; i++) {
                table.reveal((int) ((long) i * 49_999 % ROWS));
                table.getScene().getRoot().applyCss();
                table.getScene().getRoot().layout();
            }
            return null;
        });
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(10));
    }

    @Test
    void selectsAllWithoutGoingOverTheRows() {
        long start = System.nanoTime();
        for (int i = 0; i < 20; i++) {
            press(KeyCode.A, false, true);
        }
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(4));
        assertThat(selected()).isEqualTo(ROWS);
    }

    /// A whole range of ten million rows is gathered elsewhere; the rows look selected at once.
    @Test
    void selectsToTheEndWithoutHoldingTheWindow() throws Exception {
        press(KeyCode.END, true, false);
        assertThat(onFx(() -> selection.contains(table.source(), ROWS / 2))).isTrue();
        await(() -> !selection.isGathering());
        assertThat(selected()).isEqualTo(ROWS);
        press(KeyCode.HOME, true, false);
        await(() -> !selection.isGathering());
        assertThat(selected()).isEqualTo(1);
    }

    @Test
    void aChangeWhileRowsAreGatheredEndsTheGathering() throws Exception {
        press(KeyCode.END, true, false);
        press(KeyCode.A, true, true);
        await(() -> !selection.isGathering());
        assertThat(selected()).isZero();
    }

    /// No key holds the JavaFX thread for longer than a frame: counted in its own processor time, so that a
    /// busy machine changes nothing.
    @Test
    void noStepTakesLongerThanAFrame() {
        List<Step> steps = List.of(
                new Step("select all", KeyCode.A, false, true),
                new Step("invert", KeyCode.I, true, true),
                new Step("to the end", KeyCode.END, false, false),
                new Step("select to the start", KeyCode.HOME, true, false),
                new Step("page", KeyCode.PAGE_DOWN, false, false),
                new Step("row", KeyCode.DOWN, false, false),
                new Step("select a page", KeyCode.PAGE_DOWN, true, false),
                new Step("select to the end", KeyCode.END, true, false),
                new Step("select none", KeyCode.A, true, true));
        for (Step step : steps) {
            List<Long> micros = new ArrayList<>();
            for (int i = 0; i < 21; i++) {
                micros.add(onFx(() -> {
                    long before = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
                    table.fireEvent(new KeyEvent(
                            KeyEvent.KEY_PRESSED, "", "", step.key(), step.shift(), step.control(), false, false));
                    table.getScene().getRoot().applyCss();
                    table.getScene().getRoot().layout();
                    return (ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() - before) / 1_000;
                }));
            }
            List<Long> warm = micros.subList(6, micros.size()).stream().sorted().toList();
            assertThat(warm.get(warm.size() / 2)).as(step.name()).isLessThan(16_000);
        }
    }

    private record Step(String name, KeyCode key, boolean shift, boolean control) {}

    /// While more is read, whoever looks at a row goes on looking at it.
    @Test
    void keepsTheFirstRowWhereItIsTold() {
        int top = onFx(() -> {
            table.reveal(5_000_000);
            table.layout();
            BitSet all = new BitSet();
            all.set(0, ROWS);
            table.show(new Numbers(), all, 5_000_100, 5_000_090);
            table.layout();
            return table.top();
        });
        assertThat(top).isEqualTo(5_000_090);
        assertThat(cursor()).isEqualTo(5_000_100);
    }

    @Test
    void marksFoundRows() {
        onFx(() -> {
            BitSet found = new BitSet();
            found.set(3);
            found.set(ROWS - 1);
            table.marks(found, List.of(ROWS / 2));
            table.layout();
            return null;
        });
        long ticks = onFx(() ->
                table.lookupAll(".match-tick").stream().filter(Node::isVisible).count());
        assertThat(ticks).isEqualTo(3);
    }

    @Test
    void drawsEscapesAsEscapes() {
        List<String> escapes = onFx(() -> table.lookupAll(".escape").stream()
                .filter(Node::isVisible)
                .map(node -> ((Text) node).getText())
                .distinct()
                .toList());
        assertThat(escapes).containsExactly("\\u202e");
    }

    /// Counts how often a cell is asked for.
    private static final class Counted implements RowSource {
        private int asked;

        @Override
        public int rowCount() {
            return 100;
        }

        @Override
        public int eventAt(int row) {
            return row;
        }

        @Override
        public TableCell cell(int row, String column) {
            asked++;
            return TableCell.of("row " + row);
        }
    }

    @Test
    void drawsNothingWhileItCantBeSeen() {
        Counted rows = new Counted();
        StackPane tab = onFx(() -> {
            StackPane made = new StackPane();
            Scene scene = table.getScene();
            scene.setRoot(made);
            made.getChildren().add(table);
            made.setVisible(false);
            table.show(rows, null, 0);
            table.refresh();
            made.layout();
            table.layout();
            return made;
        });
        assertThat(onFx(() -> rows.asked)).isZero();
        onFx(() -> {
            tab.setVisible(true);
            tab.layout();
            return null;
        });
        assertThat(onFx(() -> rows.asked)).isPositive();
        assertThat(texts()).contains("row 0");
    }

    private List<String> texts() {
        return onFx(() -> {
            table.applyCss();
            table.layout();
            List<String> texts = new ArrayList<>();
            for (Node node : table.lookupAll(".evidence-text")) {
                if (node instanceof Text text) {
                    texts.add(text.getText());
                }
            }
            return texts;
        });
    }

    /// However a cell came to its width, it shows what fits into it.
    @Test
    void cutsByTheWidthThatACellHasNow() {
        for (double width : new double[] {60, 400, 90, 200, 60}) {
            onFx(() -> {
                table.getScene().getWindow().setWidth(220);
                table.change(table.columnLayout().width("text", width));
                return null;
            });
            List<String> now = texts();
            RowTable fresh = onFx(() -> {
                RowTable made = new RowTable(List.of(new TableColumn("text", "Text", width, false, true)), selection);
                Scene scene = new Scene(made, 220, 500);
                Theme.applyTo(scene);
                show(scene);
                scene.getWindow().setWidth(220);
                made.show(new Numbers(), null, 0);
                made.applyCss();
                made.layout();
                return made;
            });
            RowTable old = table;
            table = fresh;
            assertThat(now).as("at " + width).isEqualTo(texts());
            table = old;
        }
    }

    /// What holds an empty table, such as tabs, gets none of the keys that move in it.
    @Test
    void anEmptyTableKeepsTheKeysThatMove() {
        java.util.List<javafx.scene.input.KeyCode> passed = new java.util.ArrayList<>();
        onFx(() -> {
            table.show(RowSource.NONE, new BitSet(), -1);
            table.getScene()
                    .getWindow()
                    .addEventHandler(javafx.scene.input.KeyEvent.KEY_PRESSED, e -> passed.add(e.getCode()));
            for (javafx.scene.input.KeyCode code : javafx.scene.input.KeyCode.values()) {
                table.fireEvent(new javafx.scene.input.KeyEvent(
                        javafx.scene.input.KeyEvent.KEY_PRESSED, "", "", code, false, false, false, false));
            }
            return null;
        });
        assertThat(passed)
                .contains(javafx.scene.input.KeyCode.F6)
                .doesNotContain(
                        javafx.scene.input.KeyCode.UP,
                        javafx.scene.input.KeyCode.DOWN,
                        javafx.scene.input.KeyCode.LEFT,
                        javafx.scene.input.KeyCode.END,
                        javafx.scene.input.KeyCode.PAGE_DOWN);
    }
}
