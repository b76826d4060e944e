package org.execscope.record;

import org.execscope.bytes.Bytes;
import org.jspecify.annotations.Nullable;

/// Takes what a [LineDecoder] finds.
public interface RecordSink {
    /// A record. The array and the header are the decoder's own: they hold until this call returns.
    ///
    /// @param array holds the record in `[header.start(), to)`
    /// @param to after its last byte, enrichment included
    /// @param bodyTo where the record's own fields end
    /// @param enrichmentFrom where auditd's enrichment begins (without its separator), or `to` if it has none
    /// @param host the host that a log daemon's prefix names; null without such a prefix
    /// @param viaSyslog whether a prefix stands before it
    /// @param offset byte offset in the file of the line, or of the record where two share a line
    /// @param line from 1
    void record(
            byte[] array,
            RecordHeader header,
            int to,
            int bodyTo,
            int enrichmentFrom,
            @Nullable Bytes host,
            boolean viaSyslog,
            long offset,
            long line);

    /// Something that could not be read as it should.
    void problem(ProblemKind kind, long offset, long line);
}
