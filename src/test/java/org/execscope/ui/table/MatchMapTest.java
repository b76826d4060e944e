package org.execscope.ui.table;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.Region;
import org.execscope.ui.FxTest;
import org.junit.jupiter.api.Test;

/// The strip says what lies where, each kind in its own shape.
final class MatchMapTest extends FxTest {
    private final List<Integer> gone = new ArrayList<>();

    private MatchMap map() {
        return onFx(() -> {
            MatchMap map = new MatchMap(gone::add, row -> "row " + row);
            map.resize(12, 500);
            map.clear(1_000);
            return map;
        });
    }

    private static BitSet rows(int... some) {
        BitSet rows = new BitSet();
        for (int row : some) {
            rows.set(row);
        }
        return rows;
    }

    private static void press(MatchMap map, double y) {
        onFx(() -> {
            map.fireEvent(new MouseEvent(
                    MouseEvent.MOUSE_PRESSED,
                    3,
                    y,
                    3,
                    y,
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
                    null));
            return null;
        });
    }

    @Test
    void saysWhatLiesNear() {
        MatchMap map = map();
        assertThat(onFx(map::isEmpty)).isTrue();
        onFx(() -> {
            map.show(rows(100, 101, 103, 900), List.of(102));
            map.showFindings(rows(104, 500));
            return null;
        });
        assertThat(onFx(() -> map.words(51))).isEqualTo("3 matches, 1 bookmark, ▲ 1 row with findings near row 102");
        assertThat(onFx(() -> map.words(250))).isEqualTo("▲ 1 row with findings near row 500");
        assertThat(onFx(() -> map.words(400))).isEqualTo("row 800");
        assertThat(onFx(map::getAccessibleText))
                .isEqualTo("4 matches, 1 bookmark, ▲ 2 rows with findings in 1,000 rows");
        onFx(() -> {
            map.clear(5);
            return null;
        });
        assertThat(onFx(map::isEmpty)).as("other rows have other places").isTrue();
    }

    @Test
    void aClickGoesToWhatIsNear() {
        MatchMap map = map();
        onFx(() -> {
            map.show(rows(100), List.of());
            map.showFindings(rows(98, 500));
            return null;
        });
        press(map, 49);
        press(map, 251);
        press(map, 400);
        assertThat(gone).containsExactly(100, 500, 800);
    }

    @Test
    void eachKindHasAShape() {
        MatchMap map = map();
        onFx(() -> {
            map.show(rows(100), List.of(400));
            map.showFindings(rows(700));
            map.layout();
            return null;
        });
        List<String> shapes = onFx(() -> map.getChildrenUnmodifiable().stream()
                .filter(Node::isVisible)
                .map(node -> (Region) node)
                .map(tick -> tick.getLayoutX() + " " + tick.getWidth() + " × " + tick.getHeight())
                .toList());
        assertThat(shapes).containsExactly("0.0 12.0 × 4.0", "0.0 6.0 × 6.0", "6.0 6.0 × 2.0");
    }
}
