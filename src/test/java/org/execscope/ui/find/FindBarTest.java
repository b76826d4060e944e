package org.execscope.ui.find;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.BitSet;
import java.util.List;
import javafx.scene.Scene;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleButton;
import org.execscope.bytes.Bytes;
import org.execscope.event.WindowTestRows;
import org.execscope.ui.FxTest;
import org.execscope.ui.model.EventRows;
import org.execscope.ui.model.Workspace;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Finds among 40,000 rows, of which rows 3, 200 and 39,999 end with a z.
final class FindBarTest extends FxTest {
    private static final int ROWS = 40_000;

    /// Takes minutes for all rows on any machine, and next to nothing for a few of them.
    private static final String SLOW = "(a|b|ab|ba|aab){10}[yz]\\b";

    private Workspace workspace;
    private FindBar bar;
    private int cursor;

    @BeforeEach
    void open() throws Exception {
        WindowTestRows rows = new WindowTestRows();
        for (int i = 0; i < ROWS; i++) {
            boolean last = i == 3 || i == 200 || i == ROWS - 1;
            rows.add("/bin/x", "k", 33, List.of(Bytes.utf8(i + "ab".repeat(500) + (last ? "z" : ""))));
        }
        workspace = onFx(Workspace::new);
        cursor = 0;
        bar = onFx(() -> {
            workspace.show(rows.trail());
            FindBar made = new FindBar(workspace, new Places(), "find");
            show(new Scene(made, 980, 60));
            return made;
        });
        await(() -> workspace.shownProperty().get() != null);
    }

    @AfterEach
    void close() {
        onFx(() -> {
            bar.close();
            bar.dispose();
            workspace.dispose();
            return null;
        });
    }

    @Test
    void saysHowManyOfTheRowsMatch() throws Exception {
        look("exe == /bin/x", "query");
        await(() -> state().equals("40,000 of 40,000 rows match · on match 1"));
        onFx(() -> {
            bar.previous();
            return null;
        });
        assertThat(state()).isEqualTo("40,000 of 40,000 rows match · on match 40,000, from the end");
        assertThat(onFx(() -> workspace.messageProperty().get())).isEqualTo("Find goes on from the end.");
        look("cmd : 77abab and cmd : 3377a", "query");
        await(() -> state().startsWith("4 of 40,000 rows match · on match 1"));
        look("nowhere", "query");
        await(() -> state().equals("none of 40,000 rows matches"));
    }

    @Test
    void theNextMatchIsThereBeforeAllAreCounted() throws Exception {
        look(SLOW, ".*");
        await(() -> cursor == 3);
        await(() -> state().matches("at a match, counting \\d+ % so far"));
        onFx(() -> {
            bar.next();
            return null;
        });
        await(() -> cursor == 200);
        onFx(() -> {
            bar.previous();
            return null;
        });
        await(() -> cursor == 3);
        onFx(() -> {
            bar.previous();
            return null;
        });
        await(() -> cursor == ROWS - 1);
        assertThat(onFx(() -> workspace.messageProperty().get())).isEqualTo("Find goes on from the end.");
        assertThat(state()).startsWith("at a match, counting ");
        assertThat(onFx(bar::matches)).as("not yet known").isZero();
    }

    private void look(String text, String mode) {
        onFx(() -> {
            bar.open();
            for (var node : bar.getChildren()) {
                if (node instanceof ToggleButton button && button.getText().equals(mode) != button.isSelected()) {
                    button.fire();
                }
            }
            ((TextField) bar.lookup("#find-field")).setText(text);
            return null;
        });
    }

    private String state() {
        return onFx(() -> ((Label) bar.lookup("#find-state")).getText());
    }

    /// Every row is the event of its number.
    private final class Places implements FindPlaces {
        @Override
        public Steps steps() {
            return Steps.of(new EventRows() {
                @Override
                public int rowCount() {
                    return ROWS;
                }

                @Override
                public int eventAt(int row) {
                    return row;
                }
            });
        }

        @Override
        public Look look() {
            return (events, marked, cancel) -> {
                BitSet found = new BitSet();
                if (events != null) {
                    events.forEach(found::set);
                }
                return new Found(found, List.of());
            };
        }

        @Override
        public int count() {
            return ROWS;
        }

        @Override
        public String nouns() {
            return "rows";
        }

        @Override
        public String words() {
            return "among the rows shown";
        }

        @Override
        public int cursor() {
            return cursor;
        }

        @Override
        public void go(int place) {
            cursor = place;
        }

        @Override
        public void marks(Found found) {}

        @Override
        public void requestFocus() {}
    }
}
