package org.execscope.finding;

/// A check that could not be made here, in whole or in part: not the same as one that found nothing.
///
/// @param about the check
/// @param why in words, one sentence
public record Unjudged(About about, String why) {}
