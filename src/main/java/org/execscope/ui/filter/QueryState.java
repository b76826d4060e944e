package org.execscope.ui.filter;

import java.util.List;
import javafx.animation.PauseTransition;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.Region;
import javafx.util.Duration;
import org.execscope.query.Pasted;
import org.execscope.query.QueryError;
import org.execscope.query.QueryException;
import org.execscope.query.QueryHint;
import org.execscope.ui.model.Draft;
import org.execscope.ui.model.Words;
import org.execscope.ui.model.Workspace;
import org.jspecify.annotations.Nullable;

/// Says below the filter's field what its text is: a query, and how much it finds, or what is wrong with it; with a
/// button that writes it as it is likely meant.
final class QueryState {
    private static final int FIX_CHARACTERS = 40;
    /// Quick answers don't flicker.
    private static final Duration PATIENCE = Duration.millis(300);
    private static final long SECOND = 1_000_000_000L;

    private final Workspace workspace;
    private final QueryField field;
    private final ErrorLine errorLine;
    private final Label words = new Label();
    private final Button fix = new Button();
    private final Button stop = new Button("Stop");
    private final PauseTransition slow = new PauseTransition(PATIENCE);
    private String hint = "";
    private boolean counting;
    private long announced;
    private Runnable mend = () -> {};
    private @Nullable String listFor;

    QueryState(Workspace workspace, QueryField field, ErrorLine errorLine) {
        this.workspace = workspace;
        this.field = field;
        this.errorLine = errorLine;
        words.setId("filter-state");
        words.setWrapText(true);
        words.setMinWidth(Region.USE_PREF_SIZE);
        fix.setId("filter-fix");
        fix.setMnemonicParsing(false);
        fix.setMinWidth(Region.USE_PREF_SIZE);
        fix.setOnAction(_ -> mend());
        offer(null);
        stop.setId("filter-stop");
        stop.setMinWidth(Region.USE_PREF_SIZE);
        stop.setVisible(false);
        stop.setManaged(false);
        stop.setOnAction(_ -> workspace.stopFilter());
        slow.setOnFinished(_ -> {
            counting = true;
            say(countingWords(), "muted");
            announced = System.nanoTime();
            stop.setVisible(true);
            stop.setManaged(true);
        });
        workspace.pace().doneProperty().addListener((_, _, _) -> showPace());
    }

    Label words() {
        return words;
    }

    Button stop() {
        return stop;
    }

    Button fix() {
        return fix;
    }

    /// Writes the text as it is likely meant, where that is known.
    void mend() {
        Runnable now = mend;
        now.run();
    }

    /// Offers what was pasted as a list of values, until the text is another one.
    void offer(String pasted, Pasted.Values list) {
        listFor = pasted;
        String lines = "Paste " + Words.count(list.lines(), "line") + " as a list of values";
        offer(lines, list.text(), () -> field.write(list.text(), list.caret()));
    }

    void show(Draft draft) {
        hint = "";
        counting = false;
        if (!draft.text().equals(listFor)) {
            listFor = null;
        }
        showFaults(draft);
        slow.stop();
        stop.setVisible(false);
        stop.setManaged(false);
        switch (draft.state()) {
            case APPLIED -> say("", "muted");
            case COUNTING -> slow.playFromStart();
            case VALID ->
                say(
                        draft.count() == 0
                                ? "⚠ matches nothing" + (draft.message().isEmpty() ? "" : ": " + draft.message()) + hint
                                        + "  ● not applied, Enter applies"
                                : "✓ " + Words.number(draft.count()) + " of " + Words.number(workspace.total()) + hint
                                        + "  ● not applied, Enter applies",
                        draft.count() == 0 ? "warn" : "ok");
            case STOPPED -> say(draft.message(), "warn");
            case WAITING -> say("… " + draft.message(), "warn");
            case ERROR -> say("✗ " + draft.message() + "  ● not applied", "error");
        }
    }

    private String countingWords() {
        return "… counting, " + workspace.pace().words();
    }

    /// What is seen follows the work; what is heard does so once a second.
    private void showPace() {
        if (counting) {
            words.setText(countingWords());
            if (System.nanoTime() - announced >= SECOND) {
                announced = System.nanoTime();
                field.setAccessibleHelp(words.getText());
            }
        }
    }

    private void say(String text, String style) {
        words.setText(text);
        words.getStyleClass().removeAll("ok", "warn", "error", "muted");
        words.getStyleClass().add(style);
        words.setVisible(!text.isEmpty());
        words.setManaged(!text.isEmpty());
        field.setAccessibleHelp(text);
    }

    /// What is wrong with the text or hardly meant so, underlined, with a button that mends it.
    private void showFaults(Draft draft) {
        errorLine.mark(-1, -1);
        String mended = null;
        try {
            if (draft.state() != Draft.State.APPLIED) {
                List<QueryHint> hints = workspace.parse(draft.text()).hints();
                if (!hints.isEmpty()) {
                    errorLine.mark(hints.getFirst().start(), hints.getFirst().end());
                    mended = hints.getFirst().fix();
                    hint = "  ⚠ " + hints.getFirst().message();
                }
            }
        } catch (QueryException wrong) {
            QueryError first = wrong.errors().getFirst();
            errorLine.mark(first.start(), first.end());
            mended = first.fix();
        }
        if (listFor == null) {
            offer(mended);
        }
    }

    private void offer(@Nullable String text) {
        if (text == null) {
            fix.setVisible(false);
            fix.setManaged(false);
            mend = () -> {};
        } else {
            String cut = text.length() <= FIX_CHARACTERS ? text : text.substring(0, FIX_CHARACTERS) + "…";
            offer("Use  " + cut.replace('\n', ' '), text, () -> field.write(text));
        }
    }

    private void offer(String label, String text, Runnable write) {
        fix.setText(label);
        fix.setAccessibleText(label + ": " + text);
        fix.setTooltip(new Tooltip(text + "  (Alt+Enter)"));
        fix.setVisible(true);
        fix.setManaged(true);
        mend = () -> {
            write.run();
            field.requestFocus();
        };
    }
}
