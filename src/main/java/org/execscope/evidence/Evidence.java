package org.execscope.evidence;

import java.util.List;

/// What was found to read, before anything of it was read.
///
/// @param files in the order of their sets, within a set oldest rotation first
/// @param sets whose numbers are their places in this list
/// @param skipped what was left out
public record Evidence(List<EvidenceFile> files, List<EvidenceSet> sets, List<Skipped> skipped) {
    public Evidence {
        files = List.copyOf(files);
        sets = List.copyOf(sets);
        skipped = List.copyOf(skipped);
    }
}
