package org.execscope.query;

/// A set of ASCII characters.
///
/// @param low bit `c` for each character below 64
/// @param high bit `c - 64` for each of the others
record AsciiSet(long low, long high) {
    static final int CHARACTERS = 128;
    static final AsciiSet NONE = new AsciiSet(0, 0);
    static final AsciiSet DIGITS = range('0', '9');
    static final AsciiSet WORD = DIGITS.or(range('a', 'z')).or(range('A', 'Z')).or(range('_', '_'));
    /// RE2's `\s`, which has no vertical tab.
    static final AsciiSet SPACE = range('\t', '\n').or(range('\f', '\r')).or(range(' ', ' '));

    /// Those of the characters from `first` to `last` that are ASCII.
    static AsciiSet range(int first, int last) {
        long low = 0;
        long high = 0;
        for (int c = first; c <= Math.min(last, CHARACTERS - 1); c++) {
            low |= c < Long.SIZE ? 1L << c : 0;
            high |= c < Long.SIZE ? 0 : 1L << c;
        }
        return new AsciiSet(low, high);
    }

    AsciiSet or(AsciiSet other) {
        return new AsciiSet(low | other.low, high | other.high);
    }

    AsciiSet not() {
        return new AsciiSet(~low, ~high);
    }

    /// With the other case of each letter.
    AsciiSet folded() {
        long letters = range('a', 'z').high;
        long capitals = range('A', 'Z').high;
        int apart = 'a' - 'A';
        return new AsciiSet(low, high | (high & letters) >>> apart | (high & capitals) << apart);
    }

    boolean has(int c) {
        return ((c < Long.SIZE ? low : high) >>> c & 1) != 0;
    }
}
