package org.execscope.event;

/// The order in which events stand in the evidence: file by file, in each by offset.
public final class FileOrder {
    private FileOrder() {}

    /// Whether rows stand in it: read once, where comparing them two by two would take long.
    ///
    /// @param rank which place each file has, by its number
    public static boolean holds(EventCursor now, int[] rank, int[] rows) {
        int file = -1;
        long offset = -1;
        for (int row : rows) {
            int its = rank[now.file(row)];
            if (its < file || its == file && now.offset(row) < offset) {
                return false;
            }
            file = its;
            offset = now.offset(row);
        }
        return true;
    }

    /// Compares two rows by it, as [java.util.Comparator] does.
    public static int compare(EventTable table, int[] rank, int a, int b) {
        int byFile = Integer.compare(rank[table.file(a)], rank[table.file(b)]);
        return byFile != 0 ? byFile : Long.compare(table.offset(a), table.offset(b));
    }
}
