package org.execscope.ui.filter;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import javafx.scene.Scene;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import org.execscope.bytes.Bytes;
import org.execscope.event.WindowTestRows;
import org.execscope.ui.FxTest;
import org.execscope.ui.model.Draft;
import org.execscope.ui.model.Workspace;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class FilterBarTest extends FxTest {
    private Workspace workspace;
    private FilterBar bar;

    @BeforeEach
    void open() throws Exception {
        WindowTestRows rows = new WindowTestRows();
        rows.add("/usr/bin/curl", "net", 33, List.of(Bytes.utf8("curl")));
        rows.add("/usr/bin/id", "procmon", 0, List.of(Bytes.utf8("id")));
        rows.add("/usr/bin/id", "procmon", 33, List.of(Bytes.utf8("id")));
        workspace = onFx(Workspace::new);
        bar = onFx(() -> {
            FilterBar made = new FilterBar(workspace, () -> {}, () -> {});
            show(new Scene(made, 980, 120));
            workspace.show(rows.trail());
            return made;
        });
        await(() -> workspace.shownProperty().get() != null);
    }

    @Test
    void countsWhileTypingAndAppliesOnEnter() throws Exception {
        type("key == procmon");
        await(() -> workspace.draftProperty().get().state() == Draft.State.VALID);
        assertThat(state()).isEqualTo("✓ 2 of 3  ● not applied, Enter applies");
        assertThat(count()).isEqualTo("3 of 3 events");

        press(KeyCode.ENTER);
        await(() -> workspace.shownProperty().get().rows().size() == 2);

        assertThat(count()).isEqualTo("2 of 3 events");
        assertThat(state()).isEmpty();
    }

    @Test
    void anErrorKeepsTheListAndEscapeTakesTheTextBack() throws Exception {
        type("exe ==");
        assertThat(state()).startsWith("✗ ").endsWith("● not applied");

        press(KeyCode.ENTER);
        assertThat(count()).isEqualTo("3 of 3 events");

        press(KeyCode.ESCAPE);
        assertThat(onFx(() -> field().getText())).isEmpty();
    }

    @Test
    void aPickedValueReplacesOneOnTheSameField() throws Exception {
        onFx(() -> {
            bar.add("uid == 33");
            return null;
        });
        await(() -> workspace.shownProperty().get().rows().size() == 2);
        onFx(() -> {
            bar.add("exe == /usr/bin/id");
            return null;
        });
        await(() -> workspace.shownProperty().get().rows().size() == 1);
        onFx(() -> {
            bar.add("uid == 0");
            return null;
        });
        await(() -> workspace.applied().text().contains("uid == 0"));

        assertThat(onFx(() -> workspace.applied().terms().size())).isEqualTo(2);
        assertThat(count()).isEqualTo("1 of 3 events");
    }

    private void type(String text) {
        onFx(() -> {
            field().setText(text);
            return null;
        });
    }

    private void press(KeyCode code) {
        onFx(() -> {
            field().fireEvent(new KeyEvent(KeyEvent.KEY_PRESSED, "", "", code, false, false, false, false));
            return null;
        });
    }

    private TextField field() {
        return (TextField) bar.lookup("#filter-field");
    }

    private String state() {
        return onFx(() -> ((Label) bar.lookup("#filter-state")).getText());
    }

    private String count() {
        return onFx(() -> ((Label) bar.lookup("#filter-count")).getText());
    }
}
