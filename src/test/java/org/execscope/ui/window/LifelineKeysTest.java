package org.execscope.ui.window;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import javafx.application.ColorScheme;
import javafx.scene.Parent;
import javafx.scene.control.Label;
import javafx.scene.input.KeyCode;
import javafx.scene.text.Text;
import org.execscope.process.ProcessForest;
import org.execscope.ui.Pictures;
import org.execscope.ui.histogram.TimeTerm;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// The lives have the cursor of all panes and the stretch of time of the histogram.
class LifelineKeysTest extends SampleWindow {
    private Parent body;
    private ProcessForest forest;
    private int process;

    LifelineKeysTest() {
        super(1280, 720);
    }

    @BeforeEach
    void showLives() throws Exception {
        forest = shown().trail().processes();
        process = 0;
        while (forest.parent(process) == ProcessForest.NONE
                || !forest.isPlaceholder(forest.parent(process))
                || forest.childCount(process) < 2
                || forest.eventCount(process) < 2
                || forest.eventCount(forest.child(process, 1)) == 0) {
            process++;
        }
        run(() -> {
            workspace.cursorProperty().set(forest.event(process, 0));
            pane.showLifelines();
        });
        body = (Parent) pane.lookup("#lifelines");
        await(() -> body.getAccessibleText().contains("last known") && lines() > 2);
        run(body::requestFocus);
    }

    private long lines() {
        return body.lookupAll(".life-row").stream()
                .filter(javafx.scene.Node::isVisible)
                .count();
    }

    private int here() {
        return onFx(() -> forest.processOf(workspace.cursorProperty().get()));
    }

    @Test
    void goingAlongTheLivesMovesTheCursorOfAllPanes() throws Exception {
        long before = onFx(this::lines);
        press(body, KeyCode.DOWN, false, false, false);
        int child = forest.child(process, 0);
        assertThat(here()).isEqualTo(child);
        await(() -> pane.details().event() == workspace.cursorProperty().get());
        Thread.sleep(300);
        assertThat(onFx(this::lines)).as("the lives stay those that they are").isEqualTo(before);
        press(body, KeyCode.UP, false, false, false);
        assertThat(here()).isEqualTo(process);

        press(body, KeyCode.DOWN, false, false, false);
        type(body, "s");
        await(() -> workspace.applied().normalForm().startsWith("lineage.id == "));
        assertThat(onFx(() -> workspace.applied().text())).contains(forest.id(child));
        await(() -> pane.details().event() == workspace.cursorProperty().get());
        Thread.sleep(300);
        assertThat(onFx(this::lines)).as("whatever the filter").isEqualTo(before);
        type(body, "p");
        assertThat(onFx(() -> pane.isTreeShown())).isTrue();
        await(() -> pane.tree().process() == child);
    }

    @Test
    void anEventThatIsChosenElsewhereHasItsFamilyShown() throws Exception {
        String before = onFx(() -> body.getAccessibleText());
        int other = 0;
        while (forest.eventCount(other) == 0 || forest.parent(other) == process || forest.parent(process) == other) {
            other++;
        }
        int event = forest.event(other, 0);
        assertThat(other).isNotEqualTo(process);
        run(() -> workspace.cursorProperty().set(event));
        await(() -> !onFx(() -> body.getAccessibleText()).equals(before));
        assertThat(onFx(() -> body.getAccessibleText())).contains(" " + forest.pid(other) + ",");
    }

    /// It has a line, but no event that the cursor of all panes could be on.
    @Test
    void aProcessThatIsNotInTheLogIsWhereTheKeysGo() throws Exception {
        int root = process;
        while (forest.parent(root) != ProcessForest.NONE) {
            root = forest.parent(root);
        }
        assertThat(forest.isPlaceholder(root)).isTrue();
        int unseen = root;
        press(body, KeyCode.HOME, false, false, false);
        assertThat(onFx(() -> workspace.messageProperty().get())).contains("has no event of its own");
        type(body, "e");
        assertThat(onFx(() -> pane.placeOfFocus())).isEqualTo(org.execscope.ui.keys.Place.LIFELINES);
        type(body, "p");
        await(() -> pane.isTreeShown() && pane.tree().process() == unseen);
    }

    @Test
    void theStretchOfTimeIsTheHistogramsAndALifeBesideItSaysWhere() throws Exception {
        String before = times().getFirst();
        // Events of other kinds can lie before the first program start.
        List<String> outside = asides();
        run(() -> pane.histogram().requestFocus());
        press(pane.histogram(), KeyCode.RIGHT, false, false, false);
        for (int i = 0; i < 8; i++) {
            run(() -> pane.histogram()
                    .fireEvent(new javafx.scene.input.KeyEvent(
                            javafx.scene.input.KeyEvent.KEY_TYPED,
                            "+",
                            "+",
                            KeyCode.UNDEFINED,
                            false,
                            false,
                            false,
                            false)));
        }
        press(pane.histogram(), KeyCode.END, false, false, false);
        await(() -> asides().size() > outside.size());
        assertThat(asides()).allMatch(words -> words.matches("◂ until .*|from .* ▸"));
        assertThat(times()).doesNotContain(before).doesNotHaveDuplicates();
        for (ColorScheme scheme : ColorScheme.values()) {
            assertThat(Pictures.colours("lifelines-aside-" + scheme, pane, scheme, 1280, 720))
                    .isGreaterThan(20);
        }
        run(() -> pane.histogram().requestFocus());
        press(pane.histogram(), KeyCode.HOME, false, false, false);
        await(() -> times().getFirst().equals(before) && asides().equals(outside));
    }

    /// Over a short stretch seconds would be the same on all ticks.
    @Test
    void timesAreAsExactAsTheStretchNeeds() throws Exception {
        assertThat(times()).allMatch(words -> words.matches("\\d\\d-\\d\\d \\d\\d:\\d\\d:\\d\\d( UTC)?"));
        for (int i = 0; i < 26; i++) {
            run(() -> pane.histogram()
                    .fireEvent(new javafx.scene.input.KeyEvent(
                            javafx.scene.input.KeyEvent.KEY_TYPED,
                            "+",
                            "+",
                            KeyCode.UNDEFINED,
                            false,
                            false,
                            false,
                            false)));
        }
        await(() -> times().getFirst().matches(".*\\.\\d{3} UTC"));
        assertThat(times()).doesNotHaveDuplicates();
    }

    /// What the histogram's brush puts into the filter is drawn over the lives.
    @Test
    void theHistogramsRangeIsDrawnOverTheLives() throws Exception {
        assertThat(brush()).isZero();
        press(pane.histogram(), KeyCode.RIGHT, false, false, false);
        press(pane.histogram(), KeyCode.RIGHT, true, false, false);
        press(pane.histogram(), KeyCode.ENTER, false, false, false);
        await(() -> TimeTerm.of(workspace.applied()) != null);
        await(() -> brush() > 0);
        run(body::requestFocus);
        press(body, KeyCode.DELETE, false, false, false);
        await(() -> workspace.applied().isEmpty() && brush() == 0);
    }

    private double brush() {
        return onFx(() -> body.lookupAll(".life-brush").stream()
                .filter(javafx.scene.Node::isVisible)
                .mapToDouble(node -> node.getLayoutBounds().getWidth())
                .sum());
    }

    /// What the axis says, from left to right.
    private List<String> times() {
        return onFx(() -> {
            pane.layout();
            return body.getChildrenUnmodifiable().stream()
                    .filter(node -> node instanceof Label label
                            && label.isVisible()
                            && !label.getText().isEmpty()
                            && label.getStyleClass().contains("small"))
                    .map(node -> ((Label) node).getText())
                    .toList();
        });
    }

    private List<String> asides() {
        return onFx(() -> {
            pane.layout();
            return body.lookupAll(".life-row").stream()
                    .filter(javafx.scene.Node::isVisible)
                    .flatMap(row -> row.lookupAll(".muted-text").stream())
                    .map(node -> ((Text) node).getText())
                    .filter(text -> !text.isEmpty())
                    .toList();
        });
    }
}
