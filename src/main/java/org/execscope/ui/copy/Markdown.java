package org.execscope.ui.copy;

import java.util.List;
import java.util.Locale;

/// Tables of GitHub Flavored Markdown (specification 0.29, tables and code spans). Evidence stands in code spans,
/// where no link, no HTML and no emphasis is read; a cell with a pipe, which parts the cells in code spans too, is
/// written with every sign as a numeric reference instead.
final class Markdown {
    private Markdown() {}

    static void head(StringBuilder out, List<String> titles) {
        out.append('|');
        titles.forEach(title -> out.append(' ').append(references(title)).append(" |"));
        out.append("\n|").append(" --- |".repeat(titles.size())).append('\n');
    }

    static void row(StringBuilder out, List<String> cells) {
        out.append('|');
        cells.forEach(text -> out.append(' ').append(cell(text)).append(" |"));
        out.append('\n');
    }

    /// @param text one line, safe to show
    static String cell(String text) {
        if (text.isEmpty()) {
            return "";
        }
        return text.indexOf('|') >= 0 ? references(text) : code(text);
    }

    /// A code span: its fence is longer than any run of backticks in it.
    private static String code(String text) {
        int longest = 0;
        int run = 0;
        for (int i = 0; i < text.length(); i++) {
            run = text.charAt(i) == '`' ? run + 1 : 0;
            longest = Math.max(longest, run);
        }
        String fence = "`".repeat(longest + 1);
        // One blank at both ends is taken away again where there is anything else.
        boolean blank = text.isBlank();
        boolean touches = text.startsWith("`") || text.endsWith("`");
        boolean padded = !blank && (touches || (text.startsWith(" ") && text.endsWith(" ")));
        return padded ? fence + ' ' + text + ' ' + fence : fence + text + fence;
    }

    /// Plain text of which nothing means anything: a reference is never structure.
    private static String references(String text) {
        StringBuilder out = new StringBuilder(text.length() + 16);
        text.codePoints().forEach(c -> {
            boolean plain = Character.isLetterOrDigit(c) || c == ' ' || c > 0x7f;
            if (plain) {
                out.appendCodePoint(c);
            } else {
                out.append(String.format(Locale.ROOT, "&#%d;", c));
            }
        });
        return out.toString();
    }
}
