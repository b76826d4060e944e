package org.execscope.query;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.execscope.bytes.Bytes;
import org.execscope.bytes.Display;

/// Writes a query's tree as the program writes queries: lower case, `==`, `and` written out, quotes where
/// needed.
final class NormalForm {
    private static final String NO_WORD = "(),\"'=!<>~:";

    private NormalForm() {}

    static String of(Node node) {
        return of(node, 0);
    }

    /// @param around how tightly what stands around it binds: 0 nothing, 1 or, 2 and, 3 not
    private static String of(Node node, int around) {
        return switch (node) {
            case Node.Or or ->
                parenthesised(
                        or.parts().stream().map(part -> of(part, 1)).collect(Collectors.joining(" or ")), around > 0);
            case Node.And and ->
                parenthesised(
                        and.parts().stream().map(part -> of(part, 2)).collect(Collectors.joining(" and ")), around > 1);
            case Node.Not not -> "not " + of(not.part(), 3);
            case Node.Has has -> "has " + of(has.field());
            case Node.Text text -> word(text.text());
            case Node.Compare compare ->
                of(compare.field()) + " " + compare.operator().sign() + " "
                        + items(compare.operator(), compare.items());
        };
    }

    private static String parenthesised(String text, boolean needed) {
        return needed ? "(" + text + ")" : text;
    }

    static String of(Node.FieldRef field) {
        String scope = field.scope() == Scope.EVENT ? "" : field.scope().label() + ".";
        String index = field.index() == null ? "" : "[" + field.index() + "]";
        return scope + field.field().label() + index;
    }

    private static String items(Operator operator, List<Node.Item> items) {
        boolean set = operator == Operator.IN || operator == Operator.NOT_IN;
        String text = items.stream()
                .map(item -> {
                    Node.Value to = item.to();
                    return value(item.from(), set) + (to == null ? "" : ".." + value(to, true));
                })
                .collect(Collectors.joining(", "));
        return set && (items.size() > 1 || items.getFirst().to() == null) ? "(" + text + ")" : text;
    }

    private static String word(String text) {
        boolean plain = !text.isEmpty();
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            plain &= c > ' ' && NO_WORD.indexOf(c) < 0;
        }
        String lower = text.toLowerCase(Locale.ROOT);
        plain &= !List.of("and", "or", "not", "has", "in", "unset").contains(lower)
                && !lower.startsWith("&&")
                && !lower.startsWith("||");
        return plain && isShown(text) ? text : quoted(Literals.value(text));
    }

    /// A value as it is written in a query.
    static String value(Node.Value value, boolean inSet) {
        String text = Literals.text(value);
        boolean plain =
                !text.isEmpty() && text.charAt(0) != '"' && text.charAt(0) != '\'' && isUtf8(value) && isShown(text);
        for (int i = 0; i < text.length(); i++) {
            plain &= " \t\r\n(),".indexOf(text.charAt(i)) < 0;
        }
        if (inSet) {
            plain &= !text.contains("..") && !text.contains("+-") && text.indexOf('±') < 0;
        }
        return plain ? text : quoted(value);
    }

    private static boolean isUtf8(Node.Value value) {
        return Display.isUtf8(Bytes.of(Literals.bytes(value)));
    }

    private static boolean isShown(String text) {
        return Display.value(Bytes.utf8(text)).equals(text);
    }

    static String quoted(Node.Value value) {
        StringBuilder out = new StringBuilder("\"");
        String text = Literals.text(value);
        if (isUtf8(value) && isShown(text)) {
            return out.append(text.replace("\\", "\\\\").replace("\"", "\\\""))
                    .append('"')
                    .toString();
        }
        for (byte b : value.text().getBytes(StandardCharsets.ISO_8859_1)) {
            if (b == '"' || b == '\\') {
                out.append('\\').append((char) b);
            } else if (b >= 0x20 && b < 0x7f) {
                out.append((char) b);
            } else {
                out.append(String.format(Locale.ROOT, "\\x%02x", b));
            }
        }
        return out.append('"').toString();
    }
}
