package org.execscope.ui.filter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import javafx.geometry.Point2D;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.StackPane;
import javafx.scene.shape.LineTo;
import javafx.scene.shape.MoveTo;
import javafx.scene.shape.Path;
import javafx.scene.shape.PathElement;
import javafx.scene.text.Text;
import org.execscope.ui.FxTest;
import org.execscope.ui.filter.ColouredText.Style;
import org.execscope.ui.theme.Theme;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.testfx.util.WaitForAsyncUtils;

/// The coloured letters stand where the field has its own, whatever is typed, selected or scrolled.
final class ColouredTextTest extends FxTest {
    private static final String LONG =
            "uid == 33 and exe : /tmp/ or parent.exe in (\"/usr/bin/a b\", '/bin/sh', /bin/dash)"
                    + " and not has key\n\targv ~ '(?i)wget|curl' äöü 名前 auid == unset and cwd == /var/lib/some/long/folder/"
                    + "that/has/no/place/to/break/the/line/in/and/so/is/broken/between/two/letters/of/it and tty == pts0";

    private QueryField field;
    private ColouredText coloured;

    @BeforeEach
    void open() {
        onFx(() -> {
            field = new QueryField();
            coloured = new ColouredText(field);
            BorderPane root = new BorderPane();
            root.setTop(new StackPane(field, coloured));
            Scene scene = new Scene(root, 420, 300);
            Theme.applyTo(scene);
            show(scene);
            return null;
        });
    }

    @Test
    void lettersStandWhereTheFieldHasThem() {
        for (String text : List.of("exe", "exe == \"a b\" and x", LONG, LONG.repeat(3), "not (a", "\n\nuid\n== 3\n")) {
            onFx(() -> {
                field.setText(text);
                return null;
            });
            compare(text);
        }
    }

    @Test
    void theyFollowTheSelectionAndTheScrolling() throws Exception {
        String text = LONG.repeat(3);
        onFx(() -> {
            field.setText(text);
            field.selectRange(4, 300);
            return null;
        });
        compare(text);
        double all = area(Style.SELECTED) + area(Style.SELECTED_FIELD);
        assertThat(all).isGreaterThan(290 * 6 * 12);
        onFx(() -> {
            field.positionCaret(0);
            field.end();
            return null;
        });
        await(() -> field.getScrollTop() > 10);
        compare(text);
        assertThat(area(Style.SELECTED)).isZero();
        onFx(() -> {
            field.getScene().getWindow().setWidth(700);
            return null;
        });
        compare(text);
    }

    @Test
    void eachKindHasItsColourAndFieldsAreBold() {
        onFx(() -> {
            field.setText("uid == 33 and exe : 'x'");
            return null;
        });
        layout();
        double letter = area(Style.KEYWORD) / 3;
        assertThat(area(Style.FIELD)).isCloseTo(6 * letter, within(1.0));
        assertThat(area(Style.STRING)).isCloseTo(3 * letter, within(1.0));
        assertThat(area(Style.PLAIN)).isCloseTo(11 * letter, within(1.0));
        Text plain = coloured.layer(Style.PLAIN);
        assertThat(plain.getFont().getStyle()).isEqualTo("Regular");
        assertThat(coloured.layer(Style.FIELD).getFont().getStyle()).isEqualTo("Bold");
        assertThat(coloured.layer(Style.KEYWORD).getFill()).isNotEqualTo(plain.getFill());
        assertThat(coloured.layer(Style.STRING).getFill())
                .isNotEqualTo(plain.getFill())
                .isNotEqualTo(coloured.layer(Style.KEYWORD).getFill());
        assertThat(onFx(() -> field.drawn().getOpacity()))
                .as("the field's own letters aren't seen")
                .isZero();
        onFx(() -> {
            field.clear();
            return null;
        });
        layout();
        assertThat(plain.isVisible()).as("the prompt is seen").isFalse();
    }

    @Test
    void aLongListKeepsItsOneColour() {
        onFx(() -> {
            field.setText("exe in (" + "'a', ".repeat(ColouredText.MOST / 5) + "'b')");
            return null;
        });
        layout();
        assertThat(coloured.layer(Style.PLAIN).isVisible()).isFalse();
        assertThat(onFx(() -> field.drawn().getOpacity())).isEqualTo(1);
        onFx(() -> {
            field.setText("exe == 'a'");
            return null;
        });
        layout();
        assertThat(coloured.layer(Style.PLAIN).isVisible()).isTrue();
        assertThat(onFx(() -> field.drawn().getOpacity())).isZero();
    }

    private void layout() {
        onFx(() -> {
            field.getScene().getRoot().applyCss();
            field.getScene().getRoot().layout();
            return null;
        });
    }

    /// What is seen of a style, in square pixels: boxes, one for each line.
    private double area(Style style) {
        double sum = 0;
        List<Double> xs = new ArrayList<>();
        List<Double> ys = new ArrayList<>();
        for (PathElement one : ((Path) coloured.layer(style).getClip()).getElements()) {
            if (one instanceof MoveTo) {
                sum += box(xs, ys);
            }
            if (one instanceof MoveTo move) {
                xs.add(move.getX());
                ys.add(move.getY());
            } else if (one instanceof LineTo line) {
                xs.add(line.getX());
                ys.add(line.getY());
            }
        }
        return sum + box(xs, ys);
    }

    private static double box(List<Double> xs, List<Double> ys) {
        double area = xs.isEmpty()
                ? 0
                : (Collections.max(xs) - Collections.min(xs)) * (Collections.max(ys) - Collections.min(ys));
        xs.clear();
        ys.clear();
        return area;
    }

    private void compare(String text) {
        // The field may break its lines anew after a first layout.
        layout();
        WaitForAsyncUtils.waitForFxEvents();
        layout();
        List<String> wrong = onFx(() -> {
            List<String> differing = new ArrayList<>();
            Text own = field.drawn();
            for (Style style : Style.values()) {
                Text layer = coloured.layer(style);
                for (int i = 0; i < text.length(); i++) {
                    Point2D there = corner(own, own.rangeShape(i, i + 1));
                    Point2D here = corner(layer, layer.rangeShape(i, i + 1));
                    if (there.distance(here) > 0.1) {
                        differing.add(style + " " + i + " '" + text.charAt(i) + "': " + there + " / " + here);
                    }
                }
            }
            return differing;
        });
        assertThat(wrong).as(text).isEmpty();
    }

    /// Where a letter begins, at its top.
    private static Point2D corner(Node node, PathElement[] shape) {
        return shape[0] instanceof MoveTo from ? node.localToScene(from.getX(), from.getY()) : Point2D.ZERO;
    }
}
