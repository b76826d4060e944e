package org.execscope.ui.window;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import javafx.application.ColorScheme;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.input.KeyCode;
import javafx.scene.paint.Paint;
import javafx.scene.shape.Rectangle;
import org.execscope.evidence.CancelToken;
import org.execscope.query.Query;
import org.execscope.ui.Pictures;
import org.execscope.ui.table.RowTable;
import org.junit.jupiter.api.Test;

/// What an analyst reads off the histogram.
final class HistogramTasksTest extends SampleWindow {
    HistogramTasksTest() {
        super(1000, 950);
    }

    private List<Button> legend() {
        List<Button> items = new ArrayList<>();
        pane.lookupAll(".legend-item").forEach(node -> items.add((Button) node));
        return items;
    }

    private static long count(Button item) {
        String words = item.getText();
        return Long.parseLong(words.substring(words.lastIndexOf(' ') + 1).replace(",", ""));
    }

    private void part(String by) throws Exception {
        run(() -> pane.histogram().part(by));
        await(() -> !legend().isEmpty());
    }

    @Test
    void aKeyPartsTheBarsAndTheLegendFilters() throws Exception {
        Node histogram = pane.lookup("#histogram");
        assertThat(onFx(this::legend)).isEmpty();
        double before = onFx(() -> pane.histogram().prefHeight(-1));
        type(histogram, "v");
        assertThat(onFx(() -> pane.histogram().parted())).isEqualTo("severity");
        await(() -> !legend().isEmpty());
        assertThat(onFx(() -> ofSeverity("high"))).isEqualTo(found("finding == high"));
        assertThat(onFx(() -> ofSeverity("medium"))).isEqualTo(found("finding == medium and not finding == high"));
        assertThat(onFx(() ->
                        legend().stream().mapToLong(HistogramTasksTest::count).sum()))
                .as("each event has one severity, or none")
                .isEqualTo(shown().rows().size());
        assertThat(onFx(() -> pane.histogram().prefHeight(-1)))
                .as("room for it")
                .isGreaterThan(before);
        type(histogram, "v");
        await(() -> legend().stream().anyMatch(item -> item.getText().startsWith("procmon")));
        assertThat(onFx(() ->
                        legend().stream().mapToLong(HistogramTasksTest::count).sum()))
                .as("each event is in one part")
                .isEqualTo(shown().rows().size());
        Set<Paint> fillings = onFx(() -> legend().stream()
                .map(item -> ((Rectangle) item.getGraphic()).getFill())
                .collect(Collectors.toSet()));
        assertThat(fillings).hasSameSizeAs(onFx(this::legend));
        Button procmon = onFx(() -> legend().stream()
                .filter(item -> item.getText().startsWith("procmon"))
                .findFirst()
                .orElseThrow());
        long wanted = onFx(() -> count(procmon));
        run(procmon::fire);
        await(() -> workspace.applied().text().equals("key == procmon"));
        settled();
        assertThat(shown().rows().size()).isEqualTo((int) wanted);
        type(histogram, "V");
        type(histogram, "V");
        await(() -> legend().isEmpty());
    }

    private long ofSeverity(String word) {
        return legend().stream()
                .filter(item -> item.getText().contains(" " + word + " "))
                .mapToLong(HistogramTasksTest::count)
                .sum();
    }

    private long found(String query) throws Exception {
        return workspace
                .engine(shown().trail())
                .run(Query.parse(query), new CancelToken())
                .count();
    }

    @Test
    void theBarUnderTheKeyboardIsReadOutByItsParts() throws Exception {
        part("exe");
        Node histogram = pane.lookup("#histogram");
        // The first bar may lie before the first event.
        press(histogram, KeyCode.RIGHT, false, false, false);
        press(histogram, KeyCode.RIGHT, false, false, false);
        assertThat(onFx(histogram::getAccessibleText)).matches(".* \\d+ events?: \\S+ \\d+.*");
    }

    @Test
    void drawsPartsInBothThemes() throws Exception {
        RowTable table = onFx(() -> pane.timelineTable());
        await(() -> gap(table) > 0);
        run(() -> table.revealInMiddle(gap(table)));
        for (String by : List.of("severity", "exe", "uid")) {
            part(by);
            for (ColorScheme scheme : ColorScheme.values()) {
                assertThat(Pictures.colours("histogram-" + by + "-" + scheme, pane, scheme))
                        .isGreaterThan(20);
            }
        }
    }

    private static int gap(RowTable table) {
        return IntStream.range(0, table.source().rowCount())
                .filter(table.source()::isDivided)
                .findFirst()
                .orElse(-1);
    }
}
