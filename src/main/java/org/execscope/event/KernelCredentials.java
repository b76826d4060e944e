package org.execscope.event;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.util.Arrays;
import java.util.stream.Stream;
import org.execscope.bytes.Bytes;

/// The part of a SYSCALL record from `auid=` to `ses=`, read once for all records that hold the same bytes.
final class KernelCredentials {
    private static final byte[][] NAMES = Stream.of(
                    "auid=", "uid=", "gid=", "euid=", "suid=", "fsuid=", "egid=", "sgid=", "fsgid=")
            .map(name -> name.getBytes(US_ASCII))
            .toArray(byte[][]::new);
    private static final byte[] TTY = "tty=".getBytes(US_ASCII);
    private static final byte[] SES = "ses=".getBytes(US_ASCII);
    private static final byte[] NO_TERMINAL = "(none)".getBytes(US_ASCII);
    private static final KernelCredentials INVALID = new KernelCredentials(new long[0], Bytes.EMPTY, false);
    private static final long MAX_ID = 0xFFFF_FFFFL;

    private final long[] ids;
    private final Bytes tty;
    private final boolean valid;
    /// The piece, label and number of the last look-up.
    private int piece = -1;
    private int subj;
    private int identity;

    private KernelCredentials(long[] ids, Bytes tty, boolean valid) {
        this.ids = ids;
        this.tty = tty;
        this.valid = valid;
    }

    static KernelCredentials of(byte[] a, int from, int to) {
        long[] ids = new long[NAMES.length + 1];
        int at = from;
        for (int i = 0; i < NAMES.length; i++) {
            int value = value(a, at, to, NAMES[i]);
            int end = value < 0 ? -1 : KernelText.digits(a, value, 10);
            if (end < 0 || end >= to || a[end] != ' ') {
                return INVALID;
            }
            ids[i] = KernelText.number(a, value, end);
            at = end + 1;
        }
        int tty = value(a, at, to, TTY);
        int end = tty < 0 ? -1 : terminalEnd(a, tty, to);
        int ses = end < 0 ? -1 : value(a, end + 1, to, SES);
        if (ses < 0 || KernelText.digits(a, ses, 10) != to) {
            return INVALID;
        }
        ids[NAMES.length] = KernelText.number(a, ses, to);
        for (long id : ids) {
            if (id > MAX_ID) {
                return INVALID;
            }
        }
        return new KernelCredentials(ids, Bytes.copyOf(a, tty, end), true);
    }

    /// Where the value after `name` begins, if that stands at `at`; else -1.
    private static int value(byte[] a, int at, int to, byte[] name) {
        int value = at + name.length;
        return value < to && Arrays.equals(a, at, value, name, 0, name.length) ? value : -1;
    }

    /// Where the name of a terminal ends: at a blank. It has letters, digits and `/_.-`, or is `(none)`.
    private static int terminalEnd(byte[] a, int from, int to) {
        int at = from;
        if (Arrays.equals(a, from, Math.min(from + NO_TERMINAL.length, to), NO_TERMINAL, 0, NO_TERMINAL.length)) {
            at += NO_TERMINAL.length;
        } else {
            while (at < to && (Character.isLetterOrDigit(a[at] & 0x7f) && a[at] > 0 || "/_.-".indexOf(a[at]) >= 0)) {
                at++;
            }
        }
        return at > from && at < to && a[at] == ' ' ? at : -1;
    }

    /// Whether they are as the kernel writes them.
    boolean isValid() {
        return valid;
    }

    /// Their number in the table of this piece, with this label.
    int identity(EventTable table, int ofPiece, int label) {
        if (piece != ofPiece || subj != label) {
            piece = ofPiece;
            subj = label;
            identity = table.identities()
                    .add(Arrays.copyOf(ids, ids.length), table.ttys().add(tty), label);
        }
        return identity;
    }
}
