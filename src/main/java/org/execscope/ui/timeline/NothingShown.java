package org.execscope.ui.timeline;

import java.util.ArrayList;
import java.util.List;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.VBox;
import org.execscope.bytes.Bytes;
import org.execscope.bytes.Display;
import org.execscope.query.Query;
import org.execscope.ui.model.Latest;
import org.execscope.ui.model.Shown;
import org.execscope.ui.model.Words;
import org.execscope.ui.model.Workspace;

/// What stands in the place of rows where no event matches: what would be left without each of the filter's
/// terms.
final class NothingShown extends VBox {
    private static final int MOST_TERMS = 8;
    private static final int TERM_CHARACTERS = 60;

    private final Workspace workspace;
    private final Latest counting = new Latest("count without a term");
    private final Label words = new Label();
    private final FlowPane ways = new FlowPane(8, 8);

    NothingShown(Workspace workspace) {
        super(12);
        this.workspace = workspace;
        setId("nothing-shown");
        getStyleClass().add("no-match");
        words.setWrapText(true);
        ways.setAlignment(Pos.CENTER);
        getChildren().addAll(words, ways);
        hide();
    }

    void hide() {
        counting.cancel();
        setVisible(false);
    }

    void show(Shown shown) {
        boolean every = workspace.otherEventsProperty().get();
        int all = (every ? shown.trail().order() : shown.trail().execves()).size();
        ways.getChildren().clear();
        setVisible(true);
        if (all == 0) {
            words.setText(
                    shown.trail().whole()
                            ? "The evidence holds no program starts."
                            : "No program start has been read so far.");
            offerOthers(shown.trail().order().size());
            return;
        }
        words.setText("No event matches this filter. " + Words.count(all, "event") + " are loaded.");
        Button clear = new Button("Clear filter  Ctrl+Shift+L");
        clear.setOnAction(_ -> workspace.apply(""));
        ways.getChildren().add(clear);
        List<Query> terms = shown.query().terms();
        if (terms.size() < 2) {
            return;
        }
        counting.start(
                cancel -> {
                    List<Way> found = new ArrayList<>();
                    for (Query term : terms.subList(0, Math.min(terms.size(), MOST_TERMS))) {
                        Query rest = shown.query().without(term);
                        int left = workspace
                                .timelineEngine(shown.trail())
                                .run(rest, cancel)
                                .count();
                        found.add(new Way(term.normalForm(), rest.normalForm(), left));
                    }
                    return found;
                },
                found -> found.forEach(this::add),
                problem -> workspace.report("counting", problem));
    }

    private void offerOthers(int count) {
        if (count > 0) {
            Button others = new Button("Show the " + Words.count(count, "other event"));
            others.setOnAction(_ -> workspace.otherEventsProperty().set(true));
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

    void dispose() {
        counting.close();
    }
}
