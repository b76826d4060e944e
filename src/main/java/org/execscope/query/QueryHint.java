package org.execscope.query;

/// Something in a query that is valid but hardly meant so.
///
/// @param start index of the first character concerned
/// @param end index after the last one
/// @param message what of it, for the user
/// @param fix the whole query text as it could be meant
public record QueryHint(int start, int end, String message, String fix) {}
