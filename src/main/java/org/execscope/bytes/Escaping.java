package org.execscope.bytes;

import java.util.ArrayList;
import java.util.List;

/// Writes bytes as text in which nothing draws but what is meant to be seen; see [Display].
final class Escaping {
    private static final String HEX = "0123456789abcdef";
    /// More combining marks than this on one base are escaped: they cost a layout seconds.
    private static final int MARKS = 2;

    private final StringBuilder text = new StringBuilder();
    private final List<ShownText.Escape> escapes = new ArrayList<>();
    /// Whether characters that are escaped are written as the bytes they are, for shells of any locale.
    private final boolean asBytes;
    /// Whether the places of escapes are kept; a large value has millions.
    private final boolean located;

    private int marks;
    private boolean afterHex;

    private Escaping(boolean asBytes, boolean located) {
        this.asBytes = asBytes;
        this.located = located;
    }

    /// For the screen: knows where it escaped.
    static Escaping shown() {
        return new Escaping(false, true);
    }

    /// As the screen shows it, the text alone.
    static Escaping textOnly() {
        return new Escaping(false, false);
    }

    /// For a shell to read: escapes are bytes.
    static Escaping shell() {
        return new Escaping(true, false);
    }

    StringBuilder text() {
        return text;
    }

    List<ShownText.Escape> escapes() {
        return escapes;
    }

    /// Whether all of `bytes` up to `most` characters can be shown as they are.
    static boolean isPlain(Bytes bytes, int most) {
        int marks = MARKS;
        int count = 0;
        for (int at = 0; at < bytes.length() && count < most; count++) {
            int length = Utf8.length(bytes, at);
            if (length == 0) {
                return false;
            }
            int c = Utf8.codePoint(bytes, at, length);
            if (!draws(c, marks)) {
                return false;
            }
            marks = isMark(c) ? marks + 1 : 0;
            at += length;
        }
        return true;
    }

    /// Appends the bytes as they are, as many characters as keep the text within `limit`.
    ///
    /// @return how many bytes were taken
    int plain(Bytes bytes, int limit) {
        int at = 0;
        while (at < bytes.length()) {
            int length = Utf8.length(bytes, at);
            int c = Utf8.codePoint(bytes, at, length);
            if (text.length() > limit - Character.charCount(c)) {
                break;
            }
            text.appendCodePoint(c);
            at += length;
        }
        return at;
    }

    /// Appends the bytes as the inside of `$'…'`, as many characters as keep the text within `limit`.
    ///
    /// @return how many bytes were taken
    int escaped(Bytes bytes, int limit) {
        marks = MARKS;
        afterHex = false;
        int at = 0;
        while (at < bytes.length()) {
            int start = text.length();
            int found = escapes.size();
            int length = Utf8.length(bytes, at);
            if (length == 0) {
                hex(bytes.at(at));
            } else {
                character(bytes, at, length);
            }
            if (text.length() > limit) {
                text.setLength(start);
                escapes.subList(found, escapes.size()).clear();
                break;
            }
            at += Math.max(length, 1);
        }
        return at;
    }

    private void character(Bytes bytes, int at, int length) {
        int c = Utf8.codePoint(bytes, at, length);
        // Shells differ in how many digits they take after \x, so none may follow the two.
        boolean digitAfterHex = asBytes && afterHex && c < 0x80 && Character.digit(c, 16) >= 0;
        if (draws(c, marks) && !digitAfterHex) {
            if (c == '\\' || c == '\'') {
                text.append('\\');
            }
            text.appendCodePoint(c);
            marks = isMark(c) ? marks + 1 : 0;
            afterHex = false;
        } else if (asBytes) {
            for (int i = 0; i < length; i++) {
                hex(bytes.at(at + i));
            }
        } else {
            code(c);
        }
    }

    private void code(int c) {
        int start = text.length();
        switch (c) {
            case '\n' -> text.append("\\n");
            case '\t' -> text.append("\\t");
            case '\r' -> text.append("\\r");
            case 0x1b -> text.append("\\e");
            default -> {
                if (c < 0x80) {
                    digits("\\x", c, 2);
                } else if (c <= 0xffff) {
                    digits("\\u", c, 4);
                } else {
                    digits("\\U", c, 8);
                }
            }
        }
        escapedSince(start);
    }

    private void hex(byte b) {
        int start = text.length();
        digits("\\x", b & 0xff, 2);
        escapedSince(start);
        afterHex = true;
    }

    /// An escape is no base: a mark after it would change how its last digit looks.
    private void escapedSince(int start) {
        marks = MARKS;
        if (located) {
            escapes.add(new ShownText.Escape(start, text.length()));
        }
    }

    private void digits(String prefix, int value, int count) {
        text.append(prefix);
        for (int shift = 4 * (count - 1); shift >= 0; shift -= 4) {
            text.append(HEX.charAt(value >>> shift & 0xf));
        }
    }

    /// Whether the character may be shown after a base that has `marks` marks already; [#MARKS] if there is
    /// no base.
    private static boolean draws(int c, int marks) {
        return draws(c) && (marks < MARKS || !isMark(c));
    }

    private static boolean isMark(int c) {
        int type = Character.getType(c);
        return type == Character.NON_SPACING_MARK
                || type == Character.ENCLOSING_MARK
                || type == Character.COMBINING_SPACING_MARK;
    }

    /// Whether the character draws something of its own and moves nothing else: no control, format (bidi,
    /// zero-width), private, unassigned or surrogate one, no space but U+0020, none of those that are
    /// invisible.
    private static boolean draws(int c) {
        if (c < 0x7f) {
            return c >= 0x20;
        }
        return switch (Character.getType(c)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.PRIVATE_USE,
                    Character.SURROGATE,
                    Character.UNASSIGNED,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR,
                    Character.SPACE_SEPARATOR -> false;
            default -> !isInvisible(c);
        };
    }

    private static boolean isInvisible(int c) {
        return c == 0x34f
                || c == 0x115f
                || c == 0x1160
                || c == 0x17b4
                || c == 0x17b5
                || (c >= 0x180b && c <= 0x180f)
                || c == 0x2800
                || c == 0x3164
                || (c >= 0xfe00 && c <= 0xfe0f)
                || c == 0xffa0
                || c == 0xfffc
                || c == 0x16fe4
                || c == 0x1d159
                || (c >= 0xe0000 && c <= 0xe0fff);
    }
}
