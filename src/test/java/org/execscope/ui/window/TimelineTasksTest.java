package org.execscope.ui.window;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;
import javafx.application.ColorScheme;
import javafx.geometry.Bounds;
import javafx.scene.AccessibleAttribute;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.Label;
import javafx.scene.control.TabPane;
import javafx.scene.control.TextField;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.Clipboard;
import javafx.scene.input.KeyCode;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import org.execscope.event.EventTable;
import org.execscope.query.Query;
import org.execscope.ui.Pictures;
import org.execscope.ui.copy.CopyForm;
import org.execscope.ui.table.RowTable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// What an analyst does in the timeline, by key wherever there is a mouse too.
final class TimelineTasksTest extends SampleWindow {
    private RowTable table;

    TimelineTasksTest() {
        super(1000, 950);
    }

    @BeforeEach
    void begin() throws Exception {
        table = onFx(() -> pane.timelineTable());
    }

    private void applied(String query) throws Exception {
        await(() -> workspace.applied().text().equals(query));
        settled();
    }

    @Test
    void keysOnACellFilterByItsValue() throws Exception {
        int row = onFx(() -> {
            for (int i = 0; i < table.source().rowCount(); i++) {
                if (table.source().cell(i, "exe").plain().equals("/usr/bin/curl")) {
                    table.reveal(i);
                    return i;
                }
            }
            return -1;
        });
        assertThat(row).isNotNegative();
        int all = shown().rows().size();
        type(table, "i");
        applied("exe == /usr/bin/curl");
        int curls = shown().rows().size();
        assertThat(curls).isBetween(1, all - 1);
        assertThat(onFx(() -> ((TextInputControl) pane.lookup("#filter-field")).getText()))
                .isEqualTo("exe == /usr/bin/curl");
        type(table, "x");
        await(() -> workspace.applied().text().equals("exe != /usr/bin/curl"));
        settled();
        assertThat(shown().rows().size()).isEqualTo(all - curls);
        assertThat(onFx(() -> table.cursorRowProperty().get()))
                .as("the nearest in time")
                .isNotNegative();
    }

    @Test
    void facetsCountAndChoose() throws Exception {
        Node facet = pane.lookup("#facet-exe");
        await(() -> !facet.lookupAll(".facet-row").isEmpty());
        await(() -> ((Label) facet.lookup(".facet-count")).getText().equals(mostFrequentExe()));
        Node first = onFx(() -> facet.lookupAll(".facet-row").iterator().next());
        onFx(() -> {
            first.requestFocus();
            return null;
        });
        press(first, KeyCode.SPACE, false, false, false);
        await(() -> workspace.applied().text().startsWith("exe == "));
        settled();
        String one = workspace.applied().text();
        await(() -> facet.lookupAll(".facet-row").stream()
                .anyMatch(row -> row.getAccessibleText().endsWith("included")));
        // The alternatives to the choice stay in view.
        assertThat(onFx(() -> facet.lookupAll(".facet-row").size())).isGreaterThan(3);
        List<Node> rows = onFx(() -> List.copyOf(facet.lookupAll(".facet-row")));
        onFx(() -> {
            rows.get(1).requestFocus();
            return null;
        });
        press(rows.get(1), KeyCode.SPACE, false, false, false);
        await(() -> workspace.applied().text().startsWith("exe in ("));
        settled();
        assertThat(shown().rows().size()).isGreaterThan(Query.parse(one).isEmpty() ? 0 : 1);
    }

    private String mostFrequentExe() {
        EventTable events = shown().trail().events();
        int[] counts = new int[events.exes().size()];
        int most = 0;
        for (int i = 0; i < shown().trail().execves().size(); i++) {
            int exe = events.exe(shown().trail().execves().at(i));
            most = exe < 0 ? most : Math.max(most, ++counts[exe]);
        }
        return Integer.toString(most);
    }

    @Test
    void theHistogramsBrushIsTheQuerysRangeOfTime() throws Exception {
        Node histogram = pane.lookup("#histogram");
        onFx(() -> {
            histogram.fireEvent(mouse(MouseEvent.MOUSE_PRESSED, 200));
            histogram.fireEvent(mouse(MouseEvent.MOUSE_DRAGGED, 260));
            histogram.fireEvent(mouse(MouseEvent.MOUSE_RELEASED, 260));
            return null;
        });
        await(() -> workspace.applied().text().startsWith("time in "));
        settled();
        assertThat(shown().rows().size()).isLessThan(shown().trail().execves().size());
        press(histogram, KeyCode.DELETE, false, false, false);
        applied("");
        press(histogram, KeyCode.RIGHT, false, false, false);
        press(histogram, KeyCode.RIGHT, true, false, false);
        press(histogram, KeyCode.RIGHT, true, false, false);
        press(histogram, KeyCode.ENTER, false, false, false);
        await(() -> workspace.applied().text().startsWith("time in "));
        assertThat(histogram.getAccessibleText()).contains("event");
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
    void findsMarksAndWalks() throws Exception {
        type(table, "/");
        onFx(() -> {
            ((TextField) pane.lookup("#find-field")).setText("curl");
            return null;
        });
        await(() -> ((Label) pane.lookup("#find-state")).getText().matches("[\\d,]+ of [\\d,]+.*"));
        int before = onFx(() -> table.cursorRowProperty().get());
        type(table, "n");
        int next = onFx(() -> table.cursorRowProperty().get());
        assertThat(next).isGreaterThan(before);
        type(table, "N");
        assertThat(onFx(() -> table.cursorRowProperty().get())).isEqualTo(before);
        assertThat(onFx(() -> pane.lookupAll(".match-tick").size())).isPositive();
        assertThat(shown().rows().size())
                .as("nothing is hidden")
                .isEqualTo(shown().trail().execves().size());
    }

    @Test
    void sortsBySeveralColumnsAndSaysSo() throws Exception {
        int event = onFx(() -> {
            table.reveal(40);
            return workspace.cursorProperty().get();
        });
        press(table, KeyCode.DOWN, false, false, true);
        await(() -> ((Label) pane.lookup("#status-sorted")).getText().startsWith("sorted by Executable ▼"));
        await(() -> table.source().eventAt(table.cursorRowProperty().get()) == event);
        press(table, KeyCode.RIGHT, false, false, false);
        press(table, KeyCode.UP, true, false, true);
        await(() -> ((Label) pane.lookup("#status-sorted")).getText().contains(", Command line"));
        press(table, KeyCode.ESCAPE, false, false, false);
        await(() -> !pane.lookup("#status-sorted").isVisible());
    }

    @Test
    void bookmarksAndDifferencesOfTime() throws Exception {
        onFx(() -> {
            table.reveal(100);
            return null;
        });
        type(table, "m");
        type(table, "3");
        type(table, "r");
        onFx(() -> {
            table.reveal(0);
            return null;
        });
        assertThat(onFx(() -> table.source().cell(100, "mark").plain()))
                .contains("3")
                .contains("Δ0");
        assertThat(onFx(() -> table.source().cell(0, "since-mark").plain())).startsWith("−");
        type(table, "'");
        type(table, "3");
        await(() -> table.cursorRowProperty().get() == 100);
    }

    @Test
    void timesSayTheirZone() throws Exception {
        onFx(() -> {
            workspace.zoneProperty().set(ZoneId.of("Europe/Berlin"));
            return null;
        });
        await(() -> titles(pane).stream().anyMatch(title -> title.startsWith("Time (Europe/Berlin)")));
        assertThat(onFx(() -> table.source().cell(0, "time").plain())).contains("14:43:04.737");
        onFx(() -> {
            workspace.zoneProperty().set(ZoneOffset.UTC);
            return null;
        });
        await(() -> table.source().cell(0, "time").plain().contains("13:43:04.737"));
    }

    private static List<String> titles(Parent root) {
        return root.lookupAll(".table-title").stream()
                .map(node -> ((Label) node).getText())
                .toList();
    }

    @Test
    void aGapInTheLogStandsBetweenTwoRows() throws Exception {
        await(() -> rowAfterGap() > 0);
        int row = onFx(this::rowAfterGap);
        assertThat(onFx(() -> table.source().divider(row)))
                .matches("no records between 14:\\d\\d:[\\d.]+ and 14:\\d\\d:[\\d.]+ \\(16 min \\d+ s\\)");
        run(() -> table.revealInMiddle(row));
        await(() -> divider() != null);
        Bounds line = onFx(() -> divider().getBoundsInParent());
        Bounds cell = onFx(() -> table.boundsOf(row, "exe"));
        double head = onFx(() -> table.localToScene(0, 0).getY());
        assertThat(onFx(() -> divider().localToScene(0, 0).getY()) - head + line.getHeight())
                .as("right above its row")
                .isEqualTo(cell.getMinY());
        assertThat(onFx(() -> table.rowAt(cell.getMinY() - 3))).as("no row").isEqualTo(-1);
        assertThat(onFx(() -> table.rowAt(cell.getMinY() + 3))).isEqualTo(row);
        assertThat(onFx(() -> table.rowAt(cell.getMinY() - line.getHeight() - 3)))
                .isEqualTo(row - 1);
        assertThat(onFx(() -> table.source().rowCount()))
                .as("it is no row")
                .isEqualTo(shown().rows().size());
        for (ColorScheme scheme : ColorScheme.values()) {
            assertThat(Pictures.colours("gap-" + scheme, pane, scheme)).isGreaterThan(20);
        }
        int event = onFx(() -> table.source().eventAt(row));
        run(() -> workspace.apply("exe == /usr/bin/dash"));
        applied("exe == /usr/bin/dash");
        await(() -> rowAfterGap() > 0);
        assertThat(onFx(() -> shown().trail().events().timeMillis(table.source().eventAt(rowAfterGap()))))
                .as("the first after it that the filter leaves")
                .isGreaterThanOrEqualTo(shown().trail().events().timeMillis(event));
        run(() -> pane.timeline().sorting().by("exe", true, false));
        await(() -> rowAfterGap() < 0);
        run(() -> pane.timeline().sorting().byTime());
        await(() -> rowAfterGap() > 0);
        run(() -> pane.timeline().showGaps(false));
        assertThat(onFx(this::rowAfterGap)).isNegative();
    }

    private Node divider() {
        return table.lookupAll(".table-divider").stream()
                .filter(Node::isVisible)
                .findFirst()
                .orElse(null);
    }

    private int rowAfterGap() {
        for (int row = 0; row < table.source().rowCount(); row++) {
            if (table.source().isDivided(row)) {
                return row;
            }
        }
        return -1;
    }

    @Test
    void enterOnABadgeOpensTheFinding() throws Exception {
        int row = onFx(() -> {
            for (int i = 0; i < table.source().rowCount(); i++) {
                if (table.source().cell(i, "command").badges().contains("memfd")) {
                    return i;
                }
            }
            return -1;
        });
        int event = onFx(() -> table.source().eventAt(row));
        String title = shown().trail().findings().of(event).getFirst().title();
        run(() -> {
            table.requestFocus();
            table.reveal(row);
        });
        for (int i = 0; i < 12 && !onFx(() -> table.cursorColumnProperty().get().equals("command")); i++) {
            press(table, KeyCode.RIGHT, false, false, false);
        }
        press(table, KeyCode.ENTER, false, false, false);
        await(() -> ((TabPane) pane.lookup("#tabs"))
                .getSelectionModel()
                .getSelectedItem()
                .getText()
                .startsWith("Findings"));
        await(() -> pane.lookup("#finding-title") instanceof Label label
                && label.getText().contains(title));
        run(() -> pane.showTimeline());
        press(table, KeyCode.LEFT, false, false, false);
        press(table, KeyCode.ENTER, false, false, false);
        await(() -> ((TabPane) pane.lookup("#tabs"))
                .getSelectionModel()
                .getSelectedItem()
                .getText()
                .equals("Process tree"));
    }

    @Test
    void copiesRowsAsShellWords() throws Exception {
        onFx(() -> {
            table.click(1, false, false, 1);
            table.click(2, true, false, 1);
            new EditActions(pane).copyRows(CopyForm.SHELL);
            return null;
        });
        await(() -> workspace.messageProperty().get().equals("Copied 2 rows: command lines."));
        String text = onFx(() -> Clipboard.getSystemClipboard().getString());
        assertThat(text.lines()).hasSize(2);
        assertThat(text).startsWith("sh -c '/usr/local/bin/thumb");
        onFx(() -> {
            new EditActions(pane).copyRows(CopyForm.JSON);
            return null;
        });
        await(() -> Clipboard.getSystemClipboard().getString().startsWith("{\"host\""));
    }

    /// Whoever can't see the screen hears a name for everything that can have the focus.
    @Test
    void everyControlHasAName() throws Exception {
        onFx(() -> {
            pane.openFind();
            return null;
        });
        List<Node> nameless = onFx(() -> pane.lookupAll("*").stream()
                .filter(node -> node.isFocusTraversable() && node.isVisible())
                .filter(node ->
                        node instanceof ButtonBase || node instanceof TextInputControl || node instanceof RowTable)
                .filter(node -> {
                    Object text = node.queryAccessibleAttribute(AccessibleAttribute.TEXT);
                    String own = node.getAccessibleText();
                    boolean named = own != null && !own.isBlank();
                    boolean says = !(node instanceof TextInputControl)
                            && text != null
                            && text.toString().codePoints().anyMatch(Character::isLetterOrDigit);
                    return !named && !says;
                })
                .toList());
        assertThat(nameless).isEmpty();
    }

    @Test
    void drawsEveryStateInBothThemesAndSizes() throws Exception {
        onFx(() -> {
            workspace.apply("uid == 33 and time in 2026-03-14T14:00..2026-03-14T14:30 and not exe == /usr/bin/sed");
            return null;
        });
        await(() -> shown().query().terms().size() == 3);
        settled();
        onFx(() -> {
            table.click(3, false, false, 1);
            table.click(6, true, false, 1);
            pane.toggleBookmark(1);
            pane.openFind();
            ((TextField) pane.lookup("#find-field")).setText("thumb");
            return null;
        });
        await(() -> ((Label) pane.lookup("#find-state")).getText().contains("of"));
        for (ColorScheme scheme : ColorScheme.values()) {
            assertThat(Pictures.colours("find-" + scheme, pane, scheme)).isGreaterThan(20);
            assertThat(Pictures.colours("small-" + scheme, pane, scheme, 1280, 720))
                    .isGreaterThan(20);
        }
        for (int size : Set.of(20, 24)) {
            onFx(() -> {
                pane.setStyle("-fx-font-size: " + size + "px;");
                return null;
            });
            assertThat(Pictures.colours("font-" + size, pane, ColorScheme.LIGHT, 1440, 900))
                    .isGreaterThan(20);
        }
    }
}
