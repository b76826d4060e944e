package org.execscope.query;

/// What could be typed next.
///
/// @param shown what to show, safe to show
/// @param kind what it is
/// @param count how many events have this value, within the rest of the filter; -1 where it is no value
/// @param text the whole text of the filter once it is taken
/// @param caret where the caret is then
public record Suggestion(String shown, Kind kind, int count, String text, int caret) {
    public enum Kind {
        FIELD,
        OPERATOR,
        VALUE,
        WORD
    }
}
