package org.execscope.evidence;

import java.io.IOException;
import org.execscope.bytes.Bytes;

/// Reads a single line of the evidence again, as it stands there now; for several, see [EvidenceLines].
public final class RawLine {
    private RawLine() {}

    /// The line that starts at `offset` of a file's (unpacked) bytes, without its line feed, at most `limit`
    /// bytes of it.
    ///
    /// @throws IOException if the file can't be read or ends before `offset`
    public static Bytes read(EvidenceFile file, long offset, int limit) throws IOException {
        try (EvidenceLines lines = new EvidenceLines()) {
            return lines.read(file, offset, limit);
        }
    }
}
