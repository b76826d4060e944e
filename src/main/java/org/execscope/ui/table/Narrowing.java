package org.execscope.ui.table;

import java.util.Set;

/// Which columns a table leaves out while it is narrow.
@FunctionalInterface
public interface Narrowing {
    /// @param room for all columns, in pixels at the normal font size
    /// @return their names; asked whenever the table is laid out
    Set<String> leftOut(ColumnLayout layout, double room);

    /// The user wants to see a column whatever the room, or no longer.
    default void asked(String column, boolean wanted) {}
}
