package org.execscope.evidence;

import java.util.List;

/// How a piece of evidence lies in its file on disk.
///
/// @param name in a few words, outermost first: `plain`, `gzip`, `zip, gzip, tar`
/// @param steps how to get at it from the bytes on disk, outermost first; none for a plain file
/// @param size how many bytes it is said to have when unpacked, -1 if nothing says so
public record Packing(String name, List<UnpackStep> steps, long size) {
    /// Not packed: the file on disk is the evidence.
    public static final Packing PLAIN = new Packing("plain", List.of(), -1);

    public Packing {
        steps = List.copyOf(steps);
    }

    /// Whether the bytes on disk are the evidence, so that they can be read from any place.
    public boolean isPlain() {
        return steps.isEmpty();
    }
}
