package org.execscope.event;

import static org.execscope.event.KernelText.closingQuote;
import static org.execscope.event.KernelText.isWord;
import static org.execscope.event.KernelText.number;
import static org.execscope.event.KernelText.word;

import java.util.Arrays;

/// Reads EXECVE records that hold a whole argv, each argument once and in order, as the kernel writes them
/// (kernel/auditsc.c: `audit_log_execve_info`). Arguments in pieces are left to the careful reading.
final class KernelExecve {
    private static final long ARGC = word("argc=");
    /// Room for a length before an argument.
    private static final int VARINT = 5;

    private byte[] argv = new byte[4096];

    /// Reads the body at `at` into `event`; the argv goes to `table`.
    ///
    /// @return the place of the line feed after it, or -1 if it isn't of that form
    int read(byte[] a, int at, PieceEvent event, EventTable table) {
        if (!isWord(a, at, ARGC, 5)) {
            return -1;
        }
        int p = KernelText.digits(a, at + 5, 4);
        if (p < 0) {
            return -1;
        }
        int argc = (int) number(a, at + 5, p);
        if (argc == 0) {
            return -1;
        }
        int length = 0;
        for (int i = 0; i < argc; i++) {
            p = name(a, p, i);
            if (p < 0) {
                return -1;
            }
            int to;
            int size;
            if (a[p] == '"') {
                p++;
                to = closingQuote(a, p);
                if (to < 0) {
                    return -1;
                }
                size = to - p;
                room(length + VARINT + size);
                length = size(length, size);
                System.arraycopy(a, p, argv, length, size);
                p = to + 1;
            } else {
                to = KernelText.upperHex(a, p);
                if (to < 0) {
                    return -1;
                }
                size = (to - p) / 2;
                room(length + VARINT + size);
                length = size(length, size);
                if (!KernelText.decode(a, p, to, argv, length, false)) {
                    return -1;
                }
                p = to;
            }
            length += size;
        }
        if (a[p] != '\n') {
            return -1;
        }
        event.hasExecve = true;
        event.argc = argc;
        event.argv = table.argvs().add(argv, 0, length);
        return p;
    }

    /// The place after ` aN=`.
    private static int name(byte[] a, int at, int index) {
        if (a[at] != ' ' || a[at + 1] != 'a') {
            return -1;
        }
        int p = at + 2;
        if (index < 10) {
            return a[p] == '0' + index && a[p + 1] == '=' ? p + 2 : -1;
        }
        int to = KernelText.digits(a, p, 4);
        return to > 0 && a[p] != '0' && number(a, p, to) == index && a[to] == '=' ? to + 1 : -1;
    }

    private void room(int length) {
        if (argv.length < length) {
            argv = Arrays.copyOf(argv, Math.max(length, argv.length * 2));
        }
    }

    /// Writes an argument's length as [ArgvCodec] does.
    private int size(int at, int size) {
        int p = at;
        int rest = size + 1;
        while (rest > 0x7f) {
            argv[p++] = (byte) (rest | 0x80);
            rest >>>= 7;
        }
        argv[p++] = (byte) rest;
        return p;
    }
}
