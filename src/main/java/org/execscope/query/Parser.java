package org.execscope.query;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.execscope.bytes.Bytes;
import org.execscope.bytes.Display;
import org.jspecify.annotations.Nullable;

/// Reads a query's text: recursive descent, one character at a time, at most [#DEEPEST] levels.
final class Parser {
    private static final int DEEPEST = 200;
    /// Of a query, in bytes of UTF-8.
    static final int LONGEST = 64 * 1024;
    /// How the log writes that there is no value.
    private static final String NULL = "(null)";
    /// The log's word for a task without a terminal.
    private static final String NONE = "(none)";

    /// What separates a record from its enrichment (audit-userspace: AUDIT_INTERP_SEPARATOR).
    private static final char ENRICHED = 0x1d;
    /// Shorter ones are taken for what they are.
    private static final int SHORTEST_HEX = 12;

    private static final int SHOWN_HEX = 60;

    private static final String NO_TEXT = "(),\"'=!<>~:";

    /// An audit id, as the log writes it or bare.
    private static final Pattern EVENT =
            Pattern.compile("audit\\((\\d{1,12}\\.\\d{3}:\\d{1,10})\\):?|(\\d{1,12}\\.\\d{3}:\\d{1,10})");

    private final String text;
    private final Literals.Clock clock;
    private final List<QueryError> errors = new ArrayList<>();
    private final List<QueryHint> hints = new ArrayList<>();
    private int at;
    private int depth;

    private Parser(String text, Literals.Clock clock) {
        this.text = text;
        this.clock = clock;
    }

    /// @param root null where the query says nothing
    record Parsed(@Nullable Node root, List<QueryHint> hints) {}

    /// @throws QueryException with all errors that were found; after one in the grammar it isn't read on
    static Parsed parse(String text, Literals.Clock clock) throws QueryException {
        if (text.getBytes(StandardCharsets.UTF_8).length > LONGEST) {
            throw error(0, 0, "A query can have at most 64 KiB.", null);
        }
        Parser parser = new Parser(text, clock);
        Node root = null;
        try {
            root = parser.whole();
        } catch (QueryException wrong) {
            parser.errors.addAll(wrong.errors());
        }
        if (!parser.errors.isEmpty()) {
            throw new QueryException(parser.errors.stream()
                    .sorted(Comparator.comparingInt(QueryError::start))
                    .toList());
        }
        return new Parsed(root, List.copyOf(parser.hints));
    }

    private @Nullable Node whole() throws QueryException {
        skipBlanks();
        if (at == text.length()) {
            return null;
        }
        Node node = disjunction();
        skipBlanks();
        if (at < text.length()) {
            throw error(at, at + 1, "Expected a condition, not \"" + text.charAt(at) + "\".", null);
        }
        return node;
    }

    /// The query with this part of its text written otherwise.
    private String with(int start, int end, String other) {
        return text.substring(0, start) + other + text.substring(end);
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
            String without = with(end - after.length(), end, "").strip();
            throw error(
                    end - after.length(),
                    end,
                    "Expected a condition after \"" + after + "\".",
                    without.isEmpty() ? null : without);
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
        Node.Item event = eventHere();
        if (event != null) {
            return new Node.Compare(new Node.FieldRef(Scope.EVENT, Field.EVENT, null), Operator.EQUAL, List.of(event));
        }
        String word = word();
        if (word.isEmpty()) {
            throw error(at, at + 1, "Expected a condition, not \"" + c + "\".", null);
        }
        return afterWord(word, start);
    }

    /// Takes an audit id, if one stands here; null else.
    private Node.@Nullable Item eventHere() {
        Matcher id = EVENT.matcher(text).region(at, text.length());
        if (!id.lookingAt()) {
            return null;
        }
        int end = id.end();
        if (end < text.length() && !isBlank(text.charAt(end)) && text.charAt(end) != ')' && text.charAt(end) != ',') {
            return null;
        }
        int start = at;
        at = end;
        String bare = id.group(1) == null ? id.group(2) : id.group(1);
        return new Node.Item(Literals.value(bare), null, start, at);
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
            numberHint(word, start);
            return new Node.Text(word);
        }
        int operatorAt = Math.max(end, at - operator.sign().length());
        skipBlanks();
        if (operator == Operator.EQUAL && word.equalsIgnoreCase("msg")) {
            Node.Item event = eventHere();
            if (event != null) {
                return new Node.Compare(
                        new Node.FieldRef(Scope.EVENT, Field.EVENT, null), Operator.EQUAL, List.of(event));
            }
        }
        Node.FieldRef field;
        try {
            field = field(word, start);
        } catch (QueryException wrong) {
            // Read over the rest of this condition, and look for errors in the next.
            errors.addAll(wrong.errors());
            int known = errors.size();
            comparison(new Node.FieldRef(Scope.EVENT, Field.CMD, null), operator);
            errors.subList(known, errors.size()).clear();
            return new Node.Text(word);
        }
        if (!field.field().type().allows(operator)) {
            String sign = operator.sign();
            boolean within = operator == Operator.CONTAINS || operator == Operator.LACKS;
            errors.add(new QueryError(
                    operatorAt,
                    operatorAt + sign.length(),
                    field.field().label() + " is " + field.field().type().words() + ": use "
                            + field.field().type().operators() + ".",
                    within
                            ? with(operatorAt, operatorAt + sign.length(), operator == Operator.LACKS ? "!=" : "==")
                            : null));
            int known = errors.size();
            comparison(new Node.FieldRef(Scope.EVENT, Field.CMD, null), operator);
            errors.subList(known, errors.size()).clear();
            return new Node.Text(word);
        }
        return comparison(field, operator);
    }

    private Node comparison(Node.FieldRef field, Operator operator) throws QueryException {
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
                    "Expected a value after \"" + operator.sign() + "\". Example: "
                            + field.field().example(),
                    null);
        }
        Node.Item event = field.field() == Field.EVENT ? eventHere() : null;
        if (event != null) {
            return event;
        }
        int start = at;
        Node.Item item = new Node.Item(value(false), null, start, at);
        hexHint(field.field(), item);
        return checked(field, operator, item);
    }

    /// The item, its time with a zone; what is wrong with its value is noted, and reading goes on.
    private Node.Item checked(Node.FieldRef field, Operator operator, Node.Item item) {
        try {
            Node.Item zoned = field.field() == Field.TIME ? Values.zoned(item, clock) : item;
            Values.check(field, operator, zoned, text);
            return zoned;
        } catch (QueryException wrong) {
            errors.addAll(wrong.errors());
            return item;
        }
    }

    /// A number alone is looked for as text: seldom what is meant.
    private void numberHint(String word, int start) {
        if (word.matches("\\d{1,10}")) {
            hints.add(new QueryHint(
                    start,
                    start + word.length(),
                    "looked for as text. Did you mean pid == " + word + ", uid == " + word + ", serial == " + word
                            + "?",
                    with(start, start + word.length(), "pid == " + word)));
        }
    }

    /// The log writes texts with unusual bytes in hexadecimal: a query is after what they mean.
    private void hexHint(Field field, Node.Item item) {
        String hex = Literals.text(item.from());
        if (field.type() != Field.Type.TEXT
                || text.charAt(item.start()) == '"'
                || hex.length() < SHORTEST_HEX
                || !hex.matches("(?:[0-9A-F]{2})+")) {
            return;
        }
        byte[] bytes = HexFormat.of().parseHex(hex);
        String meant = new String(bytes, StandardCharsets.ISO_8859_1);
        String shown = Display.value(Bytes.of(bytes), SHOWN_HEX).text();
        hints.add(new QueryHint(
                item.start(),
                item.end(),
                "looks like the log's hex for \"" + shown + "\"",
                with(item.start(), item.end(), NormalForm.value(new Node.Value(meant), true))));
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
            throw error(
                    at,
                    at,
                    "Expected a value after \"in\". Example: " + field.field().example(),
                    null);
        }
        Node.Item event = field.field() == Field.EVENT ? eventHere() : null;
        if (event != null) {
            return event;
        }
        Node.Value from = value(true);
        Node.Value to = null;
        int endOfFirst = at;
        boolean around = take("+-") || take("±");
        if (around || take("..")) {
            boolean lasting = !around && take("+");
            skipBlanks();
            to = value(true);
            if (around || lasting) {
                Node.Item item = new Node.Item(from, to, start, at);
                try {
                    return Values.beside(item, field, around, clock);
                } catch (QueryException wrong) {
                    errors.addAll(wrong.errors());
                    return item;
                }
            }
        } else {
            at = endOfFirst;
        }
        Node.Item item = new Node.Item(from, to, start, at);
        if (to != null && !field.field().type().allows(Operator.LESS)) {
            errors.add(new QueryError(
                    start,
                    at,
                    "A range needs two numbers or times. Quote a text that contains \"..\".",
                    with(start, at, NormalForm.quoted(Literals.value(text.substring(start, at))))));
            return item;
        }
        return checked(field, Operator.IN, item);
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
        if (open < 0 && name.matches("[aA]\\d{1,7}")) {
            // As the log numbers the arguments.
            index = Integer.valueOf(name.substring(1));
            name = Field.ARGV.label();
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
            throw error(start, end, FieldNames.unknown(written, text, start), FieldNames.fix(text, start, end));
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
        return c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == ENRICHED;
    }
}
