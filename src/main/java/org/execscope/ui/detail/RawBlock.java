package org.execscope.ui.detail;

import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.execscope.bytes.Bytes;
import org.execscope.bytes.Display;
import org.execscope.bytes.ShownText;
import org.execscope.trail.EventLines;
import org.execscope.ui.model.Words;
import org.jspecify.annotations.Nullable;

/// A line as it stands in a file, with where it stands; a part of it can be marked, with what it means beneath.
final class RawBlock extends VBox {
    private static final int FOLDED = 2_000;
    private static final int UNFOLDED = 200_000;
    private static final byte QUOTE = '\'';
    private static final byte BACKSLASH = '\\';

    private final Bytes content;
    private final Label place;
    private int limit = FOLDED;
    private RawFields.@Nullable Place marked;
    private String meaning = "";

    RawBlock(EventLines.Line line) {
        super(1);
        content = line.content();
        place = new Label(line.file() + (line.line() > 0 ? "  line " + Words.number(line.line()) : "") + "  offset "
                + Words.number(line.offset()));
        place.getStyleClass().addAll("muted", "small-text");
        place.setWrapText(true);
        draw();
    }

    /// Marks a part of the line, or no longer.
    ///
    /// @param now where it stands; null for none
    /// @param words what it means, safe to show
    void mark(RawFields.@Nullable Place now, String words) {
        marked = now;
        meaning = words;
        setFocusTraversable(now != null);
        if (now != null && now.to() > limit - 4) {
            limit = UNFOLDED;
        }
        draw();
    }

    private void draw() {
        ShownText shown = Display.value(content, limit);
        EvidenceText text = new EvidenceText(shown);
        getChildren().setAll(place, text);
        RawFields.Place part = marked;
        if (part != null) {
            int from = shownAt(shown, part.from());
            int to = shownAt(shown, part.to());
            if (to <= shown.text().length()) {
                getChildren().set(1, new EvidenceText(shown, from, to));
            }
            Label means = new Label("└ " + meaning);
            means.setId("raw-meaning");
            means.getStyleClass().addAll("mono", "small-text");
            means.setWrapText(true);
            means.setMinHeight(Region.USE_PREF_SIZE);
            getChildren().add(means);
        }
        if (shown.omittedBytes() > 0 && limit < UNFOLDED) {
            Hyperlink more = new Hyperlink("Show up to " + Words.number(UNFOLDED) + " bytes");
            more.setOnAction(_ -> {
                limit = UNFOLDED;
                draw();
            });
            getChildren().add(more);
        }
    }

    /// Where a byte of the line stands in what is shown of it: escapes take more room than what they stand for.
    private int shownAt(ShownText shown, int at) {
        if (!shown.text().startsWith("$'")) {
            return at;
        }
        Bytes before = content.slice(0, at);
        String text = Display.value(before, UNFOLDED).text();
        if (text.startsWith("$'")) {
            return text.length() - 1;
        }
        int signs = 0;
        for (int i = 0; i < before.length(); i++) {
            signs += before.at(i) == QUOTE || before.at(i) == BACKSLASH ? 1 : 0;
        }
        return 2 + text.length() + signs;
    }
}
