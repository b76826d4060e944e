package org.execscope.ui.table;

/// A column that rows are sorted by.
///
/// @param column its id
public record SortKey(String column, boolean descending) {}
