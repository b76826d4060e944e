package org.execscope.evidence;

/// Something that was given or found and not read.
///
/// @param path as it would be named in the evidence list
/// @param why in words, one sentence without a full stop
/// @param failed true if it should have been read and couldn't be (missing, unreadable, foreign); false if
/// leaving it out is in order
public record Skipped(String path, String why, boolean failed) {}
