package org.execscope.ui.window;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import javafx.application.ColorScheme;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.stage.Window;
import org.execscope.ui.Pictures;
import org.junit.jupiter.api.Test;

/// Any field can have a facet, in any order, and that is kept.
final class FacetChoiceTest extends SampleWindow {
    FacetChoiceTest() {
        super(1280, 720);
    }

    private Parent chooser() {
        return onFx(() -> Window.getWindows().stream()
                .map(window -> window.getScene().lookup("#facet-chooser"))
                .filter(node -> node != null)
                .map(node -> (Parent) node)
                .findFirst()
                .orElseThrow());
    }

    private List<String> shownFacets() {
        return onFx(() -> pane.lookupAll(".facet").stream().map(Node::getId).toList());
    }

    @Test
    void fieldsAreAddedMovedAndTakenAway() throws Exception {
        List<String> usual = shownFacets();
        assertThat(usual).contains("facet-exe").doesNotContain("facet-ppid");
        run(((Button) pane.lookup("#facets-choose"))::fire);
        Parent chooser = chooser();
        run(() -> ((TextField) chooser.lookup("#facets-search")).setText("ppid"));
        CheckBox ppid = onFx(() -> (CheckBox) chooser.lookup("#facets-ppid"));
        run(ppid::fire);
        assertThat(shownFacets()).hasSize(usual.size() + 1).endsWith("facet-ppid");
        // Values have rows as soon as they are seen.
        await(() -> {
            ((ScrollPane) pane.lookup("#facets .scroll-pane")).setVvalue(1);
            return !pane.lookup("#facet-ppid").lookupAll(".facet-row").isEmpty();
        });
        press(chooser.lookup("#facets-ppid"), KeyCode.UP, false, false, true);
        assertThat(shownFacets().get(usual.size() - 1)).isEqualTo("facet-ppid");
        run(() -> ((TextField) chooser.lookup("#facets-search")).setText(""));
        assertThat(Pictures.colours("facet-chooser", chooser, ColorScheme.LIGHT, 340, 520))
                .isGreaterThan(5);
        CheckBox key = onFx(() -> (CheckBox) chooser.lookup("#facets-key"));
        run(key::fire);
        assertThat(shownFacets()).doesNotContain("facet-key");
        assertThat(pane.settings().preferences().facets()).contains("ppid").doesNotContain("key");
        run(((Button) chooser.lookup("#facets-usual"))::fire);
        assertThat(shownFacets()).isEqualTo(usual);
    }

    /// A hand-written file can name what is no field: the others are shown.
    @Test
    void namesThatMeanNothingAreLeftOut() {
        run(() -> pane.facets().show(List.of("comm", "nonsense", "argv", "comm", "gid")));
        assertThat(shownFacets()).containsExactly("facet-comm", "facet-gid");
    }

    @Test
    void aValueTellsItsShare() throws Exception {
        await(() -> !pane.lookup("#facet-exe").lookupAll(".facet-row").isEmpty());
        String words = onFx(() -> pane.lookup("#facet-exe").lookup(".facet-row").getAccessibleText());
        int all = shown().rows().size();
        int count = Integer.parseInt(
                words.replaceAll(".*?, ([\\d,]+) events?, .*", "$1").replace(",", ""));
        double percent = Double.parseDouble(words.replaceAll(".* ([\\d.]+) % of those counted.*", "$1"));
        assertThat(percent).isCloseTo(100.0 * count / all, org.assertj.core.data.Offset.offset(0.06));
    }
}
