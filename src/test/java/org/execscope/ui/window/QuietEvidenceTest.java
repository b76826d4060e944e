package org.execscope.ui.window;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javafx.application.ColorScheme;
import javafx.scene.Scene;
import javafx.scene.control.Label;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.Region;
import javafx.stage.Stage;
import org.execscope.ui.FxTest;
import org.execscope.ui.Pictures;
import org.execscope.ui.keys.Place;
import org.execscope.ui.model.Workspace;
import org.execscope.ui.table.RowTable;
import org.execscope.ui.theme.Theme;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A log without program starts, as of a host whose rules didn't ask for them.
class QuietEvidenceTest extends FxTest {
    private MainPane pane;
    private Workspace workspace;

    @BeforeEach
    void open(@TempDir Path folder) throws Exception {
        Path log = folder.resolve("audit.log");
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < 5; i++) {
            text.append("type=USER_LOGIN msg=audit(177200000%d.000:%d): pid=5%d0 uid=0 auid=1000 ses=1 subj=unconfined"
                    .formatted(i, 100 + i, i));
            text.append(" msg='op=login id=1000 exe=\"/usr/sbin/sshd\" hostname=? addr=203.0.113.7 terminal=ssh");
            text.append(" res=success'\n");
        }
        Files.writeString(log, text);
        pane = onFx(() -> {
            Stage stage = new Stage();
            MainPane made = new MainPane(stage, new Workspace(), new NoChoice());
            Scene scene = new Scene(made, 1280, 720);
            Theme.applyTo(scene);
            stage.setX(0);
            stage.setY(0);
            stage.setScene(scene);
            stage.show();
            made.open(List.of(log));
            return made;
        });
        workspace = onFx(() -> pane.workspace());
        await(() -> workspace.loadingProperty().get() == null
                && workspace.shownProperty().get() != null
                && workspace.shownProperty().get().trail().whole());
    }

    @Test
    void theHistogramTakesNoRoomAndNoKeys() throws Exception {
        Region filter = onFx(() -> pane.filter());
        Region tabs = onFx(() -> pane.tabs());
        SampleWindow.run(() -> {
            pane.applyCss();
            pane.layout();
        });
        double between = onFx(() -> tabs.localToScene(0, 0).getY()
                - filter.localToScene(0, filter.getHeight()).getY());
        assertThat(between).isLessThan(2);
        SampleWindow.run(() -> pane.toggleHistogram());
        assertThat(onFx(() -> workspace.messageProperty().get())).contains("no program starts to draw");
        for (int i = 0; i < 8; i++) {
            SampleWindow.press(onFx(() -> pane.getScene().getFocusOwner()), KeyCode.F6, false, false, false);
            assertThat(onFx(() -> pane.placeOfFocus())).isNotEqualTo(Place.HISTOGRAM);
        }
        assertThat(Pictures.colours("quiet", pane, ColorScheme.LIGHT, 1280, 720))
                .isGreaterThan(5);
    }

    /// Not to the tabs, which would show another pane.
    @Test
    void theArrowsStayInTheEmptyTimeline() {
        SampleWindow.run(() -> pane.showTimeline());
        for (KeyCode code : List.of(KeyCode.DOWN, KeyCode.RIGHT, KeyCode.END, KeyCode.PAGE_DOWN)) {
            SampleWindow.press(onFx(() -> pane.getScene().getFocusOwner()), code, false, false, false);
        }
        assertThat(onFx(() -> pane.placeOfFocus())).isEqualTo(Place.TIMELINE);
        assertThat(onFx(() -> pane.getScene().getFocusOwner())).isInstanceOf(RowTable.class);
    }

    @Test
    void aLongMessageMakesTheStatusBarNoHigher() throws Exception {
        Region status = (Region) pane.lookup("#status");
        SampleWindow.run(() -> workspace.say(""));
        await(() -> ((Label) pane.lookup("#status-message")).getText().isEmpty());
        double before = onFx(() -> {
            pane.layout();
            return status.getHeight();
        });
        String words = "pid 4242 has no event of its own in the log: the details are still those of the event before, "
                + "which the cursor was on until it came here, wherever that was.";
        SampleWindow.run(() -> workspace.say(words));
        Label message = (Label) pane.lookup("#status-message");
        await(() -> message.getText().equals(words));
        assertThat(onFx(() -> {
                    pane.layout();
                    return status.getHeight();
                }))
                .isEqualTo(before);
        assertThat(onFx(() -> message.getTooltip().getText())).isEqualTo(words);
        assertThat(onFx(message::getAccessibleText)).isEqualTo(words);
        assertThat(onFx(message::getWidth)).isGreaterThan(300);
    }
}
