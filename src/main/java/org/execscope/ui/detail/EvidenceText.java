package org.execscope.ui.detail;

import javafx.scene.text.Text;
import javafx.scene.text.TextFlow;
import org.execscope.bytes.ShownText;

/// Wrapped evidence text: its escapes drawn apart, no run longer than what a text node can lay out quickly.
final class EvidenceText extends TextFlow {
    /// No text node holds more characters than this.
    static final int LONGEST_RUN = 2_000;
    private static final int MOST_ESCAPES = 200;

    private final int markFrom;
    private final int markTo;

    EvidenceText(ShownText shown, String... styles) {
        this(shown, 0, 0, styles);
    }

    /// With the characters from `markFrom` up to `markTo` marked.
    EvidenceText(ShownText shown, int markFrom, int markTo, String... styles) {
        getStyleClass().add("evidence-flow");
        this.markFrom = markFrom;
        this.markTo = markTo;
        String text = shown.text();
        int at = 0;
        int escapes = 0;
        for (ShownText.Escape escape : shown.escapes()) {
            if (++escapes > MOST_ESCAPES) {
                break;
            }
            runs(text, at, escape.start(), styles);
            Text sign = run(text, escape.start(), escape.end(), styles);
            sign.getStyleClass().add("escape");
            at = escape.end();
        }
        runs(text, at, text.length(), styles);
        setMinWidth(0);
        setAccessibleText(text.length() <= LONGEST_RUN ? text : text.substring(0, LONGEST_RUN));
    }

    private void runs(String text, int from, int to, String... styles) {
        for (int at = from; at < to; ) {
            int end = Math.min(to, at + LONGEST_RUN);
            if (at < markFrom && markFrom < end) {
                end = markFrom;
            } else if (at < markTo && markTo < end) {
                end = markTo;
            }
            run(text, at, end, styles);
            at = end;
        }
    }

    private Text run(String text, int from, int to, String... styles) {
        Text run = new Text(text.substring(from, to));
        run.getStyleClass().addAll("mono", "evidence-text");
        run.getStyleClass().addAll(styles);
        if (from >= markFrom && to <= markTo && from < to) {
            run.getStyleClass().add("raw-mark");
        }
        getChildren().add(run);
        return run;
    }
}
