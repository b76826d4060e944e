package org.execscope.ui.table;

import java.util.List;
import org.execscope.bytes.ShownText;
import org.jspecify.annotations.Nullable;

/// What one cell shows.
///
/// @param lead muted text before the value, ours
/// @param badges words in boxes before the value, ours
/// @param text the value
/// @param tail muted text behind it; evidence only if it went through Display
/// @param tailStays whether the value is cut rather than the tail where there is no room for both
/// @param style how the value looks
/// @param indent how far it is indented, in levels
/// @param twisty the sign of a branch before it
/// @param highlight the number of the highlight it is drawn with; 0 for none
/// @param life a stretch of time drawn in the place of the text, which then is for readers; null for none
public record TableCell(
        String lead,
        List<String> badges,
        ShownText text,
        String tail,
        boolean tailStays,
        Style style,
        int indent,
        Twisty twisty,
        int highlight,
        @Nullable LifeBar life) {
    /// Nothing.
    public static final TableCell EMPTY = of("");

    /// How a value looks.
    public enum Style {
        PLAIN,
        MUTED,
        /// Ours, not the log's: a guess, or what stands for something that isn't there.
        INFERRED,
        ERROR
    }

    /// The sign of a branch.
    public enum Twisty {
        NONE,
        LEAF,
        OPEN,
        CLOSED
    }

    public TableCell {
        badges = List.copyOf(badges);
    }

    /// Text of our own, or that went through Display.
    public static TableCell of(String text) {
        return of(ShownText.plain(text));
    }

    public static TableCell of(ShownText text) {
        return new TableCell("", List.of(), text, "", false, Style.PLAIN, 0, Twisty.NONE, 0, null);
    }

    public TableCell withLead(String muted) {
        return new TableCell(muted, badges, text, tail, tailStays, style, indent, twisty, highlight, life);
    }

    public TableCell withTail(String muted) {
        return new TableCell(lead, badges, text, muted, tailStays, style, indent, twisty, highlight, life);
    }

    /// With a tail that is seen as long as it leaves the value some room.
    public TableCell withKeptTail(String muted) {
        return new TableCell(lead, badges, text, muted, true, style, indent, twisty, highlight, life);
    }

    public TableCell withBadges(List<String> words) {
        return new TableCell(lead, words, text, tail, tailStays, style, indent, twisty, highlight, life);
    }

    public TableCell styled(Style other) {
        return new TableCell(lead, badges, text, tail, tailStays, other, indent, twisty, highlight, life);
    }

    public TableCell inTree(int level, Twisty sign) {
        return new TableCell(lead, badges, text, tail, tailStays, style, level, sign, highlight, life);
    }

    public TableCell highlighted(int number) {
        return new TableCell(lead, badges, text, tail, tailStays, style, indent, twisty, number, life);
    }

    /// A stretch of time.
    ///
    /// @param words what it is, for readers
    public static TableCell of(LifeBar life, String words) {
        return new TableCell("", List.of(), ShownText.plain(words), "", false, Style.PLAIN, 0, Twisty.NONE, 0, life);
    }

    /// All of it as one line, for the clipboard and for readers.
    public String plain() {
        StringBuilder all = new StringBuilder(lead);
        for (String badge : badges) {
            all.append('[').append(badge).append("] ");
        }
        all.append(text.text());
        return tail.isEmpty() ? all.toString() : all.append(' ').append(tail).toString();
    }
}
