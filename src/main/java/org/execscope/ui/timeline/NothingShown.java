package org.execscope.ui.timeline;

import java.util.ArrayList;
import java.util.List;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.VBox;
import javafx.scene.text.TextAlignment;
import org.execscope.bytes.Bytes;
import org.execscope.bytes.Display;
import org.execscope.query.Query;
import org.execscope.trail.AuditTrail;
import org.execscope.ui.model.Latest;
import org.execscope.ui.model.Shown;
import org.execscope.ui.model.Words;
import org.execscope.ui.model.Workspace;

/// What stands in the place of rows where no event matches, and why: what would be left without each of the
/// filter's terms, or what to do where the evidence has no program starts at all.
public final class NothingShown extends VBox {
    private static final int MOST_TERMS = 8;
    private static final int TERM_CHARACTERS = 60;
    private static final double ADVICE_WIDTH = 560;

    private final Workspace workspace;
    private final Latest counting = new Latest("count without a term");
    private final Runnable toTimeline;
    private final Label words = new Label();
    private final Label advice = new Label("The rules that log program starts were probably not loaded on this host."
            + " To check it there: auditctl -l lists a rule for execve, for arch=b64 and for arch=b32.");
    private final FlowPane ways = new FlowPane(8, 8);

    /// @param toTimeline brings the user to where other events are shown
    public NothingShown(Workspace workspace, Runnable toTimeline) {
        super(12);
        this.workspace = workspace;
        this.toTimeline = toTimeline;
        setId("nothing-shown");
        getStyleClass().add("no-match");
        for (Label label : List.of(words, advice)) {
            label.setWrapText(true);
            label.setTextAlignment(TextAlignment.CENTER);
        }
        advice.getStyleClass().add("muted");
        advice.setMaxWidth(ADVICE_WIDTH);
        advice.managedProperty().bind(advice.visibleProperty());
        ways.setAlignment(Pos.CENTER);
        getChildren().addAll(words, advice, ways);
        hide();
    }

    public void hide() {
        counting.cancel();
        setVisible(false);
    }

    public void show(Shown shown) {
        boolean every = workspace.otherEventsProperty().get();
        int all = (every ? shown.trail().order() : shown.trail().execves()).size();
        int others = shown.trail().order().size() - shown.trail().execves().size();
        ways.getChildren().clear();
        setVisible(true);
        boolean filtered = all > 0 && !shown.query().isEmpty();
        advice.setVisible(!filtered && shown.trail().whole() && others > 0);
        if (!filtered) {
            words.setText(why(shown.trail()));
            offerOthers(others, toTimeline);
            return;
        }
        int matching = shown.timeline().size();
        words.setText(
                matching > 0
                        ? "Of the " + Words.count(matching, "event") + " that match this filter none has a process."
                        : "No event matches this filter. " + Words.count(all, "event") + " are loaded.");
        Button clear = new Button("Clear filter  Ctrl+Shift+L");
        clear.setOnAction(_ -> workspace.apply(""));
        ways.getChildren().add(clear);
        if (matching == 0) {
            count(shown, every);
        }
    }

    /// What matches among the events that aren't shown, and what would match without each of several terms.
    private record Otherwise(int others, List<Way> ways) {}

    private void count(Shown shown, boolean every) {
        List<Query> all = shown.query().terms();
        List<Query> terms = all.size() < 2 ? List.of() : all.subList(0, Math.min(all.size(), MOST_TERMS));
        counting.start(
                cancel -> {
                    int others = every
                            ? 0
                            : workspace
                                    .everyKindEngine(shown.trail())
                                    .run(shown.query(), cancel)
                                    .count();
                    List<Way> found = new ArrayList<>();
                    for (Query term : terms) {
                        Query rest = shown.query().without(term);
                        int left = workspace
                                .timelineEngine(shown.trail())
                                .run(rest, cancel)
                                .count();
                        found.add(new Way(term.normalForm(), rest.normalForm(), left));
                    }
                    return new Otherwise(others, found);
                },
                found -> {
                    found.ways().forEach(this::add);
                    if (found.others() > 0) {
                        words.setText("No program start matches this filter, but "
                                + Words.count(found.others(), "other event")
                                + (found.others() == 1 ? " does." : " do."));
                        offerOthers(found.others(), () -> {});
                    }
                },
                problem -> workspace.report("counting", problem));
    }

    private static String why(AuditTrail trail) {
        int starts = trail.execves().size();
        if (starts > 0) {
            return "None of the " + Words.count(starts, "program start") + " in the evidence has a process.";
        }
        return trail.whole() ? "The evidence holds no program starts." : "No program start has been read so far.";
    }

    /// @param then is done once they are wanted
    private void offerOthers(int count, Runnable then) {
        if (count > 0) {
            Button others = new Button("Show the " + Words.count(count, "other event"));
            others.setOnAction(_ -> {
                workspace.otherEventsProperty().set(true);
                then.run();
            });
            ways.getChildren().add(others);
        }
    }

    /// One term less.
    private record Way(String term, String rest, int left) {}

    private void add(Way way) {
        String term = Display.value(Bytes.utf8(way.term()), TERM_CHARACTERS).text();
        Button button = new Button("Remove " + term + "  (" + Words.number(way.left()) + ")");
        button.setMnemonicParsing(false);
        button.setAccessibleText("Remove " + term + ": " + Words.count(way.left(), "event") + " would be left");
        button.setOnAction(_ -> workspace.apply(way.rest()));
        ways.getChildren().add(ways.getChildren().size() - 1, button);
    }

    /// Ends its thread.
    public void dispose() {
        counting.close();
    }
}
