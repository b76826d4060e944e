package org.execscope.record;

import org.execscope.bytes.ByteSearch;

/// What a line without a stamp may be (specification: audit log, sections 1, 2 and 9.1).
final class UnstampedLine {
    private static final byte[] AUDIT_COLON = Ascii.of("audit: ");
    private static final byte[] AUDIT_PID = Ascii.of(" audit[");
    /// What kernel/audit.c says about records it lost.
    private static final byte[][] LOSS = {
        Ascii.of("audit_lost="),
        Ascii.of("audit_backlog="),
        Ascii.of("backlog limit exceeded"),
        Ascii.of("rate limit exceeded"),
        Ascii.of("kauditd hold queue overflow"),
        Ascii.of("kauditd retry queue overflow"),
        Ascii.of("out of memory in"),
        Ascii.of("error in"),
        Ascii.of("*NO* daemon at audit_pid="),
        Ascii.of("auditd disappeared"),
        Ascii.of("printk limit exceeded"),
    };

    private UnstampedLine() {}

    /// Whether its stamp is a date: `ausearch -i` wrote it, and a name service rewrote its values.
    static boolean isInterpreted(byte[] a, int from, int to) {
        int at = ByteSearch.indexOf(a, from, to, Ascii.AUDIT);
        if (at < 0) {
            return false;
        }
        at += Ascii.AUDIT.length;
        int digits = Ascii.digitsEnd(a, at, to) - at;
        int separator = at + digits;
        return (digits == 2 || digits == 4)
                && separator + 3 < to
                && (a[separator] == '/' || a[separator] == '-' || a[separator] == '.')
                && Ascii.isDigit(a[separator + 1])
                && Ascii.isDigit(a[separator + 2])
                && a[separator + 3] == a[separator];
    }

    /// Whether it is the kernel's own report of lost records.
    static boolean isKernelLoss(byte[] a, int from, int to) {
        int at = ByteSearch.indexOf(a, from, to, AUDIT_COLON);
        if (at < 0 || (at > from && a[at - 1] != ' ')) {
            return false;
        }
        for (byte[] words : LOSS) {
            if (Ascii.startsWith(a, at + AUDIT_COLON.length, to, words)) {
                return true;
            }
        }
        return false;
    }

    /// Whether it is journald's short form of a record: ` audit[PID]: SYSCALL arch=…`, ` audit: EXECVE
    /// argc=…`.
    static boolean isRecordWithoutStamp(byte[] a, int from, int to) {
        int at = ByteSearch.indexOf(a, from, to, AUDIT_PID);
        if (at >= 0) {
            at = Ascii.digitsEnd(a, at + AUDIT_PID.length, to);
            return at + 2 < to && a[at] == ']' && a[at + 1] == ':' && startsWithType(a, at + 2, to);
        }
        at = ByteSearch.indexOf(a, from, to, AUDIT_COLON);
        return at >= 0 && startsWithType(a, at + AUDIT_COLON.length - 1, to);
    }

    private static boolean startsWithType(byte[] a, int from, int to) {
        int at = from;
        while (at < to && a[at] == ' ') {
            at++;
        }
        int start = at;
        while (at < to && ((a[at] >= 'A' && a[at] <= 'Z') || a[at] == '_' || Ascii.isDigit(a[at]))) {
            at++;
        }
        return at > start + 2 && at < to && a[at] == ' ';
    }
}
