package org.execscope.evidence;

import java.io.Closeable;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/// The bytes of one piece of evidence, from first to last, unpacked where it is packed. For one thread.
public interface EvidenceStream extends Closeable {
    /// Puts the next bytes into `buffer`, as many as are to be had up to `length`.
    ///
    /// @return how many; 0 at the end
    /// @throws IOException if they can't be read or unpacked; its message says where and why, without a full
    /// stop
    int read(byte[] buffer, int from, int length) throws IOException;

    /// How many bytes it has in all, as far as that is known beforehand; else -1.
    long size();

    /// How many bytes of the file on disk were used so far: what progress counts.
    long consumed();

    /// The SHA-256 of what was read until now as it stands in the evidence, where [#read(byte[], int, int)] gives
    /// it in another form; null where it gives the very bytes.
    default byte @Nullable [] rawHash() {
        return null;
    }

    /// What speaks against its being whole and unchanged, asked at the end; null if nothing does.
    ///
    /// @param read how many bytes were read
    /// @throws IOException if the file on disk can't be looked at any more
    @Nullable
    String objection(long read) throws IOException;
}
