package org.execscope.record;

/// Something that could not be read as it should.
///
/// @param file the file's number in the evidence
/// @param line from 1
/// @param offset byte offset of the line's first byte
/// @param kind what is wrong with it
public record EvidenceProblem(int file, long line, long offset, ProblemKind kind) {}
