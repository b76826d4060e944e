package org.execscope.ui.timeline;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import javafx.scene.Scene;
import org.execscope.bytes.Bytes;
import org.execscope.event.WindowTestRows;
import org.execscope.trail.AuditTrail;
import org.execscope.ui.FxTest;
import org.execscope.ui.model.Workspace;
import org.junit.jupiter.api.Test;

/// What sorting does beside what is asked of it.
final class SortingTest extends FxTest {
    private static AuditTrail trail(int commands) {
        WindowTestRows rows = new WindowTestRows();
        for (int i = 0; i < commands; i++) {
            rows.add("/bin/a", "k", 1, List.of(Bytes.utf8("a"), Bytes.utf8("--number=" + (i * 7_919L % commands))));
        }
        return rows.trail();
    }

    /// Nobody sorts by command line here: its order is made all the same; and forgotten with the evidence.
    @Test
    void ordersManyCommandLinesBeforeAnyoneAsks() throws Exception {
        AuditTrail many = trail(CommandRanks.WORTH_IT);
        Workspace workspace = onFx(Workspace::new);
        TimelinePane pane = onFx(() -> {
            TimelinePane made = new TimelinePane(workspace);
            show(new Scene(made, 900, 500));
            workspace.show(many);
            return made;
        });
        await(() -> pane.sorting().isPrepared());
        onFx(() -> {
            assertThat(pane.sorting().inOrderOfTime()).isTrue();
            assertThat(workspace.running().isBusy()).isFalse();
            workspace.close();
            workspace.show(trail(50));
            return null;
        });
        await(() -> workspace.shownProperty().get() != null);
        assertThat(onFx(() -> pane.sorting().isPrepared())).isFalse();
        onFx(() -> {
            pane.dispose();
            workspace.dispose();
            return null;
        });
    }
}
