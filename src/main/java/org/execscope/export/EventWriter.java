package org.execscope.export;

/// Puts events into one format. For one thread; several can put parts of one export each.
interface EventWriter {
    /// Adds what stands before the first event.
    void begin(ByteSink out);

    /// Adds one event.
    void write(int event, ByteSink out);

    /// How many cells were changed so that no spreadsheet runs them, since the last call.
    long takeNeutralised();
}
