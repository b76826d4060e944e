package org.execscope.query;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/// What stands, byte for byte, in whatever a regular expression matches: a search for it is a hundred times as
/// quick as the expression, and leaves few values for that.
///
/// It reads only what it surely understands: literal characters, groups and alternatives. What is in a class or
/// may be left out doesn't count.
final class NeededTexts {
    private static final String SIGNS = "\\.[]{}()*+?^$|";
    /// More texts than this are no quicker to look for than the expression.
    private static final int MOST = 4;

    private final String pattern;
    private int at;
    /// Whether there is something in it that this class doesn't know.
    private boolean strange;

    private NeededTexts(String pattern) {
        this.pattern = pattern;
    }

    /// Texts of which at least one stands in whatever `pattern` matches; empty if none is certain.
    static List<byte[]> of(String pattern) {
        NeededTexts reader = new NeededTexts(pattern);
        List<String> found = reader.alternatives();
        return reader.strange || reader.at < pattern.length()
                ? List.of()
                : found.stream()
                        .map(text -> text.getBytes(StandardCharsets.US_ASCII))
                        .toList();
    }

    /// Up to the end or the `)` that closes them.
    private List<String> alternatives() {
        List<String> all = new ArrayList<>();
        boolean each = true;
        while (true) {
            List<String> one = sequence();
            each &= !one.isEmpty();
            all.addAll(one);
            if (strange || !next("|")) {
                return each && all.size() <= MOST ? all : List.of();
            }
        }
    }

    private List<String> sequence() {
        List<String> best = List.of();
        StringBuilder run = new StringBuilder();
        while (!strange && at < pattern.length() && pattern.charAt(at) != '|' && pattern.charAt(at) != ')') {
            List<String> group = List.of();
            String text = "";
            if (pattern.charAt(at) == '(') {
                group = group();
            } else {
                text = one();
            }
            boolean repeated = at < pattern.length() && "*?{+".indexOf(pattern.charAt(at)) >= 0;
            boolean maybeNever = repeated && pattern.charAt(at) != '+';
            if (!text.isEmpty() && !repeated) {
                run.append(text);
                continue;
            }
            best = longer(best, run);
            run.setLength(0);
            if (!maybeNever && length(group) > length(best)) {
                best = group;
            }
        }
        return longer(best, run);
    }

    private static List<String> longer(List<String> best, StringBuilder run) {
        return run.length() > length(best) ? List.of(run.toString()) : best;
    }

    /// What each of them has at least.
    private static int length(List<String> texts) {
        return texts.stream().mapToInt(String::length).min().orElse(0);
    }

    private List<String> group() {
        if (!next("(?:")) {
            strange |= pattern.startsWith("(?", at);
            at++;
        }
        List<String> inside = alternatives();
        strange |= !next(")");
        return inside;
    }

    private boolean next(String sign) {
        boolean there = pattern.startsWith(sign, at);
        at += there ? sign.length() : 0;
        return there;
    }

    /// Reads one character, class or repetition; what it is, if it is a literal character.
    private String one() {
        char c = pattern.charAt(at);
        at++;
        if (c == '\\') {
            char escaped = at < pattern.length() ? pattern.charAt(at) : ' ';
            at++;
            if ("dDwWsSbB".indexOf(escaped) >= 0) {
                return "";
            }
            strange |= Character.isLetterOrDigit(escaped) || escaped >= 0x80;
            return Character.toString(escaped);
        }
        if (c == '[') {
            skipClass();
        } else if (c == '{') {
            int end = pattern.indexOf('}', at);
            strange |= end < 0;
            at = end + 1;
        } else if (SIGNS.indexOf(c) < 0 && c < 0x80) {
            return Character.toString(c);
        }
        return "";
    }

    private void skipClass() {
        next("^");
        // Right at the beginning it is one of the characters.
        next("]");
        while (at < pattern.length() && pattern.charAt(at) != ']') {
            if (pattern.charAt(at) == '[') {
                // A class by name.
                strange = true;
                return;
            }
            at += pattern.charAt(at) == '\\' ? 2 : 1;
        }
        at++;
    }
}
