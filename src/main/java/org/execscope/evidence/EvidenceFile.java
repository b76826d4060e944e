package org.execscope.evidence;

import java.nio.file.Path;

/// One file to read.
///
/// @param path where it is on this workstation
/// @param name how to call it in exports and on screen: the path as the user gave it, or the folder they gave and the
/// path in it
/// @param set the number of the [EvidenceSet] it belongs to
public record EvidenceFile(Path path, String name, int set) {}
