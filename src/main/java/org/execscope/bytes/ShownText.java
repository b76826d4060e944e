package org.execscope.bytes;

import java.util.List;

/// Evidence as a person may see it, made only by [Display].
///
/// @param text safe to draw anywhere: no control, bidi, invisible or unassigned character is left in it
/// @param escapes where `text` holds an escape that stands for something else, in order, not overlapping
/// @param omittedBytes how many bytes of the value follow that are not shown; 0 if all is shown
public record ShownText(String text, List<Escape> escapes, long omittedBytes) {
    /// @param start index of its first character in the text
    /// @param end index after its last one
    public record Escape(int start, int end) {}

    public ShownText {
        escapes = List.copyOf(escapes);
    }

    /// Text of our own that needs no escaping.
    public static ShownText plain(String text) {
        return new ShownText(text, List.of(), 0);
    }
}
