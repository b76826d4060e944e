package org.execscope.record;

import org.execscope.bytes.ByteSearch;

/// Looks for a second header inside a record: a write torn by a crash or a full disk, or text that imitates a
/// record (specification: audit log, section 2).
final class GluedHeader {
    private static final int LONGEST_TYPE = 48;

    private final RecordHeader header = new RecordHeader();
    private boolean quoted;

    /// The place of the first whole header in `a[from, to)`, or -1. After a hit [#isQuoted()] tells where it
    /// stands.
    int find(byte[] a, int from, int to) {
        int paren = ByteSearch.indexOf(a, from, to, (byte) '(');
        while (paren >= 0) {
            int at = headerBefore(a, from, paren, to);
            if (at >= 0) {
                quoted = countQuotes(a, from, at) % 2 != 0;
                return at;
            }
            paren = ByteSearch.indexOf(a, paren + 1, to, (byte) '(');
        }
        return -1;
    }

    private int headerBefore(byte[] a, int from, int paren, int to) {
        int word = paren + 1 - Ascii.AUDIT.length;
        if (word < from || !Ascii.startsWith(a, word, to, Ascii.AUDIT)) {
            return -1;
        }
        int earliest = Math.max(from, word - LONGEST_TYPE);
        for (int at = word - Ascii.TYPE.length; at >= earliest; at--) {
            if (a[at] == 't' && Ascii.startsWith(a, at, to, Ascii.TYPE) && header.readAt(a, at, to)) {
                return withNode(a, from, at, to);
            }
        }
        return -1;
    }

    /// The header's place with its `node=`, if one stands directly before.
    private int withNode(byte[] a, int from, int type, int to) {
        if (type == from || a[type - 1] != ' ') {
            return type;
        }
        for (int at = type - 2; at >= from && a[at] != ' '; at--) {
            if (Ascii.startsWith(a, at, type, Ascii.NODE) && header.readAt(a, at, to)) {
                return at;
            }
        }
        return type;
    }

    private static int countQuotes(byte[] a, int from, int to) {
        int count = 0;
        for (int at = from; at < to; at++) {
            if (a[at] == '"') {
                count++;
            }
        }
        return count;
    }

    /// Whether the header found stands inside double quotes.
    boolean isQuoted() {
        return quoted;
    }

    /// Whether the quotes around a header at `at` aren't those of a value: the next quote is missing, or
    /// isn't followed by a blank, the separator or the end.
    static boolean isTornQuote(byte[] a, int at, int to) {
        int close = ByteSearch.indexOf(a, at, to, (byte) '"');
        return close < 0 || (close + 1 < to && a[close + 1] != ' ' && a[close + 1] != 0x1d);
    }
}
