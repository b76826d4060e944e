package org.execscope.query;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// What comes of text that is pasted into a query. Immutable.
///
/// @param text the whole query then
/// @param caret where the caret is then
/// @param list what is offered instead: the pasted lines as values of the field at the caret; null where there
///     is but one line or no field
public record Pasted(String text, int caret, @Nullable Values list) {
    /// @param text the whole query
    /// @param caret where the caret is then
    /// @param lines how many lines were pasted, empty ones not counted
    public record Values(String text, int caret, int lines) {}

    /// What separates a record from its enrichment, no character for a text field.
    private static final char ENRICHED = 0x1d;

    private static final Pattern AUDIT_ID =
            Pattern.compile("(?:msg=)?(?:audit\\((\\d{1,12}\\.\\d{3}:\\d{1,10})\\):?|(\\d{1,12}\\.\\d{3}:\\d{1,10}))");

    /// An operator, with how a condition on any of several values is written: around them, and between them.
    private enum Form {
        IN("in", "", ""),
        NOT_IN("not in", "", ""),
        EQUAL("==", "", ""),
        UNEQUAL("!=", "", ""),
        LACKS("!:", "!: ", " and "),
        DIFFERS("!~", "!~ ", " and "),
        LESS_OR_EQUAL("<=", "", ""),
        GREATER_OR_EQUAL(">=", "", ""),
        ONE_EQUAL("=", "", ""),
        CONTAINS(":", ": ", " or "),
        MATCHES("~", "~ ", " or "),
        NONE("", "", "");

        private final String sign;
        private final String before;
        private final String between;

        Form(String sign, String before, String between) {
            this.sign = sign;
            this.before = before;
            this.between = between;
        }

        /// Several values of a field as a condition; null where the operator takes but one.
        @Nullable
        String condition(String field, List<String> values) {
            return switch (this) {
                case IN, EQUAL, ONE_EQUAL, NONE -> field + " in (" + String.join(", ", values) + ")";
                case UNEQUAL, NOT_IN -> field + " not in (" + String.join(", ", values) + ")";
                case CONTAINS, MATCHES, LACKS, DIFFERS ->
                    values.stream()
                            .map(value -> field + " " + before + value)
                            .collect(Collectors.joining(between, "(", ")"));
                case LESS_OR_EQUAL, GREATER_OR_EQUAL -> null;
            };
        }
    }

    /// Pastes in the place of a part of a query's text.
    ///
    /// @param from index of the first character that is replaced
    /// @param to index after the last one
    /// @param clip what is pasted, of any length
    /// @return null where the query would be longer than one can be
    public static @Nullable Pasted into(String query, int from, int to, String clip) {
        if (clip.length() > Parser.LONGEST) {
            return null;
        }
        String cleaned = clip.replace("\r\n", "\n")
                .replace('\r', '\n')
                .replace(ENRICHED, ' ')
                .replace('\t', ' ')
                .strip();
        String before = query.substring(0, from);
        String after = query.substring(to);
        CaretPlace place = CaretPlace.of(query, from);
        List<String> lines = cleaned.lines()
                .map(String::strip)
                .filter(line -> !line.isEmpty())
                .toList();
        boolean value = place.expected() == CaretPlace.Expected.VALUE || place.expected() == CaretPlace.Expected.SET;
        String condition = value && place.start() == from ? null : auditIds(lines);
        String inserted = condition == null ? cleaned : joined(before, condition);
        String text = before + inserted + after;
        if (isTooLong(text)) {
            return null;
        }
        Values list = condition == null && lines.size() > 1 ? asValues(place, before, after, lines) : null;
        return new Pasted(text, before.length() + inserted.length(), list);
    }

    private static boolean isTooLong(String query) {
        return query.getBytes(StandardCharsets.UTF_8).length > Parser.LONGEST;
    }

    private static String joined(String before, String condition) {
        boolean apart = before.isEmpty() || before.endsWith("(") || before.charAt(before.length() - 1) <= ' ';
        return apart ? condition : " " + condition;
    }

    /// The condition that these are the events; null unless each line is an audit id.
    private static @Nullable String auditIds(List<String> lines) {
        List<String> ids = new ArrayList<>();
        for (String line : lines) {
            Matcher id = AUDIT_ID.matcher(line);
            if (!id.matches()) {
                return null;
            }
            ids.add(id.group(1) == null ? id.group(2) : id.group(1));
        }
        return switch (ids.size()) {
            case 0 -> null;
            case 1 -> Field.EVENT.label() + " == " + ids.getFirst();
            default -> Field.EVENT.label() + " in (" + String.join(", ", ids) + ")";
        };
    }

    private static @Nullable Values asValues(CaretPlace place, String before, String after, List<String> lines) {
        Set<String> values = new LinkedHashSet<>();
        for (String line : lines) {
            values.add(NormalForm.value(Literals.value(line), true));
        }
        String written = place.expected() == CaretPlace.Expected.SET
                ? items(place, before, after, values)
                : condition(place, before, List.copyOf(values));
        if (written == null || isTooLong(written + after)) {
            return null;
        }
        return new Values(written + after, written.length(), lines.size());
    }

    /// More values for the list that the caret is in.
    private static @Nullable String items(CaretPlace place, String before, String after, Set<String> values) {
        if (place.start() < before.length()) {
            return null;
        }
        String rest = after.strip();
        boolean open = !rest.startsWith(")") && !rest.startsWith(",");
        return before + String.join(", ", values) + (open ? ")" : "");
    }

    /// The condition before the caret, of several values; null where the caret is behind no field, or behind
    /// the beginning of a value.
    private static @Nullable String condition(CaretPlace place, String before, List<String> values) {
        String written = before.substring(place.condition());
        String field = place.field();
        if (field.isEmpty()) {
            field = written.strip();
        }
        if (!Suggestions.isField(field)) {
            return null;
        }
        String behind = written.substring(field.length()).strip().replaceAll("\\s+", " ");
        for (Form form : Form.values()) {
            if (behind.equalsIgnoreCase(form.sign)) {
                String condition = form.condition(field, values);
                return condition == null ? null : before.substring(0, place.condition()) + condition;
            }
        }
        return null;
    }
}
