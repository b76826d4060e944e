package org.execscope.query;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// Reads a query's text: recursive descent, one character at a time, at most [#DEEPEST] levels.
final class Parser {
    private static final int DEEPEST = 200;
    private static final int LONGEST = 64 * 1024;
    /// How the log writes that there is no value.
    private static final String NULL = "(null)";
    /// The log's word for a task without a terminal.
    private static final String NONE = "(none)";

    private static final String NO_TEXT = "(),\"'=!<>~:";

    private final String text;
    private int at;
    private int depth;

    private Parser(String text) {
        this.text = text;
    }

    /// @return null where the query says nothing
    static @Nullable Node parse(String text) throws QueryException {
        if (text.length() > LONGEST) {
            throw error(0, 0, "A query can have at most 64 KiB.", null);
        }
        Parser parser = new Parser(text);
        parser.skipBlanks();
        if (parser.at == text.length()) {
            return null;
        }
        Node node = parser.disjunction();
        parser.skipBlanks();
        if (parser.at < text.length()) {
            throw error(
                    parser.at, parser.at + 1, "Expected a condition, not \"" + text.charAt(parser.at) + "\".", null);
        }
        return node;
    }

    private static QueryException error(int start, int end, String message, @Nullable String fix) {
        return new QueryException(List.of(new QueryError(start, end, message, fix)));
    }

    private Node disjunction() throws QueryException {
        List<Node> parts = new ArrayList<>();
        parts.add(conjunction());
        while (takeWord("or") || take("||")) {
            needCondition(text.charAt(at - 1) == '|' ? "||" : "or");
            parts.add(conjunction());
        }
        return parts.size() == 1 ? parts.getFirst() : new Node.Or(parts);
    }

    private Node conjunction() throws QueryException {
        List<Node> parts = new ArrayList<>();
        parts.add(negation());
        while (true) {
            if (takeWord("and") || take("&&")) {
                needCondition(text.charAt(at - 1) == '&' ? "&&" : "and");
            } else if (!conditionFollows()) {
                break;
            }
            parts.add(negation());
        }
        return parts.size() == 1 ? parts.getFirst() : new Node.And(parts);
    }

    private boolean conditionFollows() {
        skipBlanks();
        return at < text.length() && text.charAt(at) != ')' && !isWord("or") && !text.startsWith("||", at);
    }

    /// The reader stands right after the word or sign `after`.
    private void needCondition(String after) throws QueryException {
        int end = at;
        skipBlanks();
        if (at == text.length() || text.charAt(at) == ')') {
            throw error(end - after.length(), end, "Expected a condition after \"" + after + "\".", null);
        }
    }

    private Node negation() throws QueryException {
        skipBlanks();
        boolean sign = at < text.length() && text.charAt(at) == '!';
        if (sign || isWord("not")) {
            at += sign ? 1 : 3;
            enter();
            needCondition(sign ? "!" : "not");
            Node node = new Node.Not(negation());
            depth--;
            return node;
        }
        return primary();
    }

    private void enter() throws QueryException {
        if (++depth > DEEPEST) {
            throw error(at, at, "The query is nested more than " + DEEPEST + " levels deep.", null);
        }
    }

    private Node primary() throws QueryException {
        skipBlanks();
        int start = at;
        if (at == text.length()) {
            throw error(at, at, "Expected a condition.", null);
        }
        char c = text.charAt(at);
        if (c == '(') {
            return parenthesis();
        }
        if (c == '"' || c == '\'') {
            return new Node.Text(Literals.text(string()));
        }
        if (takeWord("has")) {
            skipBlanks();
            int from = at;
            String name = word();
            if (name.isEmpty()) {
                throw error(at, at, "Expected a field after \"has\".", null);
            }
            return new Node.Has(field(name, from));
        }
        String word = word();
        if (word.isEmpty()) {
            throw error(at, at + 1, "Expected a condition, not \"" + c + "\".", null);
        }
        return afterWord(word, start);
    }

    private Node parenthesis() throws QueryException {
        at++;
        enter();
        needCondition("(");
        Node inside = disjunction();
        depth--;
        skipBlanks();
        if (at == text.length()) {
            throw error(at, at, "A \"(\" is not closed.", text + ")");
        }
        if (text.charAt(at) != ')') {
            throw error(at, at + 1, "Expected a condition, not \"" + text.charAt(at) + "\".", null);
        }
        at++;
        return inside;
    }

    private Node afterWord(String word, int start) throws QueryException {
        int end = at;
        Operator operator = operator();
        if (operator == null) {
            at = end;
            String lower = word.toLowerCase(Locale.ROOT);
            if (lower.equals("and") || lower.equals("or") || lower.equals("in") || lower.equals("unset")) {
                throw error(start, end, "Expected a condition, not \"" + word + "\".", null);
            }
            return new Node.Text(word);
        }
        int operatorAt = at - operator.sign().length();
        Node.FieldRef field = field(word, start);
        if (!field.field().type().allows(operator)) {
            throw error(
                    Math.max(end, operatorAt),
                    at,
                    field.field().label() + " is " + field.field().type().words() + ": use "
                            + field.field().type().operators() + ".",
                    null);
        }
        if (operator == Operator.IN || operator == Operator.NOT_IN) {
            return new Node.Compare(field, operator, items(field));
        }
        skipBlanks();
        if (text.startsWith(NULL, at) && operator.positive() == Operator.EQUAL) {
            // As the log writes it: there is no value.
            at += NULL.length();
            Node has = new Node.Has(field);
            return operator == Operator.EQUAL ? new Node.Not(has) : has;
        }
        return new Node.Compare(field, operator, List.of(oneItem(field, operator)));
    }

    private @Nullable Operator operator() {
        skipBlanks();
        for (String sign : new String[] {"==", "!=", "!:", "!~", "<=", ">=", "=", ":", "~", "<", ">"}) {
            if (text.startsWith(sign, at)) {
                at += sign.length();
                for (Operator operator : Operator.values()) {
                    if (operator.sign().equals(sign)) {
                        return operator;
                    }
                }
                return Operator.EQUAL;
            }
        }
        if (takeWord("in")) {
            return Operator.IN;
        }
        int before = at;
        if (takeWord("not") && takeWord("in")) {
            return Operator.NOT_IN;
        }
        at = before;
        return null;
    }

    private Node.Item oneItem(Node.FieldRef field, Operator operator) throws QueryException {
        skipBlanks();
        boolean none = text.startsWith(NONE, at);
        if (at == text.length() || (!none && "(),".indexOf(text.charAt(at)) >= 0)) {
            throw error(
                    at,
                    at,
                    "Expected a value after \"" + operator.sign() + "\". Example: " + Examples.of(field.field()),
                    null);
        }
        int start = at;
        Node.Value value = value(false);
        Node.Item item = new Node.Item(value, null, start, at);
        Values.check(field, operator, item, text);
        return item;
    }

    private List<Node.Item> items(Node.FieldRef field) throws QueryException {
        skipBlanks();
        List<Node.Item> items = new ArrayList<>();
        if (at < text.length() && text.charAt(at) == '(') {
            at++;
            do {
                skipBlanks();
                items.add(rangeOrValue(field));
                skipBlanks();
            } while (take(","));
            if (!take(")")) {
                throw error(at, at, "A \"(\" is not closed.", text + ")");
            }
        } else {
            items.add(rangeOrValue(field));
        }
        return items;
    }

    private Node.Item rangeOrValue(Node.FieldRef field) throws QueryException {
        int start = at;
        if (at == text.length() || (!text.startsWith(NONE, at) && "(),".indexOf(text.charAt(at)) >= 0)) {
            throw error(at, at, "Expected a value after \"in\". Example: " + Examples.of(field.field()), null);
        }
        Node.Value from = value(true);
        Node.Value to = null;
        if (take("+-") || take("±")) {
            skipBlanks();
            return Values.around(from, value(true), field, start, at);
        }
        if (take("..")) {
            if (take("+")) {
                skipBlanks();
                return Values.lasting(from, value(true), field, start, at);
            }
            skipBlanks();
            to = value(true);
        }
        Node.Item item = new Node.Item(from, to, start, at);
        if (to != null && !field.field().type().allows(Operator.LESS)) {
            throw error(start, at, "A range needs two numbers or times. Quote a text that contains \"..\".", null);
        }
        Values.check(field, Operator.IN, item, text);
        return item;
    }

    /// @param inRange whether `..` and `+-` end a word
    private Node.Value value(boolean inRange) throws QueryException {
        char c = at < text.length() ? text.charAt(at) : ' ';
        if (c == '"' || c == '\'') {
            return string();
        }
        if (text.startsWith(NONE, at)) {
            at += NONE.length();
            return Literals.value(NONE);
        }
        int start = at;
        while (at < text.length() && !isBlank(text.charAt(at)) && "(),".indexOf(text.charAt(at)) < 0) {
            if (inRange && (text.startsWith("..", at) || text.startsWith("+-", at) || text.charAt(at) == '±')) {
                break;
            }
            at++;
        }
        return Literals.value(text.substring(start, at));
    }

    private Node.Value string() throws QueryException {
        int start = at;
        char quote = text.charAt(at++);
        StringBuilder bytes = new StringBuilder();
        while (at < text.length() && text.charAt(at) != quote) {
            if (quote == '"' && text.charAt(at) == '\\') {
                escape(bytes);
            } else {
                int c = text.codePointAt(at);
                append(bytes, c);
                at += Character.charCount(c);
            }
        }
        if (at == text.length()) {
            throw error(start, start + 1, "A quote is not closed.", text + quote);
        }
        at++;
        return new Node.Value(bytes.toString());
    }

    private static void append(StringBuilder bytes, int c) {
        byte[] utf8 = Character.toString(c).getBytes(StandardCharsets.UTF_8);
        bytes.append(new String(utf8, StandardCharsets.ISO_8859_1));
    }

    private void escape(StringBuilder bytes) throws QueryException {
        int start = at++;
        char c = at < text.length() ? text.charAt(at++) : ' ';
        switch (c) {
            case '"', '\\' -> bytes.append(c);
            case 'n' -> bytes.append('\n');
            case 'r' -> bytes.append('\r');
            case 't' -> bytes.append('\t');
            case 'e' -> bytes.append('\u001b');
            case 'x' -> {
                bytes.append((char) hex(start, at, at + 2));
                at += 2;
            }
            case 'u' -> {
                int close = text.indexOf('}', at);
                if (at >= text.length() || text.charAt(at) != '{' || close < 0) {
                    throw error(start, at, "Write a character as \\u{202e}.", null);
                }
                int code = hex(start, at + 1, close);
                if (!Character.isValidCodePoint(code)) {
                    throw error(start, close + 1, "No such character.", null);
                }
                append(bytes, code);
                at = close + 1;
            }
            default ->
                throw error(start, at, "Unknown escape. Known are \\\" \\\\ \\n \\r \\t \\e \\xNN \\u{N}.", null);
        }
    }

    private int hex(int start, int from, int to) throws QueryException {
        try {
            if (to > from && to - from <= 6 && to <= text.length()) {
                return Integer.parseInt(text.substring(from, to), 16);
            }
        } catch (NumberFormatException _) {
            // Said below.
        }
        throw error(start, Math.min(to, text.length()), "Expected hexadecimal digits.", null);
    }

    private Node.FieldRef field(String written, int start) throws QueryException {
        String name = written;
        Integer index = null;
        int open = name.indexOf('[');
        if (open > 0 && name.endsWith("]")) {
            Long number = Literals.number(name.substring(open + 1, name.length() - 1));
            if (number == null || Math.abs(number) > 2_000_000) {
                throw error(start, start + written.length(), "Expected a number in the brackets.", null);
            }
            index = number.intValue();
            name = name.substring(0, open);
        }
        Scope scope = Scope.EVENT;
        for (Scope one : Scope.values()) {
            if (one != Scope.EVENT && name.toLowerCase(Locale.ROOT).startsWith(one.label() + ".")) {
                scope = one;
                name = name.substring(one.label().length() + 1);
                break;
            }
        }
        Field field = Field.of(name);
        if (field == null) {
            int end = start + written.length();
            throw error(start, end, FieldNames.unknown(written, text, start), FieldNames.quoted(text, start, end));
        }
        if (field == Field.ID && scope == Scope.EVENT) {
            throw error(
                    start,
                    start + written.length(),
                    "Which id? event (the audit id), process.id, parent.id, lineage.id …",
                    null);
        }
        if (index != null && field != Field.ARGV) {
            throw error(start, start + written.length(), "Only argv has numbered parts.", null);
        }
        return new Node.FieldRef(scope, field, index);
    }

    private String word() {
        int start = at;
        while (at < text.length() && !isBlank(text.charAt(at)) && NO_TEXT.indexOf(text.charAt(at)) < 0) {
            at++;
        }
        return text.substring(start, at);
    }

    private boolean isWord(String word) {
        skipBlanks();
        int end = at + word.length();
        return text.regionMatches(true, at, word, 0, word.length())
                && (end == text.length() || isBlank(text.charAt(end)) || NO_TEXT.indexOf(text.charAt(end)) >= 0)
                && !isOperatorAfter(end);
    }

    /// A keyword before an operator is a field's name, wrong as it may be.
    private boolean isOperatorAfter(int end) {
        return end < text.length() && "=:~<>".indexOf(text.charAt(end)) >= 0;
    }

    private boolean takeWord(String word) {
        if (isWord(word)) {
            at += word.length();
            return true;
        }
        return false;
    }

    private boolean take(String sign) {
        skipBlanks();
        if (text.startsWith(sign, at)) {
            at += sign.length();
            return true;
        }
        return false;
    }

    private void skipBlanks() {
        while (at < text.length() && isBlank(text.charAt(at))) {
            at++;
        }
    }

    private static boolean isBlank(char c) {
        return c == ' ' || c == '\t' || c == '\n' || c == '\r';
    }
}
