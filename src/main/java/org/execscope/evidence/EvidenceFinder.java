package org.execscope.evidence;

import java.nio.file.Path;
import java.util.List;

/// Finds what to read in what the user gave: files, several, folders, collected trees.
public final class EvidenceFinder {
    private EvidenceFinder() {}

    /// Looks, and reads nothing but the host's context and each file's first bytes. Never throws for bad input: what
    /// can't be read is [Evidence#skipped()], with `failed` set.
    public static Evidence find(List<Path> given) {
        return new Evidence(List.of(), List.of(), List.of());
    }
}
