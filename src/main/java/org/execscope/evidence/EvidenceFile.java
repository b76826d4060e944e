package org.execscope.evidence;

import java.io.IOException;
import java.nio.file.Path;

/// One file to read, or one entry of an archive.
///
/// @param path where it is on this workstation; of an entry, where its archive is
/// @param name how to call it in exports and on screen: the path as the user gave it, or the folder they gave
/// and the path in it; of an entry, that of its archive, `!/` and the path in it
/// @param set the number of the [EvidenceSet] it belongs to
/// @param packing how it lies in `path`
/// @param shape in which form its lines are read
public record EvidenceFile(Path path, String name, int set, Packing packing, Shape shape) {
    /// A file whose lines are what they turn out to be.
    public EvidenceFile(Path path, String name, int set, Packing packing) {
        this(path, name, set, packing, Shape.DETECTED);
    }

    /// A plain file.
    public EvidenceFile(Path path, String name, int set) {
        this(path, name, set, Packing.PLAIN);
    }

    /// The same, read in this form.
    public EvidenceFile as(Shape chosen) {
        return new EvidenceFile(path, name, set, chosen.packing(packing), chosen);
    }

    /// Whether the bytes of `path` are its own: they can then be read from any place, in several pieces at
    /// once.
    public boolean isPlain() {
        return packing.isPlain();
    }

    /// Opens it for reading from its first byte.
    ///
    /// @throws IOException if it can't be opened
    public EvidenceStream open() throws IOException {
        return open(new CancelToken());
    }

    /// As [#open()]: to get at an entry, its archive is unpacked from the beginning, which may take long.
    ///
    /// @throws IOException if it can't be opened
    /// @throws java.util.concurrent.CancellationException if it is no longer wanted
    public EvidenceStream open(CancelToken cancel) throws IOException {
        return isPlain() ? EvidenceReader.open(path) : PackedStream.open(this, cancel);
    }
}
