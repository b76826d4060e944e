package org.execscope.finding;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.execscope.bytes.Bytes;
import org.execscope.record.RecordType;
import org.execscope.record.UntrustedString;
import org.jspecify.annotations.Nullable;

/// The rules by which the kernel writes records (kernel/audit.c: `audit_log_n_untrustedstring`; auditsc.c:
/// `audit_log_exit`), to say which of them a record breaks.
final class KernelForm {
    private static final List<String> ORDER = List.of(
            "arch", "syscall", "per", "success", "exit", "a0", "a1", "a2", "a3", "items", "ppid", "pid", "auid", "uid",
            "gid", "euid", "suid", "fsuid", "egid", "sgid", "fsgid", "tty", "ses", "comm", "exe", "subj", "key");
    private static final Set<String> TEXTS = Set.of("comm", "exe", "key", "cwd", "name", "proctitle");
    private static final int COMM = 15;

    private KernelForm() {}

    /// Which rule a value of the record breaks, in words; null if none.
    static @Nullable String fault(Rec record) {
        for (Map.Entry<String, Bytes> field : record.fields().entrySet()) {
            String name = field.getKey();
            boolean argument = record.type() == RecordType.EXECVE && isArgument(name);
            if (!argument && !TEXTS.contains(name)) {
                continue;
            }
            String fault = fault(record, name, field.getValue(), name.indexOf('[') >= 0);
            if (fault != null) {
                return RecordType.name(record.type()) + " " + name + ": " + fault;
            }
        }
        return null;
    }

    private static boolean isArgument(String name) {
        return name.length() > 1
                && name.charAt(0) == 'a'
                && Character.isDigit(name.charAt(1))
                && !name.endsWith("_len");
    }

    private static @Nullable String fault(Rec record, String name, Bytes value, boolean piece) {
        UntrustedString untrusted = new UntrustedString();
        byte[] a = value.toArray();
        UntrustedString.Form form =
                untrusted.decode(a, 0, a.length, record.quoted().contains(name));
        return switch (form) {
            case ABSENT -> null;
            case BAD_HEX -> "neither in quotes nor whole hexadecimal";
            case QUOTED ->
                untrusted.isKernelForm()
                        ? name.equals("comm") && value.length() > COMM ? "longer than 15 bytes" : null
                        : "holds a byte in quotes that the kernel writes in hexadecimal";
            case HEX ->
                !untrusted.isKernelForm()
                        ? "lower-case hexadecimal"
                        : untrusted.isAllQuotable() && untrusted.length() > 0 && !piece
                                ? "hexadecimal that needed none"
                                : untrusted.holdsNul() && !name.equals("proctitle") ? "holds a zero byte" : null;
        };
    }

    /// What is unusual about the order of a SYSCALL record's fields, in words; null if nothing.
    static @Nullable String order(Rec record) {
        int last = -1;
        for (String name : record.names()) {
            int at = ORDER.indexOf(name);
            if (at < 0) {
                return "a SYSCALL record with a field " + Say.value(Bytes.utf8(name));
            }
            if (at < last) {
                return name + " stands behind " + ORDER.get(last);
            }
            last = at;
        }
        return last == ORDER.size() - 1 ? null : "a SYSCALL record that ends before its key";
    }

    /// What is unusual about the order of an EXECVE record's arguments, in words; null if nothing.
    static @Nullable String argumentOrder(Rec record) {
        List<String> names = new ArrayList<>(record.names());
        long last = -1;
        for (String name : names) {
            if (!name.equals("argc") && !isArgument(name) && !name.endsWith("_len")) {
                return "an EXECVE record with a field " + Say.value(Bytes.utf8(name));
            }
            long number = name.equals("argc") ? -1 : number(name);
            if (number < last) {
                return "argument " + number + " stands behind argument " + last;
            }
            last = Math.max(last, number);
        }
        return null;
    }

    private static long number(String name) {
        long value = 0;
        for (int i = 1; i < name.length() && i < 10 && Character.isDigit(name.charAt(i)); i++) {
            value = value * 10 + (name.charAt(i) - '0');
        }
        return value;
    }
}
