package org.execscope.ui.detail;

import javafx.scene.shape.Path;
import javafx.scene.text.Text;
import javafx.scene.text.TextFlow;
import org.execscope.bytes.ShownText;

/// Wrapped evidence text: its escapes drawn apart, no run longer than what a text node can lay out quickly.
final class EvidenceText extends TextFlow {
    /// No text node holds more characters than this.
    static final int LONGEST_RUN = 2_000;
    private static final int MOST_ESCAPES = 200;

    private final Path mark = new Path();
    private int markFrom;
    private int markTo;

    EvidenceText(ShownText shown, String... styles) {
        getStyleClass().add("evidence-flow");
        String text = shown.text();
        int at = 0;
        int escapes = 0;
        for (ShownText.Escape escape : shown.escapes()) {
            if (++escapes > MOST_ESCAPES) {
                break;
            }
            runs(text.substring(at, escape.start()), styles);
            Text marked = run(text.substring(escape.start(), escape.end()), styles);
            marked.getStyleClass().add("escape");
            at = escape.end();
        }
        runs(text.substring(at), styles);
        setMinWidth(0);
        setAccessibleText(text.length() <= LONGEST_RUN ? text : text.substring(0, LONGEST_RUN));
    }

    /// Marks the characters `[from, to)` as what was looked for.
    void mark(int from, int to) {
        markFrom = from;
        markTo = to;
        mark.getStyleClass().setAll("raw-mark");
        mark.setManaged(false);
        if (!getChildren().contains(mark)) {
            getChildren().addFirst(mark);
        }
        requestLayout();
    }

    @Override
    protected void layoutChildren() {
        super.layoutChildren();
        if (markTo > markFrom) {
            mark.getElements().setAll(getRangeShape(markFrom, markTo, false));
        }
    }

    private void runs(String text, String... styles) {
        for (int from = 0; from < text.length(); from += LONGEST_RUN) {
            run(text.substring(from, Math.min(text.length(), from + LONGEST_RUN)), styles);
        }
    }

    private Text run(String text, String... styles) {
        Text run = new Text(text);
        run.getStyleClass().addAll("mono", "evidence-text");
        run.getStyleClass().addAll(styles);
        getChildren().add(run);
        return run;
    }
}
