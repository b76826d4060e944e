package org.execscope.ui.table;

/// Where each shown column stands: the pinned ones at the left, the others moved by the scroll bar.
/// Immutable.
final class TablePlaces {
    static final TablePlaces NONE = new TablePlaces(new double[0], 0, 0);

    private final double[] x;
    private final double[] widths;
    private final int pinned;

    /// @param shift how far the columns that aren't pinned are scrolled
    TablePlaces(double[] wanted, int pinned, double shift) {
        this.pinned = Math.min(pinned, wanted.length);
        widths = new double[wanted.length];
        x = new double[wanted.length + 1];
        double at = 0;
        for (int i = 0; i < wanted.length; i++) {
            x[i] = Math.rint(i < this.pinned ? at : at - shift);
            at += wanted[i];
            widths[i] = Math.rint(i < this.pinned ? at : at - shift) - x[i];
        }
        x[wanted.length] = Math.rint(wanted.length == this.pinned ? at : at - shift);
    }

    int count() {
        return widths.length;
    }

    /// The left edge; of the column behind the last one, the right edge of that.
    double x(int column) {
        return x[column];
    }

    double width(int column) {
        return widths[column];
    }

    /// How much of the column's left part lies under the pinned columns.
    double hidden(int column) {
        return column < pinned ? 0 : Math.max(0, pinnedWidth() - x[column]);
    }

    /// Whether any of it can be seen in a table of this width.
    boolean inView(int column, double width) {
        return x[column] < width && x[column] + widths[column] > (column < pinned ? 0 : pinnedWidth());
    }

    private double pinnedWidth() {
        return pinned == 0 ? 0 : x[pinned - 1] + widths[pinned - 1];
    }

    /// The column at this place, or -1.
    int columnAt(double at) {
        for (int i = 0; i < widths.length; i++) {
            if (at >= x[i] + hidden(i) && at < x[i] + widths[i]) {
                return i;
            }
        }
        return -1;
    }

    /// The column whose right edge is here, or -1.
    int edgeAt(double at, double near) {
        for (int i = 0; i < widths.length; i++) {
            if (hidden(i) < widths[i] && Math.abs(x[i] + widths[i] - at) <= near) {
                return i;
            }
        }
        return -1;
    }

    /// Before which column something that is let go here comes to stand; the count for the end.
    int gapAt(double at) {
        for (int i = 0; i < widths.length; i++) {
            if (at < x[i] + widths[i] / 2) {
                return i;
            }
        }
        return widths.length;
    }
}
