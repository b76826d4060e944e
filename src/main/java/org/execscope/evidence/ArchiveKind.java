package org.execscope.evidence;

import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.jspecify.annotations.Nullable;

/// Archives of several files, known by their first bytes and never by a name.
public enum ArchiveKind {
    TAR("tar"),
    ZIP("zip"),
    CPIO("cpio");

    private static final int TAR_BLOCK = 512;
    private static final int SUM = 148;
    private static final int SUM_LENGTH = 8;

    private final String label;

    ArchiveKind(String label) {
        this.label = label;
    }

    /// What users call it.
    public String label() {
        return label;
    }

    /// The kind of archive that begins with these bytes; null if none.
    static @Nullable ArchiveKind of(byte[] head, int length) {
        if (Magic.startsWith(head, length, "PK\u0003\u0004") || Magic.startsWith(head, length, "PK\u0005\u0006")) {
            return ZIP;
        }
        boolean oldCpio = Magic.startsWith(head, length, "\u00c7q") || Magic.startsWith(head, length, "q\u00c7");
        if (oldCpio || (Magic.startsWith(head, length, "07070") && isCpioDigit(head, length))) {
            return CPIO;
        }
        return isTar(head, length) ? TAR : null;
    }

    private static boolean isCpioDigit(byte[] head, int length) {
        return length > 5 && (head[5] == '1' || head[5] == '2' || head[5] == '7');
    }

    /// By its mark, or, since the oldest kind has none, by the sum over its first head.
    private static boolean isTar(byte[] head, int length) {
        return length >= TAR_BLOCK && (TarArchiveInputStream.matches(head, length) || isOldTar(head));
    }

    /// tar(5): six octal digits hold the sum of the head's bytes, with blanks in their own place.
    private static boolean isOldTar(byte[] head) {
        long said = 0;
        int digits = 0;
        for (int i = SUM; i < SUM + SUM_LENGTH; i++) {
            if (head[i] >= '0' && head[i] <= '7') {
                said = said * 8 + head[i] - '0';
                digits++;
            } else if (head[i] != ' ' && head[i] != 0) {
                return false;
            }
        }
        long sum = 0;
        for (int i = 0; i < TAR_BLOCK; i++) {
            sum += i >= SUM && i < SUM + SUM_LENGTH ? ' ' : head[i] & 0xff;
        }
        return digits > 0 && sum == said;
    }
}
