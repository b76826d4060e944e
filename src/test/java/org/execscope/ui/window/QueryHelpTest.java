package org.execscope.ui.window;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import javafx.application.ColorScheme;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.TextField;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.StackPane;
import javafx.stage.Stage;
import org.execscope.query.Reference;
import org.execscope.ui.FxTest;
import org.execscope.ui.Pictures;
import org.execscope.ui.theme.Theme;
import org.junit.jupiter.api.Test;

final class QueryHelpTest extends FxTest {
    @Test
    void showsAllOfTheReferenceAndGivesExamplesAway() throws Exception {
        List<String> used = new ArrayList<>();
        Stage help = onFx(() -> {
            Scene scene = new Scene(new StackPane(), 1440, 900);
            Theme.applyTo(scene);
            return QueryHelp.show(show(scene), used::add);
        });
        int entries = Reference.sections().stream()
                .mapToInt(section -> section.entries().size())
                .sum();
        GridPane sheet = (GridPane) onFx(() -> help.getScene().lookup("#query-help"));
        assertThat(onFx(() -> rows(sheet)))
                .isEqualTo(entries + Reference.sections().size());
        assertThat(Pictures.colours("query-help-light", help.getScene().getRoot(), ColorScheme.LIGHT, 1000, 680))
                .isGreaterThan(5);
        assertThat(Pictures.colours("query-help-dark", help.getScene().getRoot(), ColorScheme.DARK, 1000, 680))
                .isGreaterThan(5);
        onFx(() -> {
            ((TextField) help.getScene().lookup("#query-help-search")).setText("sshd and uid");
            return null;
        });
        List<Button> examples = onFx(() -> buttons(sheet));
        assertThat(examples).hasSize(1);
        onFx(() -> {
            examples.getFirst().fire();
            return null;
        });
        assertThat(used).containsExactly("ancestor.exe : sshd and uid == 0");
        assertThat(help.isShowing()).isFalse();
    }

    private static int rows(GridPane sheet) {
        return (int) sheet.getChildren().stream()
                .map(GridPane::getRowIndex)
                .distinct()
                .count();
    }

    private static List<Button> buttons(GridPane sheet) {
        List<Button> found = new ArrayList<>();
        for (Node node : sheet.getChildren()) {
            if (node instanceof Button button) {
                found.add(button);
            }
        }
        return found;
    }
}
