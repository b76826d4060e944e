package org.execscope.record;

import org.execscope.bytes.Bytes;
import org.jspecify.annotations.Nullable;

/// The host that a log daemon named before the record (specification: audit log, section 2): RFC 3164
/// (`Mmm dd hh:mm:ss HOST tag`), RFC 5424 (`<PRI>1 TIME HOST`) or an ISO time (`2021-04-22T15:01:12+02:00
/// HOST tag`).
final class SyslogPrefix {
    private SyslogPrefix() {}

    /// The host in the prefix `a[from, to)`, or null.
    static @Nullable Bytes host(byte[] a, int from, int to) {
        int at = from;
        boolean priority = at < to && a[at] == '<';
        if (priority) {
            while (at < to && a[at] != '>') {
                at++;
            }
            at++;
            if (at + 1 < to && a[at] == '1' && a[at + 1] == ' ') {
                return word(a, wordEnd(a, at + 2, to) + 1, to);
            }
        }
        if (at + 16 < to && isTime3164(a, at)) {
            return word(a, at + 16, to);
        }
        if (at + 11 < to && a[at + 4] == '-' && a[at + 7] == '-' && a[at + 10] == 'T' && Ascii.isDigit(a[at])) {
            return word(a, wordEnd(a, at, to) + 1, to);
        }
        return null;
    }

    private static boolean isTime3164(byte[] a, int at) {
        return a[at] >= 'A'
                && a[at] <= 'Z'
                && a[at + 3] == ' '
                && Ascii.isDigit(a[at + 5])
                && a[at + 6] == ' '
                && a[at + 9] == ':'
                && a[at + 12] == ':'
                && a[at + 15] == ' ';
    }

    private static int wordEnd(byte[] a, int from, int to) {
        int at = from;
        while (at < to && a[at] != ' ') {
            at++;
        }
        return at;
    }

    private static @Nullable Bytes word(byte[] a, int from, int to) {
        if (from >= to) {
            return null;
        }
        int end = wordEnd(a, from, to);
        return end == from ? null : Bytes.copyOf(a, from, end);
    }
}
