package org.execscope.query;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Reads a regular expression in RE2's syntax (<https://github.com/google/re2/wiki/Syntax>), which RE2/J has
/// already found to be right.
///
/// It reads only what it surely understands; a pattern with anything else in it is left to RE2/J as a whole.
final class PatternReader {
    private static final String SIGNS = "\\.[]{}()*+?^$|";
    private static final String REPEATS = "*+?{";
    private static final AsciiSet NO_LINE_FEED = AsciiSet.range('\n', '\n').not();

    private final String pattern;
    private final boolean folded;
    private int at;
    /// Whether there is something in it that this class doesn't know.
    private boolean strange;

    private PatternReader(String pattern, boolean folded) {
        this.pattern = pattern;
        this.folded = folded;
    }

    /// What the pattern is made of; null where there is something in it that this class doesn't know.
    static @Nullable PatternPart read(String pattern) {
        String ignoringCase = "(?i)";
        boolean folded = pattern.startsWith(ignoringCase);
        PatternReader reader = new PatternReader(folded ? pattern.substring(ignoringCase.length()) : pattern, folded);
        PatternPart whole = reader.alternatives();
        return reader.strange || reader.more() ? null : whole;
    }

    private boolean more() {
        return at < pattern.length();
    }

    private char here() {
        return more() ? pattern.charAt(at) : 0;
    }

    private boolean next(String sign) {
        boolean there = pattern.startsWith(sign, at);
        at += there ? sign.length() : 0;
        return there;
    }

    /// Up to the end or the `)` that closes them.
    private PatternPart alternatives() {
        List<PatternPart> all = new ArrayList<>();
        do {
            all.add(sequence());
        } while (!strange && next("|"));
        return all.size() == 1 ? all.getFirst() : new PatternPart.Choice(all);
    }

    private PatternPart sequence() {
        List<PatternPart> parts = new ArrayList<>();
        while (!strange && more() && here() != '|' && here() != ')') {
            parts.add(repeated(here() == '(' ? group() : one()));
        }
        return new PatternPart.Sequence(parts);
    }

    private PatternPart group() {
        if (!next("(?:")) {
            strange |= pattern.startsWith("(?", at);
            at++;
        }
        PatternPart inside = alternatives();
        strange |= !next(")");
        return inside;
    }

    private PatternPart repeated(PatternPart part) {
        PatternPart whole = part;
        if (!strange && more() && REPEATS.indexOf(here()) >= 0) {
            whole = switch (pattern.charAt(at++)) {
                case '*' -> new PatternPart.Repeat(part, 0, -1);
                case '+' -> new PatternPart.Repeat(part, 1, -1);
                case '?' -> new PatternPart.Repeat(part, 0, 1);
                default -> counted(part);
            };
            // As few as possible or as many: that something fits is the same.
            next("?");
        }
        return whole;
    }

    /// Behind the `{`.
    private PatternPart counted(PatternPart part) {
        int least = number();
        int most = !next(",") ? least : here() == '}' ? -1 : number();
        // What is no count is literal text, which nobody writes.
        strange |= least < 0 || (most >= 0 && most < least) || !next("}");
        return new PatternPart.Repeat(part, least, most);
    }

    /// -1, and strange, if there is none.
    private int number() {
        int from = at;
        while (here() >= '0' && here() <= '9') {
            at++;
        }
        boolean fits = at > from && at - from <= 4 && (at - from == 1 || pattern.charAt(from) != '0');
        strange |= !fits;
        return fits ? Integer.parseInt(pattern.substring(from, at)) : -1;
    }

    /// One character, class or condition.
    private PatternPart one() {
        int c = pattern.codePointAt(at);
        at += Character.charCount(c);
        return switch (c) {
            case '\\' -> escaped();
            case '[' -> new PatternPart.OneOf(characters());
            case '.' -> new PatternPart.OneOf(NO_LINE_FEED);
            case '^' -> new PatternPart.Begin();
            case '$' -> new PatternPart.End();
            default -> {
                strange |= c < AsciiSet.CHARACTERS && SIGNS.indexOf(c) >= 0;
                yield literal(c);
            }
        };
    }

    private PatternPart literal(int c) {
        if (c < AsciiSet.CHARACTERS) {
            return new PatternPart.Literal((char) c, folded && Character.isLetter(c));
        }
        // Some of them are ASCII in the other case: the Kelvin sign, the long s.
        strange |= folded;
        return new PatternPart.OneOf(AsciiSet.NONE);
    }

    private PatternPart escaped() {
        AsciiSet known = classByLetter();
        if (known != null) {
            return new PatternPart.OneOf(known);
        }
        if (next("b") || next("B")) {
            return new PatternPart.WordEdge();
        }
        if (next("A")) {
            return new PatternPart.Begin();
        }
        return next("z") ? new PatternPart.End() : literal(character());
    }

    /// Behind the backslash; null if it is none of these.
    private @Nullable AsciiSet classByLetter() {
        AsciiSet set = switch (here()) {
            case 'd' -> AsciiSet.DIGITS;
            case 'D' -> AsciiSet.DIGITS.not();
            case 'w' -> AsciiSet.WORD;
            case 'W' -> AsciiSet.WORD.not();
            case 's' -> AsciiSet.SPACE;
            case 'S' -> AsciiSet.SPACE.not();
            default -> null;
        };
        at += set == null ? 0 : 1;
        return set;
    }

    /// Behind the backslash.
    private int character() {
        char c = here();
        at++;
        int control = "tnrfva".indexOf(c);
        if (control >= 0) {
            return "\t\n\r\f\u000b\u0007".charAt(control);
        }
        strange |= Character.isLetterOrDigit(c) || c >= AsciiSet.CHARACTERS || c == 0;
        return c;
    }

    /// Behind the `[`, up to behind the `]`.
    private AsciiSet characters() {
        boolean negated = next("^");
        AsciiSet all = AsciiSet.NONE;
        boolean first = true;
        // Right at the beginning a `]` is one of the characters.
        while (!strange && (first || here() != ']')) {
            strange |= !more() || pattern.startsWith("[:", at);
            all = all.or(item());
            first = false;
        }
        at++;
        AsciiSet wanted = folded ? all.folded() : all;
        return negated ? wanted.not() : wanted;
    }

    private AsciiSet item() {
        if (next("\\")) {
            AsciiSet known = classByLetter();
            if (known != null) {
                return known;
            }
            at--;
        }
        int from = classCharacter();
        int to = from;
        if (here() == '-' && !pattern.startsWith("-]", at)) {
            at++;
            to = classCharacter();
        }
        strange |= folded && to >= AsciiSet.CHARACTERS;
        return AsciiSet.range(from, to);
    }

    private int classCharacter() {
        if (next("\\")) {
            return character();
        }
        int c = more() ? pattern.codePointAt(at) : 0;
        at += Character.charCount(c);
        return c;
    }
}
