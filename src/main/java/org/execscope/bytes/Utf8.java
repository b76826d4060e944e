package org.execscope.bytes;

/// Reads bytes as UTF-8, one character at a time, and says where they aren't (RFC 3629: no overlong forms, no
/// surrogates, nothing above U+10FFFF).
final class Utf8 {
    private Utf8() {}

    /// How many bytes the character at `at` has; 0 if no valid one stands there.
    static int length(Bytes bytes, int at) {
        int lead = bytes.at(at) & 0xff;
        if (lead < 0x80) {
            return 1;
        }
        int count = lead >= 0xf0 ? 4 : lead >= 0xe0 ? 3 : 2;
        if (lead < 0xc2 || lead > 0xf4 || at + count > bytes.length()) {
            return 0;
        }
        for (int i = 1; i < count; i++) {
            if ((bytes.at(at + i) & 0xc0) != 0x80) {
                return 0;
            }
        }
        int second = bytes.at(at + 1) & 0xff;
        boolean wrong = (lead == 0xe0 && second < 0xa0)
                || (lead == 0xed && second > 0x9f)
                || (lead == 0xf0 && second < 0x90)
                || (lead == 0xf4 && second > 0x8f);
        return wrong ? 0 : count;
    }

    /// The character of `length` bytes at `at`.
    static int codePoint(Bytes bytes, int at, int length) {
        int value = length == 1 ? bytes.at(at) : bytes.at(at) & (0xff >> (length + 1));
        for (int i = 1; i < length; i++) {
            value = value << 6 | (bytes.at(at + i) & 0x3f);
        }
        return value;
    }
}
