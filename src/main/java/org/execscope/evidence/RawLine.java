package org.execscope.evidence;

import java.io.IOException;
import java.nio.file.Path;
import org.execscope.bytes.Bytes;

/// Reads a line of the evidence again, as it stands in the file now.
public final class RawLine {
    private RawLine() {}

    /// The line that starts at `offset`, without its line end, at most `limit` bytes of it.
    ///
    /// @throws IOException if the file can't be read or ends before `offset`
    public static Bytes read(Path file, long offset, int limit) throws IOException {
        try (EvidenceReader reader = EvidenceReader.open(file)) {
            return reader.line(offset, limit);
        }
    }
}
