package org.execscope.query;

import org.jspecify.annotations.Nullable;

/// What is wrong with a query.
///
/// @param start index of the first character concerned
/// @param end index after the last one; equal to `start` where something is missing
/// @param message one or two sentences for the user
/// @param fix the whole query text as it could be meant, or null
public record QueryError(
        int start, int end, String message, @Nullable String fix) {}
