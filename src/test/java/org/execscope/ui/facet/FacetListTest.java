package org.execscope.ui.facet;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.layout.Pane;
import org.execscope.query.QueryEngine.ValueCount;
import org.execscope.ui.FxTest;
import org.execscope.ui.theme.Theme;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// A thousand values need no more rows than are seen.
final class FacetListTest extends FxTest {
    private static final int MANY = 1_000;
    private FacetList list;
    private final List<String> readied = new ArrayList<>();

    @BeforeEach
    void show() {
        list = onFx(() -> {
            FacetList made = new FacetList();
            Scene scene = new Scene(new Pane(made), 240, 600);
            Theme.applyTo(scene);
            show(scene);
            List<FacetList.Line> lines = new ArrayList<>();
            for (int i = 0; i < MANY; i++) {
                lines.add(new FacetList.Line(new ValueCount("v" + i, "exe == v" + i, MANY - i), 1, MANY, false));
            }
            made.show(lines, row -> readied.add(row.value().shown()));
            return made;
        });
    }

    private List<String> rows(double from, double to) {
        return onFx(() -> {
            list.view(from, to);
            list.resize(240, list.prefHeight(240));
            list.layout();
            return list.getChildrenUnmodifiable().stream()
                    .map(node -> ((FacetRow) node).value().shown())
                    .toList();
        });
    }

    @Test
    void onlyWhatIsInViewHasRows() {
        double high = onFx(list::rowHeight);
        assertThat(high).isGreaterThanOrEqualTo(24);
        assertThat(onFx(() -> list.prefHeight(240))).isEqualTo(MANY * high);
        assertThat(rows(0, 600)).hasSizeBetween(25, 35).contains("v0", "v24").doesNotContain("v100");
        assertThat(rows(500 * high, 500 * high + 600))
                .hasSizeBetween(25, 40)
                .contains("v500", "v524")
                .doesNotContain("v0");
        Node row = onFx(() -> list.row(510));
        assertThat(row.getLayoutY()).isEqualTo(510 * high);
        assertThat(readied)
                .as("each row is made ready once while it is seen")
                .contains("v510")
                .hasSizeLessThan(90);
        assertThat(rows(-2_000, -1_000)).as("out of view").hasSizeLessThan(8);
    }

    /// The keys are in it, wherever it was scrolled to.
    @Test
    void theRowWithTheFocusStays() {
        onFx(() -> {
            list.view(0, 600);
            list.row(3).requestFocus();
            return null;
        });
        double high = onFx(list::rowHeight);
        assertThat(rows(800 * high, 800 * high + 600)).contains("v3", "v800");
        assertThat(onFx(() -> list.row(3).isFocused())).isTrue();
        assertThat(onFx(() -> list.indexOf(list.row(3)))).isEqualTo(3);
        assertThat(onFx(() -> list.indexOf("exe == v999"))).isEqualTo(MANY - 1);
    }

    @Test
    void aValueBeyondTheViewGetsTheFocus() {
        onFx(() -> {
            list.row(MANY - 1).requestFocus();
            return null;
        });
        assertThat(onFx(() -> list.row(MANY - 1).isFocused())).isTrue();
    }
}
