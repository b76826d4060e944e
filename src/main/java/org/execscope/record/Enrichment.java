package org.execscope.record;

import org.execscope.bytes.ByteSearch;

/// Where auditd's enrichment of a record begins (specification: audit log, sections 2 and 3): after a byte
/// 0x1D, after rsyslog's escape of it, or, in copies that lost it, at the first of its names that stands
/// where a name can't.
final class Enrichment {
    private static final byte SEPARATOR = 0x1d;
    private static final byte[] ESCAPED = Ascii.of("#035");
    private static final byte[][] NAMES = names(
            "ARCH",
            "SYSCALL",
            "URING_OP",
            "SADDR",
            "AUID",
            "UID",
            "GID",
            "EUID",
            "SUID",
            "FSUID",
            "EGID",
            "SGID",
            "FSGID",
            "OUID",
            "OGID",
            "OAUID",
            "OLD-AUID",
            "IUID",
            "IGID",
            "SAUID",
            "ID");

    private int bodyTo;
    private int from;
    private boolean stripped;

    private static byte[][] names(String... names) {
        byte[][] all = new byte[names.length][];
        for (int i = 0; i < names.length; i++) {
            all[i] = Ascii.of(names[i] + "=");
        }
        return all;
    }

    /// Looks in the body `a[start, to)`.
    void find(byte[] a, int start, int to) {
        stripped = false;
        int separator = ByteSearch.indexOf(a, start, to, SEPARATOR);
        if (separator >= 0) {
            bodyTo = separator;
            from = separator + 1;
            return;
        }
        bodyTo = to;
        from = to;
        int escape = ByteSearch.indexOf(a, start, to, ESCAPED);
        if (escape >= 0 && isNameWithEquals(a, escape + ESCAPED.length, to)) {
            bodyTo = escape;
            from = escape + ESCAPED.length;
            return;
        }
        findStripped(a, start, to);
    }

    private static boolean isNameWithEquals(byte[] a, int start, int to) {
        int at = start;
        while (at < to && ((a[at] >= 'A' && a[at] <= 'Z') || (at > start && (a[at] == '_' || a[at] == '-')))) {
            at++;
        }
        return at > start && at < to && a[at] == '=';
    }

    /// Only values end with a byte that can stand directly before a name, so few places need a closer look:
    /// upper-case letters are rare outside hexadecimal and `=` follows names only.
    private void findStripped(byte[] a, int start, int to) {
        boolean quotes = false;
        for (int at = start; at < to; at++) {
            byte b = a[at];
            if (b == '"') {
                quotes = !quotes;
            } else if (b == '=' && !quotes && at > start + 1 && a[at - 1] >= 'A' && a[at - 1] <= 'Z') {
                int name = nameBefore(a, start, at);
                if (name > start && canPrecede(a[name - 1], a[name], a[name + 1])) {
                    bodyTo = name;
                    from = name;
                    stripped = true;
                    return;
                }
            }
        }
    }

    /// The place of the longest of the names that ends at `equals`, or -1. The longest, or `AUID` would be
    /// `UID`.
    private static int nameBefore(byte[] a, int start, int equals) {
        int best = -1;
        for (byte[] name : NAMES) {
            int at = equals + 1 - name.length;
            if (at >= start && (best < 0 || at < best) && Ascii.equal(a, at, name, 0, name.length)) {
                best = at;
            }
        }
        return best;
    }

    private static boolean canPrecede(byte before, byte first, byte second) {
        boolean letter = (before >= 'a' && before <= 'z') || (before >= 'A' && before <= 'Z');
        if (letter) {
            return first == 'A' && second == 'R' && before >= 'A' && before <= 'F';
        }
        return before != ' ' && before != '=' && before != '_' && before != '-';
    }

    /// Where the record's own fields end.
    int bodyTo() {
        return bodyTo;
    }

    /// Where the enrichment's fields begin; the end of the record if it has none.
    int from() {
        return from;
    }

    /// Whether the separator is missing.
    boolean isStripped() {
        return stripped;
    }
}
