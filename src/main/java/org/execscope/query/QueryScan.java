package org.execscope.query;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import org.execscope.query.CaretPlace.Expected;

/// Reads a query's text piece by piece, whether it is a query or not yet. For one reading.
final class QueryScan {
    private static final String NO_WORD = "(),\"'=!<>~:";
    private static final String[] SIGNS = {"==", "!=", "!:", "!~", "<=", ">=", "=", ":", "~", "<", ">"};

    private final String text;
    private Expected expected = Expected.CONDITION;
    private String field = "";
    private int condition;
    private int at;
    private final List<QuerySpan> spans = new ArrayList<>();
    /// Where the word begins and ends that is a field if an operator follows.
    private int nameStart;

    private int nameEnd;

    QueryScan(String text) {
        this.text = text;
    }

    /// What is expected at the end of the text.
    CaretPlace place() {
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

    /// What is drawn in its own way.
    List<QuerySpan> spans() {
        place();
        spans.sort(Comparator.comparingInt(QuerySpan::start));
        return List.copyOf(spans);
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
            int start = at;
            string(c);
            span(start, QuerySpan.Kind.STRING);
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
            int start = at;
            while (at < text.length() && text.charAt(at) > ' ' && "(),".indexOf(text.charAt(at)) < 0) {
                at++;
            }
            if (text.substring(start, at).equalsIgnoreCase("unset")) {
                span(start, QuerySpan.Kind.KEYWORD);
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
                    name();
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
        Expected before = expected;
        switch (word) {
            case "and", "or", "&&", "||" -> expected = Expected.CONDITION;
            case "not" -> {
                if (expected != Expected.OPERATOR) {
                    expected = Expected.CONDITION;
                }
            }
            case "has" -> expected = Expected.FIELD;
            case "in" -> {
                expected = expected == Expected.OPERATOR ? Expected.VALUE : Expected.JOIN;
                if (expected == Expected.VALUE) {
                    name();
                }
            }
            default -> {
                other(start, before);
                return;
            }
        }
        span(start, QuerySpan.Kind.KEYWORD);
    }

    /// A word that is none of the language's.
    private void other(int start, Expected before) {
        nameStart = start;
        nameEnd = at;
        if (before == Expected.FIELD) {
            name();
            expected = Expected.JOIN;
        } else {
            if (before != Expected.CONDITION) {
                condition = start;
            }
            field = text.substring(start, at);
            expected = Expected.OPERATOR;
        }
    }

    /// The last word is a field's name.
    private void name() {
        spans.add(new QuerySpan(nameStart, nameEnd, QuerySpan.Kind.FIELD));
    }

    private void span(int start, QuerySpan.Kind kind) {
        spans.add(new QuerySpan(start, at, kind));
    }
}
