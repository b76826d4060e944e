package org.execscope.event;

import java.io.IOException;
import org.execscope.bytes.Bytes;

/// Reads lines of the evidence again.
@FunctionalInterface
public interface LineSource {
    /// A line, without its line feed, and where the next one begins.
    record Line(Bytes bytes, long nextOffset) {}

    /// The line of a file that begins at `offset`.
    ///
    /// @throws IOException if it can't be read any more
    Line read(int file, long offset) throws IOException;
}
