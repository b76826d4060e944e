package org.execscope.ui.table;

/// A column of a [RowTable].
///
/// @param id its name in the program
/// @param title what its header says
/// @param width in pixels at the normal font size
/// @param right whether its cells are aligned to the right
/// @param grows whether it takes the room that is left
public record TableColumn(String id, String title, double width, boolean right, boolean grows) {}
