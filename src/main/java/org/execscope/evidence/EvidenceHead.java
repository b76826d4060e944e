package org.execscope.evidence;

import java.io.IOException;
import org.execscope.bytes.Bytes;

/// The beginning of a piece of evidence, as it stands there now.
public final class EvidenceHead {
    private EvidenceHead() {}

    /// Its first bytes, unpacked, `length` at most.
    ///
    /// @throws IOException if it can't be read
    public static Bytes read(EvidenceFile file, int length) throws IOException {
        byte[] head = new byte[length];
        try (EvidenceStream stream = file.open()) {
            return Bytes.copyOf(head, 0, stream.read(head, 0, length));
        }
    }
}
