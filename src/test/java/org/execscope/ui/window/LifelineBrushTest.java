package org.execscope.ui.window;

import static org.assertj.core.api.Assertions.assertThat;

import javafx.application.ColorScheme;
import javafx.event.EventType;
import javafx.geometry.Point2D;
import javafx.scene.Parent;
import javafx.scene.control.Label;
import javafx.scene.input.KeyCode;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import org.execscope.process.ProcessForest;
import org.execscope.ui.Pictures;
import org.execscope.ui.histogram.TimeTerm;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// A range of time is chosen over the lives, by key and by mouse, and becomes part of the filter.
class LifelineBrushTest extends SampleWindow {
    private Parent body;
    private int process;

    LifelineBrushTest() {
        super(1280, 720);
    }

    @BeforeEach
    void showLives() throws Exception {
        ProcessForest forest = shown().trail().processes();
        process = 0;
        while (forest.childCount(process) < 2 || forest.eventCount(process) < 2) {
            process++;
        }
        run(() -> {
            workspace.cursorProperty().set(forest.event(process, 0));
            pane.showLifelines();
        });
        body = (Parent) pane.lookup("#lifelines");
        await(() -> head().startsWith("The process under the cursor")
                && lifeOfCursor().contains("last known"));
        run(body::requestFocus);
    }

    private String head() {
        return ((Label) pane.lookup("#lifelines-head")).getText();
    }

    private String lifeOfCursor() {
        return body.getAccessibleText();
    }

    private TimeTerm range() {
        return onFx(() -> TimeTerm.of(workspace.applied()));
    }

    @Test
    void theKeysBeginWithTheLifeOfTheProcess() throws Exception {
        ProcessForest forest = shown().trail().processes();
        press(body, KeyCode.RIGHT, true, false, false);
        assertThat(onFx(this::head)).startsWith("Range 2026-03-14 ").contains("Enter applies it");
        assertThat(range()).isNull();
        press(body, KeyCode.ENTER, false, false, false);
        await(() -> TimeTerm.of(workspace.applied()) != null);
        assertThat(range().from()).isEqualTo(forest.startMillis(process));
        assertThat(range().to()).isEqualTo(Math.max(range().from() + 1, forest.lastSeenMillis(process)));
        await(() -> head().startsWith("The process under the cursor"));

        press(body, KeyCode.RIGHT, true, false, false);
        press(body, KeyCode.RIGHT, true, false, false);
        assertThat(Pictures.colours("lifelines-brush", pane, ColorScheme.DARK)).isGreaterThan(20);
        assertThat(Pictures.colours("lifelines-brush-1280", pane, ColorScheme.LIGHT, 1280, 720))
                .isGreaterThan(20);
        press(body, KeyCode.ENTER, false, false, false);
        await(() -> TimeTerm.of(workspace.applied()).to() > forest.lastSeenMillis(process) + 1);

        press(body, KeyCode.RIGHT, true, false, false);
        press(body, KeyCode.ESCAPE, false, false, false);
        assertThat(onFx(this::head)).startsWith("The process under the cursor");
        press(body, KeyCode.DELETE, false, false, false);
        await(() -> workspace.applied().isEmpty());
    }

    @Test
    void draggingChoosesARangeAndAClickDoesNot() throws Exception {
        mouse(MouseEvent.MOUSE_PRESSED, 600);
        mouse(MouseEvent.MOUSE_RELEASED, 600);
        assertThat(range()).isNull();

        mouse(MouseEvent.MOUSE_PRESSED, 600);
        mouse(MouseEvent.MOUSE_DRAGGED, 500);
        mouse(MouseEvent.MOUSE_RELEASED, 500);
        await(() -> TimeTerm.of(workspace.applied()) != null);
        double width = onFx(() -> body.getLayoutBounds().getWidth()) - 270;
        long first = shown().trail().events().timeMillis(shown().trail().order().at(0));
        long all = shown().trail()
                        .events()
                        .timeMillis(shown().trail()
                                .order()
                                .at(shown().trail().order().size() - 1))
                - first;
        assertThat((double) (range().to() - range().from()) / all).isBetween(85 / width, 110 / width);
        assertThat((double) (range().from() - first) / all).isBetween(215 / width, 260 / width);
    }

    private void mouse(EventType<MouseEvent> type, double x) {
        Point2D at = onFx(() -> body.localToScene(x, 100));
        run(() -> body.fireEvent(new MouseEvent(
                type,
                at.getX(),
                at.getY(),
                at.getX(),
                at.getY(),
                MouseButton.PRIMARY,
                1,
                false,
                false,
                false,
                false,
                true,
                false,
                false,
                true,
                false,
                false,
                null)));
    }
}
