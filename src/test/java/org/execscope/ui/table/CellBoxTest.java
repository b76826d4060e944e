package org.execscope.ui.table;

import static org.assertj.core.api.Assertions.assertThat;

import javafx.css.PseudoClass;
import javafx.scene.Scene;
import javafx.scene.layout.Pane;
import javafx.scene.text.Text;
import org.execscope.ui.FxTest;
import org.execscope.ui.theme.Theme;
import org.junit.jupiter.api.Test;

/// What a cell makes of text that doesn't fit, or that looks like other text.
final class CellBoxTest extends FxTest {
    private static CellBox shown(String column, String text, double width) {
        return shown(column, TableCell.of(text), width);
    }

    private static CellBox shown(String column, TableCell cell, double width) {
        return onFx(() -> {
            CellBox box = new CellBox();
            box.column(new TableColumn(column, column, width, false, false));
            box.show(cell);
            Pane pane = new Pane(box);
            Scene scene = new Scene(pane, 800, 100);
            Theme.applyTo(scene);
            pane.applyCss();
            box.resize(width, 24);
            box.layout();
            return box;
        });
    }

    private static String last(CellBox box) {
        return onFx(() -> ((Text) box.getChildrenUnmodifiable().getLast()).getText());
    }

    /// What a folded branch hides is said, whatever its command line is.
    @Test
    void aTailThatStaysIsSeenBehindALongValue() {
        String line = "/usr/bin/curl -s http://203.0.113.9/a/very/long/address";
        TableCell cell = TableCell.of(line).withKeptTail("30 below");
        for (double width : new double[] {180, 300, 420, 460}) {
            CellBox box = shown("command", cell, width);
            assertThat(last(box)).isEqualTo(" 30 below");
            assertThat(text(box)).startsWith("/usr").endsWith("…");
            double end = onFx(() ->
                    box.getChildrenUnmodifiable().getLast().getBoundsInParent().getMaxX());
            assertThat(end).isLessThanOrEqualTo(width);
        }
        assertThat(text(shown("command", cell, 700))).isEqualTo(line);
        assertThat(last(shown("command", TableCell.of(line).withTail("30 below"), 300)))
                .isNotEqualTo(" 30 below");
        assertThat(text(shown("command", TableCell.of("id").withKeptTail("30 below"), 90)))
                .as("a tail takes most of a cell at most")
                .isEqualTo("id");
    }

    private static String text(CellBox box) {
        return onFx(() -> ((Text) box.getChildrenUnmodifiable().getFirst()).getText());
    }

    @Test
    void aPathKeepsItsFilesName() {
        String path = "/usr/lib/very/long/folder/of/programs/dropper";
        assertThat(text(shown("exe", path, 600))).isEqualTo(path);
        assertThat(text(shown("exe", path, 180))).startsWith("/").contains("…").endsWith("dropper");
        String line = "/usr/bin/curl -s http://203.0.113.9/a/very/long/address";
        assertThat(text(shown("command", line, 180)))
                .startsWith("/usr/bin/curl")
                .endsWith("…");
    }

    @Test
    void lettersThatLookLikeOthersAreMarkedInNames() {
        PseudoClass foreign = PseudoClass.getPseudoClass("foreign");
        assertThat(shown("exe", "/usr/bin/p\u0430sswd", 300).getPseudoClassStates())
                .contains(foreign);
        assertThat(shown("exe", "/usr/bin/passwd", 300).getPseudoClassStates()).doesNotContain(foreign);
        assertThat(shown("exe", "—", 300).getPseudoClassStates()).doesNotContain(foreign);
        assertThat(shown("command", "p\u0430sswd", 300).getPseudoClassStates()).doesNotContain(foreign);
    }
}
