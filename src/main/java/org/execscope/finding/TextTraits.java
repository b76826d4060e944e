package org.execscope.finding;

import org.execscope.bytes.Bytes;
import org.execscope.bytes.Display;

/// What is odd about a text, as a set of bits.
final class TextTraits {
    /// A control character other than tab, newline and escape.
    static final int CONTROL = 1;
    static final int ESCAPE = 1 << 1;
    static final int BIDI = 1 << 2;
    /// Zero-width and tag characters.
    static final int INVISIBLE = 1 << 3;
    /// A tab or newline.
    static final int BLANKS = 1 << 4;
    /// A combining mark at the start.
    static final int COMBINING = 1 << 5;
    static final int NOT_UTF8 = 1 << 6;
    /// Letters of two scripts in one word.
    static final int MIXED = 1 << 7;
    /// 100 blanks in a row, or text behind 40.
    static final int PADDED = 1 << 8;

    private static final int MANY_BLANKS = 100;
    private static final int BLANKS_BEFORE_TEXT = 40;

    private TextTraits() {}

    /// Of `a[from, to)`.
    static int of(byte[] a, int from, int to) {
        int traits = 0;
        int blanks = 0;
        boolean ascii = true;
        for (int i = from; i < to; i++) {
            byte b = a[i];
            if (b == ' ' || b == '\n' || b == '\t') {
                blanks++;
                if (blanks >= MANY_BLANKS) {
                    traits |= PADDED;
                }
                if (b != ' ') {
                    traits |= BLANKS;
                }
                continue;
            }
            if (blanks >= BLANKS_BEFORE_TEXT) {
                traits |= PADDED;
            }
            blanks = 0;
            if (b < 0) {
                ascii = false;
            } else if (b < ' ' || b == 0x7f) {
                traits |= b == 0x1b ? ESCAPE : CONTROL;
            }
        }
        return ascii ? traits : traits | beyondAscii(Bytes.copyOf(a, from, to));
    }

    private static int beyondAscii(Bytes value) {
        if (!Display.isUtf8(value)) {
            return NOT_UTF8;
        }
        String text = new String(value.toArray(), java.nio.charset.StandardCharsets.UTF_8);
        int traits = 0;
        Character.UnicodeScript word = Character.UnicodeScript.COMMON;
        for (int at = 0; at < text.length(); ) {
            int c = text.codePointAt(at);
            traits |= of(c, at == 0);
            Character.UnicodeScript script =
                    Character.isLetter(c) ? Character.UnicodeScript.of(c) : Character.UnicodeScript.COMMON;
            if (script == Character.UnicodeScript.COMMON || script == Character.UnicodeScript.INHERITED) {
                word = Character.isLetter(c) ? word : Character.UnicodeScript.COMMON;
            } else {
                if (word != Character.UnicodeScript.COMMON && word != script && isConfusable(word, script)) {
                    traits |= MIXED;
                }
                word = script;
            }
            at += Character.charCount(c);
        }
        return traits;
    }

    /// Japanese mixes three scripts in a word; the scripts that look alike are these.
    private static boolean isConfusable(Character.UnicodeScript a, Character.UnicodeScript b) {
        return isAlphabet(a) && isAlphabet(b);
    }

    private static boolean isAlphabet(Character.UnicodeScript script) {
        return switch (script) {
            case LATIN, GREEK, CYRILLIC, ARMENIAN, CHEROKEE, COPTIC -> true;
            default -> false;
        };
    }

    private static int of(int c, boolean first) {
        if (c >= 0x80 && c <= 0x9f) {
            return CONTROL;
        }
        boolean bidi = (c >= 0x202a && c <= 0x202e)
                || (c >= 0x2066 && c <= 0x2069)
                || c == 0x200e
                || c == 0x200f
                || c == 0x61c;
        if (bidi) {
            return BIDI;
        }
        if ((c >= 0x200b && c <= 0x200d) || c == 0x2060 || c == 0xfeff || (c >= 0xe0000 && c <= 0xe007f)) {
            return INVISIBLE;
        }
        int kind = Character.getType(c);
        boolean mark = kind == Character.NON_SPACING_MARK || kind == Character.ENCLOSING_MARK;
        return first && mark ? COMBINING : 0;
    }

    /// What they are, in words.
    static String words(int traits) {
        StringBuilder words = new StringBuilder();
        word(words, traits, ESCAPE, "terminal escape");
        word(words, traits, BIDI, "bidi control");
        word(words, traits, INVISIBLE, "zero-width character");
        word(words, traits, CONTROL, "control character");
        word(words, traits, COMBINING, "combining mark at the start");
        word(words, traits, MIXED, "letters of two scripts in one word");
        word(words, traits, BLANKS, "tab or newline");
        return words.toString();
    }

    private static void word(StringBuilder words, int traits, int bit, String name) {
        if ((traits & bit) != 0) {
            words.append(words.isEmpty() ? "" : ", ").append(name);
        }
    }
}
