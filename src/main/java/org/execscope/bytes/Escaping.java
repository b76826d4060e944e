package org.execscope.bytes;

import java.util.ArrayList;
import java.util.List;

/// Writes bytes as text in which nothing draws but what is meant to be seen; see [Display].
final class Escaping {
    private static final String HEX = "0123456789abcdef";
    /// More combining marks than this on one letter are escaped: they cost a layout seconds, and no script needs them.
    private static final int MARKS = 2;

    private final StringBuilder text = new StringBuilder();
    private final List<ShownText.Escape> escapes = new ArrayList<>();
    /// Whether characters that are escaped are written as the bytes they are, for shells of any locale.
    private final boolean asBytes;

    private int marks;

    Escaping(boolean asBytes) {
        this.asBytes = asBytes;
    }

    StringBuilder text() {
        return text;
    }

    List<ShownText.Escape> escapes() {
        return escapes;
    }

    /// Whether all of `bytes` up to `most` characters can be shown as they are.
    static boolean isPlain(Bytes bytes, int most) {
        int marks = 0;
        int count = 0;
        for (int at = 0; at < bytes.length() && count < most; count++) {
            int length = Utf8.length(bytes, at);
            int c = length == 0 ? -1 : Utf8.codePoint(bytes, at, length);
            if (c < 0 || !draws(c)) {
                return false;
            }
            marks = isMark(c) ? marks + 1 : 0;
            if (marks > MARKS) {
                return false;
            }
            at += length;
        }
        return true;
    }

    /// Appends the bytes as they are, at most until the text is `limit` long.
    ///
    /// @return how many bytes were taken
    int plain(Bytes bytes, int limit) {
        int at = 0;
        while (at < bytes.length() && text.length() < limit) {
            int length = Utf8.length(bytes, at);
            text.appendCodePoint(Utf8.codePoint(bytes, at, length));
            at += length;
        }
        return at;
    }

    /// Appends the bytes as the inside of `$'…'`, at most until the text is `limit` long.
    ///
    /// @return how many bytes were taken
    int escaped(Bytes bytes, int limit) {
        marks = 0;
        int at = 0;
        while (at < bytes.length() && text.length() < limit) {
            int length = Utf8.length(bytes, at);
            if (length == 0) {
                hex(bytes.at(at));
                at++;
            } else {
                character(bytes, at, length);
                at += length;
            }
        }
        return at;
    }

    private void character(Bytes bytes, int at, int length) {
        int c = Utf8.codePoint(bytes, at, length);
        marks = isMark(c) ? marks + 1 : 0;
        if (c == '\\' || c == '\'') {
            text.append('\\').append((char) c);
        } else if (draws(c) && marks <= MARKS) {
            text.appendCodePoint(c);
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
        escapes.add(new ShownText.Escape(start, text.length()));
    }

    private void hex(byte b) {
        int start = text.length();
        digits("\\x", b & 0xff, 2);
        escapes.add(new ShownText.Escape(start, text.length()));
    }

    private void digits(String prefix, int value, int count) {
        text.append(prefix);
        for (int shift = 4 * (count - 1); shift >= 0; shift -= 4) {
            text.append(HEX.charAt(value >>> shift & 0xf));
        }
    }

    private static boolean isMark(int c) {
        int type = Character.getType(c);
        return type == Character.NON_SPACING_MARK || type == Character.ENCLOSING_MARK;
    }

    /// Whether the character draws something of its own and moves nothing else: no control, format (bidi, zero-width),
    /// private, unassigned or surrogate one, no space but U+0020, none of those that are invisible.
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
                || c == 0x3164
                || (c >= 0xfe00 && c <= 0xfe0f)
                || c == 0xffa0
                || c == 0xfffc
                || (c >= 0xe0000 && c <= 0xe0fff);
    }
}
