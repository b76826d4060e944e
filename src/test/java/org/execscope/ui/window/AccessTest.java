package org.execscope.ui.window;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ComboBoxBase;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import org.execscope.ui.model.Notice;
import org.execscope.ui.model.Words;
import org.junit.jupiter.api.Test;

/// What is heard, and what is hit.
final class AccessTest extends SampleWindow {
    AccessTest() {
        super(1280, 720);
    }

    @Test
    void everyTargetIsLargeEnough() throws Exception {
        run(() -> {
            workspace.apply("uid == 33 and not exe == /usr/bin/sed");
            workspace.notices().add(new Notice(Notice.Level.WARNING, "Something."));
            workspace.highlights().toggle("exe == /usr/bin/dash");
            pane.openFind();
        });
        settled();
        run(() -> pane.openContext());
        await(() -> pane.lookup("#context-table") != null);
        await(() -> !pane.lookupAll(".facet-row").isEmpty());
        List<String> small = onFx(() -> {
            pane.applyCss();
            pane.layout();
            return pane.lookupAll("*").stream()
                    .filter(AccessTest::isTarget)
                    .filter(AccessTest::isSmall)
                    .map(node -> node + " " + node.getLayoutBounds().getWidth() + " × "
                            + node.getLayoutBounds().getHeight())
                    .toList();
        });
        assertThat(small).isEmpty();
    }

    /// Links stand in lines of text.
    private static boolean isTarget(Node node) {
        boolean control = (node instanceof ButtonBase && !(node instanceof Hyperlink) && !(node instanceof CheckBox))
                || node instanceof ComboBoxBase
                || node instanceof TextField
                || node.getStyleClass().contains("facet-row");
        return control && isVisible(node) && !isInside(node, "scroll-bar") && !isInside(node, "combo-box-base");
    }

    private static boolean isVisible(Node node) {
        for (Node at = node; at != null; at = at.getParent()) {
            if (!at.isVisible()) {
                return false;
            }
        }
        return true;
    }

    private static boolean isInside(Node node, String styleClass) {
        for (Node at = node.getParent(); at != null; at = at.getParent()) {
            if (at.getStyleClass().contains(styleClass)) {
                return true;
            }
        }
        return false;
    }

    private static boolean isSmall(Node node) {
        Bounds bounds = node.getLayoutBounds();
        return bounds.getWidth() < 24 || bounds.getHeight() < 24;
    }

    /// A row is a sentence: signs have words, and its place is said.
    @Test
    void aRowIsASentence() throws Exception {
        run(() -> workspace.apply("success == no"));
        await(() -> workspace.applied().text().equals("success == no"));
        settled();
        run(() -> {
            pane.applyCss();
            pane.layout();
        });
        String first = onFx(() -> pane.timelineTable().lookupAll(".table-line").stream()
                .filter(Node::isVisible)
                .findFirst()
                .orElseThrow()
                .getAccessibleText());
        assertThat(first)
                .matches(
                        "\\d\\d-\\d\\d \\d\\d:\\d\\d:\\d\\d\\.\\d{3}, pid \\d+, ppid \\d+, .*, failed E[A-Z]+, 1 of [\\d,]+")
                .doesNotContain("✗")
                .doesNotContain("—");
    }

    @Test
    void whatAFilterCameToIsSaid() throws Exception {
        List<String> said = new ArrayList<>();
        Label message = (Label) pane.lookup("#status-message");
        run(() -> message.textProperty().addListener((_, _, now) -> said.add(now)));
        run(() -> workspace.apply("uid == 33"));
        settled();
        String words = "Filter applied: " + Words.number(shown().rows().size()) + " of 1,964 events.";
        await(() -> said.contains(words));
        run(() -> workspace.apply(""));
        await(() -> said.contains("No filter: 1,964 of 1,964 events."));
    }

    /// What a filter hides of the selection comes back by one key.
    @Test
    void hiddenSelectionIsShownAgain() throws Exception {
        run(() -> pane.timelineTable().click(4, false, false, 1));
        int event = onFx(() -> workspace.cursorProperty().get());
        run(() -> workspace.apply("uid == 33 and pid == 1"));
        await(() -> workspace.applied().text().equals("uid == 33 and pid == 1"));
        settled();
        Button show = (Button) pane.lookup("#status-show-hidden");
        await(show::isVisible);
        assertThat(onFx(() -> ((Label) pane.lookup("#status-place")).getText()))
                .contains("1 selected, 1 of them hidden by the filter");
        run(show::fire);
        await(() -> workspace.applied().text().isEmpty());
        settled();
        await(() -> pane.timelineTable()
                        .source()
                        .eventAt(pane.timelineTable().cursorRowProperty().get())
                == event);
        assertThat(onFx(show::isVisible)).isFalse();
    }
}
