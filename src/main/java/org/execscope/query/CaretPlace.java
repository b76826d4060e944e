package org.execscope.query;

import java.util.Locale;

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

    private static final String NO_WORD = "(),\"'=!<>~:";
    private static final String[] SIGNS = {"==", "!=", "!:", "!~", "<=", ">=", "=", ":", "~", "<", ">"};

    static CaretPlace of(String text, int caret) {
        return new Scan(text.substring(0, caret)).run();
    }

    /// Reads the text up to the caret, piece by piece.
    private static final class Scan {
        private final String text;
        private Expected expected = Expected.CONDITION;
        private String field = "";
        private int condition;
        private int at;

        Scan(String text) {
            this.text = text;
        }

        CaretPlace run() {
            while (true) {
                while (at < text.length() && text.charAt(at) <= ' ') {
                    at++;
                }
                int start = at;
                Expected before = expected;
                if (before == Expected.CONDITION || before == Expected.FIELD) {
                    condition = at;
                }
                if (at == text.length()) {
                    return place(before, start);
                }
                piece();
                if (at >= text.length() && endsOpen(before, start)) {
                    return place(before, start);
                }
            }
        }

        private CaretPlace place(Expected what, int start) {
            boolean ofField = what == Expected.OPERATOR || what == Expected.VALUE || what == Expected.SET;
            return new CaretPlace(what, start, ofField ? field : "", condition);
        }

        /// Whether the piece before the caret is still being written: a word or a value, not a sign.
        private boolean endsOpen(Expected before, int start) {
            char first = text.charAt(start);
            if (before == Expected.VALUE || before == Expected.SET) {
                return "(),".indexOf(first) < 0;
            }
            boolean halfSign = before == Expected.OPERATOR && first == '!' && start + 1 == text.length();
            return halfSign || NO_WORD.indexOf(first) < 0;
        }

        private void piece() {
            char c = text.charAt(at);
            boolean value = expected == Expected.VALUE || expected == Expected.SET;
            if (c == '"' || c == '\'') {
                string(c);
                expected = expected == Expected.SET ? Expected.SET : Expected.JOIN;
            } else if (c == '(') {
                at++;
                expected = value ? Expected.SET : Expected.CONDITION;
            } else if (c == ')') {
                at++;
                expected = Expected.JOIN;
            } else if (c == ',') {
                at++;
            } else if (value) {
                while (at < text.length() && text.charAt(at) > ' ' && "(),".indexOf(text.charAt(at)) < 0) {
                    at++;
                }
                expected = expected == Expected.SET ? Expected.SET : Expected.JOIN;
            } else if (!sign()) {
                word();
            }
        }

        private void string(char quote) {
            at++;
            while (at < text.length() && text.charAt(at) != quote) {
                at += quote == '"' && text.charAt(at) == '\\' ? 2 : 1;
            }
            at = Math.min(text.length(), at + 1);
        }

        private boolean sign() {
            if (expected == Expected.OPERATOR) {
                for (String sign : SIGNS) {
                    if (text.startsWith(sign, at)) {
                        at += sign.length();
                        expected = Expected.VALUE;
                        return true;
                    }
                }
            }
            if (NO_WORD.indexOf(text.charAt(at)) >= 0) {
                at++;
                return true;
            }
            return false;
        }

        private void word() {
            int start = at;
            while (at < text.length() && text.charAt(at) > ' ' && NO_WORD.indexOf(text.charAt(at)) < 0) {
                at++;
            }
            String word = text.substring(start, at).toLowerCase(Locale.ROOT);
            switch (word) {
                case "and", "or", "&&", "||" -> expected = Expected.CONDITION;
                case "not" -> {
                    if (expected != Expected.OPERATOR) {
                        expected = Expected.CONDITION;
                    }
                }
                case "has" -> expected = Expected.FIELD;
                case "in" -> expected = expected == Expected.OPERATOR ? Expected.VALUE : Expected.JOIN;
                default -> {
                    if (expected == Expected.FIELD) {
                        expected = Expected.JOIN;
                    } else {
                        if (expected != Expected.CONDITION) {
                            condition = start;
                        }
                        field = text.substring(start, at);
                        expected = Expected.OPERATOR;
                    }
                }
            }
        }
    }
}
