package org.execscope.record;

/// Problems of one kind in one file that were counted, but of which nothing else was kept, since there were too
/// many.
///
/// @param file the file's number in the evidence
/// @param kind what is wrong
/// @param count how many lines or records
public record UnlistedProblems(int file, ProblemKind kind, long count) {}
