package org.execscope.finding;

import org.execscope.evidence.EvidenceFile;
import org.jspecify.annotations.Nullable;

/// What the checks know of a file that was read.
///
/// @param number its number in the evidence
/// @param file which
/// @param size bytes read
/// @param lines how many
/// @param records how many lines have an audit stamp
/// @param complete whether it was read to its end and did not change meanwhile
/// @param note what happened to it, if anything
public record FileSeen(
        int number,
        EvidenceFile file,
        long size,
        long lines,
        long records,
        boolean complete,
        @Nullable String note) {
    /// Its name, safe to show.
    public String name() {
        return file.name();
    }
}
