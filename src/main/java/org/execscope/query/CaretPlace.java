package org.execscope.query;

/// What is expected where the caret stands in a query's text that is still being written, and so often no
/// query yet.
///
/// @param expected what can be written there
/// @param start where the word or value at the caret begins; the caret itself where none does
/// @param field the field whose operator or value is expected, as it is written; else empty
/// @param condition where the condition at the caret begins
record CaretPlace(Expected expected, int start, String field, int condition) {
    enum Expected {
        CONDITION,
        /// After `has`.
        FIELD,
        OPERATOR,
        VALUE,
        /// A value in a list.
        SET,
        /// `and` or `or`.
        JOIN
    }

    static CaretPlace of(String text, int caret) {
        return new QueryScan(text.substring(0, caret)).place();
    }
}
