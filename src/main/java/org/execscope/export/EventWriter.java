package org.execscope.export;

import java.io.IOException;

/// Writes events in one format. Closing it writes what is left, and leaves the stream below open.
interface EventWriter extends AutoCloseable {
    void write(int event) throws IOException;

    /// How many cells were changed so that no spreadsheet runs them.
    long neutralised();

    @Override
    void close() throws IOException;
}
