package org.execscope.evidence;

/// One step from the bytes on disk to those of the evidence.
public sealed interface UnpackStep {
    /// The bytes are one compressed stream.
    record Decompress(Compression compression) implements UnpackStep {}

    /// The bytes are an archive, and this entry of it is meant.
    ///
    /// @param archive its kind
    /// @param path the entry's name as it stands in the archive: only ever shown and compared, never a path
    /// on disk
    /// @param index which of the archive's entries it is, from 0: names can stand there twice
    record Entry(ArchiveKind archive, String path, int index) implements UnpackStep {}
}
