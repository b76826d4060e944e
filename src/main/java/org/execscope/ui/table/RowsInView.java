package org.execscope.ui.table;

/// Where rows lie in the body of a table, counted from the first one in view. A row is one line high, and so is a
/// divider before it: dividers take room, but no number, so that "row 7 of 9" and the keys that go from row to row
/// mean rows alone.
final class RowsInView {
    private RowSource source = RowSource.NONE;
    private double line;
    private double height;

    /// @param line the height of a row
    RowsInView(double line) {
        this.line = line;
    }

    void source(RowSource rows) {
        source = rows;
    }

    double line() {
        return line;
    }

    void line(double rowHeight) {
        line = rowHeight;
    }

    /// The room there is.
    void height(double body) {
        height = body;
    }

    /// Whether a divider lies before a row.
    boolean isDivided(int row) {
        return row >= 0 && row < source.rowCount() && source.isDivided(row);
    }

    private double high(int row) {
        return isDivided(row) ? 2 * line : line;
    }

    /// How many rows are in view as a whole, from this one on; at least one.
    int whole(int top) {
        int count = 0;
        double used = 0;
        while (used + high(top + count) <= height) {
            used += high(top + count);
            count++;
        }
        return Math.max(1, count);
    }

    /// The first row in view when this one is the last.
    int topAbove(int row) {
        int first = row;
        double used = high(row);
        while (first > 0 && used + high(first - 1) <= height) {
            first--;
            used += high(first);
        }
        return Math.max(0, first);
    }

    /// The first row in view at the end of the list.
    int lastTop() {
        return topAbove(source.rowCount() - 1);
    }

    /// Where a row begins, behind its divider.
    double y(int top, int row) {
        double y = 0;
        for (int i = top; i < row; i++) {
            y += high(i);
        }
        return isDivided(row) ? y + line : y;
    }

    /// The row there; -1 on a divider, above or below the rows.
    int rowAt(int top, double y) {
        double end = 0;
        for (int row = top; row < source.rowCount() && y >= 0; row++) {
            double begin = isDivided(row) ? end + line : end;
            end = begin + line;
            if (y < end) {
                return y < begin ? -1 : row;
            }
        }
        return -1;
    }
}
