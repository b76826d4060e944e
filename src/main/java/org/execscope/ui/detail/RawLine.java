package org.execscope.ui.detail;

import java.nio.charset.StandardCharsets;
import javafx.scene.AccessibleRole;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.execscope.bytes.Bytes;
import org.execscope.bytes.Display;
import org.execscope.bytes.ShownText;
import org.execscope.trail.EventLines;
import org.execscope.ui.model.Words;

/// One line as it stands in its file: where it is, its text, and what was looked for in it.
final class RawLine extends VBox {
    private static final int FOLDED = 2_000;
    private static final int UNFOLDED = 200_000;
    private static final int SPOKEN = 400;
    /// Forces the escaped form on what stands before it, and is written as these characters.
    private static final Bytes SENTINEL = Bytes.of(new byte[] {1});

    private static final int SENTINEL_CHARACTERS = "\\x01'".length();

    private final EventLines.Line line;
    private final Label found = new Label();
    private final Hyperlink more = new Hyperlink("Show up to " + Words.number(UNFOLDED) + " bytes");

    RawLine(EventLines.Line line) {
        super(1);
        this.line = line;
        Label place = new Label(line.file() + (line.line() > 0 ? "  line " + Words.number(line.line()) : "")
                + "  offset " + Words.number(line.offset()));
        place.getStyleClass().addAll("muted", "small-text");
        place.setWrapText(true);
        found.getStyleClass().addAll("raw-found", "small-text");
        found.setWrapText(true);
        found.setMinHeight(Region.USE_PREF_SIZE);
        more.setOnAction(_ -> show(UNFOLDED));
        getStyleClass().add("raw-line");
        setAccessibleRole(AccessibleRole.TEXT);
        getChildren().add(place);
        show(FOLDED);
    }

    private EvidenceText show(int limit) {
        ShownText shown = Display.value(line.content(), limit);
        EvidenceText text = new EvidenceText(shown);
        getChildren().removeAll(more, found);
        if (getChildren().size() > 1) {
            getChildren().set(1, text);
        } else {
            getChildren().add(text);
        }
        if (shown.omittedBytes() > 0 && limit < UNFOLDED) {
            getChildren().add(more);
        }
        return text;
    }

    /// Marks where a field stands and says what stands there.
    void mark(FieldPlace place) {
        Bytes content = line.content();
        int to = characters(content, place.to());
        EvidenceText text = show(to > FOLDED ? UNFOLDED : FOLDED);
        int from = characters(content, place.from());
        // What is longer than can be shown is marked as far as it is.
        text.mark(Math.min(from, UNFOLDED), Math.min(to, UNFOLDED));
        String words = place.name() + ": bytes " + Words.number(line.offset() + place.from()) + " to "
                + Words.number(line.offset() + place.to() - 1) + " of the file, "
                + Words.count((long) place.to() - place.from(), "byte");
        found.setText(words);
        getChildren().add(2, found);
        setFocusTraversable(true);
        String value = value(place);
        setAccessibleText(words + ": " + value.substring(0, Math.min(value.length(), SPOKEN)));
    }

    void unmark() {
        if (getChildren().contains(found)) {
            show(FOLDED);
            setFocusTraversable(false);
        }
    }

    /// What stands there, safe to show.
    String value(FieldPlace place) {
        return Display.value(line.content().slice(place.from(), place.to()), Display.CELL)
                .text();
    }

    /// How many characters stand before this byte in what is shown.
    private static int characters(Bytes content, int at) {
        if (!Display.value(content, UNFOLDED).text().startsWith("$'")) {
            return new String(content.slice(0, at).toArray(), StandardCharsets.UTF_8).length();
        }
        byte[] before = new byte[at + 1];
        System.arraycopy(content.slice(0, at).toArray(), 0, before, 0, at);
        before[at] = SENTINEL.at(0);
        return Display.value(Bytes.of(before)).length() - SENTINEL_CHARACTERS;
    }
}
