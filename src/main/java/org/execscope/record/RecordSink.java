package org.execscope.record;

/// Takes what a [LineDecoder] finds.
public interface RecordSink {
    /// A record; it is the decoder's own and holds until this call returns.
    void record(RawRecord record);

    /// Something that could not be read as it should.
    void problem(ProblemKind kind, long offset, long line);
}
