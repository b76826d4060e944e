package org.execscope.event;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.util.Arrays;
import org.execscope.bytes.Bytes;

/// The part of a SYSCALL record from `auid=` to `ses=`, read once for all records that hold the same bytes.
final class KernelCredentials {
    private static final String[] NAMES = {"auid", "uid", "gid", "euid", "suid", "fsuid", "egid", "sgid", "fsgid"};
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
        String[] words = new String(a, from, to - from, US_ASCII).split(" ", -1);
        long[] ids = new long[NAMES.length + 1];
        boolean valid = words.length == NAMES.length + 2;
        for (int i = 0; valid && i < NAMES.length; i++) {
            ids[i] = id(words[i], NAMES[i]);
            valid = ids[i] >= 0;
        }
        valid = valid && words[NAMES.length].matches("tty=(\\(none\\)|[A-Za-z0-9/_.-]+)");
        if (valid) {
            ids[NAMES.length] = id(words[NAMES.length + 1], "ses");
            valid = ids[NAMES.length] >= 0;
        }
        Bytes tty = valid ? Bytes.utf8(words[NAMES.length].substring("tty=".length())) : Bytes.EMPTY;
        return new KernelCredentials(ids, tty, valid);
    }

    private static long id(String word, String name) {
        if (!word.matches(name + "=[0-9]{1,10}")) {
            return -1;
        }
        long value = Long.parseLong(word.substring(name.length() + 1));
        return value <= MAX_ID ? value : -1;
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
