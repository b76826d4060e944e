package org.execscope.query;

import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import java.util.List;
import java.util.Locale;

/// Regular expressions that run in linear time on whatever text.
final class Patterns {
    private Patterns() {}

    /// @param item for messages: where the pattern is written
    /// @param query the text that the item's place is one in
    /// @throws QueryException with what is wrong with it, in words for the user
    static Pattern compile(String text, Node.Item item, String query) throws QueryException {
        for (String part : new String[] {"(?=", "(?!", "(?<=", "(?<!", "(?>"}) {
            if (stands(text, part) >= 0) {
                throw unsupported(name(part), part, item, query);
            }
        }
        for (char digit = '1'; digit <= '9'; digit++) {
            if (stands(text, "\\" + digit) >= 0) {
                throw unsupported("A back-reference", "\\" + digit, item, query);
            }
        }
        try {
            return Pattern.compile(text);
        } catch (PatternSyntaxException e) {
            String part = e.getPattern() == null ? "" : e.getPattern();
            throw new QueryException(List.of(at(part, item, query, words(e.getDescription(), part))));
        }
    }

    private static String name(String part) {
        return switch (part) {
            case "(?=", "(?!" -> "Look-ahead";
            case "(?<=", "(?<!" -> "Look-behind";
            default -> "An atomic group";
        };
    }

    private static QueryException unsupported(String name, String part, Node.Item item, String query) {
        return new QueryException(List.of(
                at(part, item, query, name + " isn't supported: patterns must run in linear time on hostile input.")));
    }

    /// Under the part that is wrong, if the query has it as it stands in the pattern.
    private static QueryError at(String part, Node.Item item, String query, String message) {
        int at = part.isEmpty() ? -1 : query.indexOf(part, item.start());
        boolean inside = at >= 0 && at + part.length() <= item.end();
        return inside
                ? new QueryError(at, at + part.length(), message, null)
                : new QueryError(item.start(), item.end(), message, null);
    }

    /// The first place of `part` that isn't behind a backslash or in a class; -1 if there is none.
    private static int stands(String text, String part) {
        boolean inClass = false;
        for (int i = 0; i < text.length(); i++) {
            if (!inClass && text.startsWith(part, i)) {
                return i;
            }
            char c = text.charAt(i);
            if (c == '\\') {
                if (text.startsWith("Q", i + 1)) {
                    int end = text.indexOf("\\E", i);
                    if (end < 0) {
                        return -1;
                    }
                    i = end;
                }
                i++;
            } else if (c == '[') {
                inClass = true;
            } else if (c == ']') {
                inClass = false;
            }
        }
        return -1;
    }

    /// RE2/J's reasons, in our words.
    private static String words(String reason, String part) {
        String what = reason.toLowerCase(Locale.ROOT);
        if (what.contains("missing closing )")) {
            return "The pattern has a \"(\" that is not closed.";
        }
        if (what.contains("missing closing ]")) {
            return "The pattern has a \"[\" that is not closed.";
        }
        if (what.contains("unexpected )") || what.contains("internal error")) {
            return "The pattern has a \")\" without a \"(\".";
        }
        if (what.contains("missing argument")) {
            return "\"" + part + "\" has nothing before it to repeat. For the character itself write \"\\" + part
                    + "\".";
        }
        if (what.contains("repeat") || what.contains("repetition")) {
            return "\"" + part + "\" repeats too often, or what already repeats: at most 1000 times, and once.";
        }
        if (what.contains("trailing")) {
            return "The pattern ends in a lone backslash.";
        }
        if (what.contains("range")) {
            return "\"" + part + "\" is no range of characters: its end comes before its beginning.";
        }
        if (what.contains("escape") || what.contains("class")) {
            return "\"" + part + "\" means nothing in a pattern.";
        }
        return part.isEmpty() ? "This is no pattern." : "\"" + part + "\" can't stand in a pattern.";
    }
}
