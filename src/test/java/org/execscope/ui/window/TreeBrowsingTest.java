package org.execscope.ui.window;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import javafx.scene.control.Label;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.stage.Popup;
import javafx.stage.Window;
import org.execscope.process.Certainty;
import org.execscope.process.ProcessForest;
import org.execscope.ui.table.LifeBar;
import org.execscope.ui.table.RowTable;
import org.execscope.ui.table.TableCell;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Looking around in the tree and the sessions: by first letters, by hovering, by when things lived.
class TreeBrowsingTest extends SampleWindow {
    private RowTable tree;

    TreeBrowsingTest() {
        super(1000, 950);
    }

    @BeforeEach
    void begin() throws Exception {
        run(() -> pane.showTree());
        tree = table("tree");
        await(() -> tree.source().rowCount() > 0);
        run(() -> tree.reveal(0));
    }

    private void letters(String text) {
        text.chars().forEach(c -> type(tree, Character.toString(c)));
    }

    private Label typed() {
        return (Label) onFx(() -> pane.lookup("#tree-typed"));
    }

    private String programHere() {
        return onFx(() -> tree.source()
                .cell(tree.cursorRowProperty().get(), "process")
                .text()
                .text());
    }

    private ProcessForest forest() {
        return shown().trail().processes();
    }

    @Test
    void firstLettersLeadToAProgram() throws Exception {
        letters("\"curl");
        await(() -> programHere().equals("/usr/bin/curl"));
        int first = onFx(() -> tree.cursorRowProperty().get());
        assertThat(typed().getText()).startsWith("\"curl").contains("1 of ");
        press(tree, KeyCode.DOWN, false, false, false);
        assertThat(onFx(() -> tree.cursorRowProperty().get())).isGreaterThan(first);
        assertThat(programHere()).isEqualTo("/usr/bin/curl");
        press(tree, KeyCode.UP, false, false, false);
        press(tree, KeyCode.UP, false, false, false);
        assertThat(programHere()).isEqualTo("/usr/bin/curl");
        assertThat(typed().getText()).doesNotContain(" 1 of ");
        press(tree, KeyCode.ESCAPE, false, false, false);
        assertThat(typed().isVisible()).isFalse();
    }

    /// While a name is typed letters are no keys: `s` scopes else, `j` moves, `f` focuses.
    @Test
    void lettersAreNoKeysThenAndAreAgainLater() throws Exception {
        letters("\"~sjfgu");
        await(() -> typed().getText().contains("no process shown begins so"));
        assertThat(workspace.applied().isEmpty()).isTrue();
        assertThat(onFx(() -> tree.cursorRowProperty().get())).isZero();
        press(tree, KeyCode.BACK_SPACE, false, false, false);
        assertThat(typed().getText()).startsWith("\"~sjfg ");
        press(tree, KeyCode.ENTER, false, false, false);
        assertThat(typed().isVisible()).isFalse();
        assertThat(onFx(() -> tree.source().rowCount())).isGreaterThan(1);
        letters("j");
        assertThat(onFx(() -> tree.cursorRowProperty().get())).isOne();
    }

    @Test
    void digitsLeadToAPid() throws Exception {
        int row = onFx(() -> tree.source().rowCount() / 2);
        String pid = onFx(() -> tree.source().cell(row, "pid").text().text());
        letters("\"" + pid);
        await(() -> onFx(() -> tree.source()
                        .cell(tree.cursorRowProperty().get(), "pid")
                        .text()
                        .text())
                .startsWith(pid));
    }

    private int likelyRow() {
        return onFx(() -> {
            for (int row = 0; row < tree.source().rowCount(); row++) {
                int event = tree.source().eventAt(row);
                int process = event < 0 ? ProcessForest.NONE : forest().processOf(event);
                if (process != ProcessForest.NONE && forest().parentCertainty(process) == Certainty.LIKELY) {
                    return row;
                }
            }
            throw new AssertionError("every link is certain");
        });
    }

    @Test
    void aGuessedLinkTellsItsReasonWhole() {
        int row = likelyRow();
        run(() -> tree.reveal(row));
        press(tree, KeyCode.SPACE, false, true, false);
        String words = onFx(() -> Window.getWindows().stream()
                .filter(Popup.class::isInstance)
                .map(popup -> popup.getScene().lookup("#hover-card"))
                .filter(card -> card != null)
                .map(card -> card.getAccessibleText())
                .reduce("", String::concat));
        int process = forest().processOf(tree.source().eventAt(row));
        assertThat(words).contains("parent link: ≈ likely: ").contains("id " + forest().id(process));
        assertThat(words.replaceAll("\\s+", " "))
                .contains(forest().parentReason(process).replaceAll("\\s+", " "));
    }

    @Test
    void aLifeIsDrawnOverTheStretchOfTimeInView() {
        int row = likelyRow();
        int process = forest().processOf(tree.source().eventAt(row));
        long start = forest().startMillis(process);
        long last = forest().lastSeenMillis(process);
        run(() -> pane.tree().window(start - 1_000, start + 3_000));
        TableCell cell = onFx(() -> tree.source().cell(row, "life"));
        LifeBar bar = cell.life();
        assertThat(bar).isNotNull();
        assertThat(bar.from()).isEqualTo(0.25);
        assertThat(bar.to()).isEqualTo((last - start + 1_000) / 4_000.0);
        assertThat(bar.fromKnown()).isEqualTo(forest().startIsExact(process));
        assertThat(bar.toKnown()).isEqualTo(forest().endIsExact(process));
        assertThat(cell.plain()).startsWith("at least ");
        run(() -> pane.tree().window(start + 10_000, start + 20_000));
        assertThat(onFx(() -> tree.source().cell(row, "life").life().from())).isEqualTo(-1);
    }

    /// The histogram's stretch of time is the tree's and the sessions' too.
    @Test
    void zoomingTheHistogramMovesTheLives() throws Exception {
        int row = likelyRow();
        LifeBar before = onFx(() -> tree.source().cell(row, "life").life());
        run(() -> {
            pane.histogram().requestFocus();
            pane.histogram()
                    .fireEvent(
                            new KeyEvent(KeyEvent.KEY_TYPED, "+", "+", KeyCode.UNDEFINED, false, false, false, false));
        });
        await(() -> !before.equals(onFx(() -> tree.source().cell(row, "life").life())));
    }

    @Test
    void sessionsTellTheirFindingsAndLives() throws Exception {
        run(() -> pane.showSessions());
        RowTable sessions = table("sessions");
        await(() -> sessions.source().rowCount() > 1);
        List<String> findings =
                onFx(() -> java.util.stream.IntStream.range(0, sessions.source().rowCount())
                        .mapToObj(row -> sessions.source().cell(row, "session").plain() + ": "
                                + sessions.source().cell(row, "findings").plain())
                        .filter(words -> !words.endsWith(": "))
                        .toList());
        assertThat(findings).isNotEmpty();
        long rest = shown().trail().findings().found().stream()
                .flatMap(finding -> java.util.Arrays.stream(finding.rows().toArray())
                        .mapToObj(event -> shown().trail().events().id(event, org.execscope.event.Identities.Id.SES)))
                .filter(ses -> ses != org.execscope.event.Identities.MISSING)
                .distinct()
                .count();
        assertThat(findings).hasSize((int) rest);
        assertThat(onFx(() -> sessions.source().cell(0, "life").life())).isNotNull();
    }
}
