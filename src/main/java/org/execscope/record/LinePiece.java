package org.execscope.record;

/// Whole lines of one file, in one array. Filled by [LinePieces], used again for another piece when nobody
/// reads it any more.
public final class LinePiece {
    /// So many bytes after the last line may be read, and hold a line feed first.
    static final int SLACK = 64;

    private byte[] array;
    private int length;
    private long offset;
    private long skipped;
    private boolean last;
    private boolean terminated;

    /// @param size how many bytes it has room for at first
    public LinePiece(int size) {
        array = new byte[size + SLACK];
    }

    /// Holds the lines in `[0, length())`. Written to by nobody who gets a piece.
    public byte[] array() {
        return array;
    }

    public int length() {
        return length;
    }

    /// Byte offset of the first line in the file.
    public long offset() {
        return offset;
    }

    /// How many bytes at the end of the last line are left out, since it is longer than any line may be.
    public long skipped() {
        return skipped;
    }

    /// Whether it is the file's last.
    public boolean isLast() {
        return last;
    }

    /// Whether its last line ends with a line feed.
    public boolean isTerminated() {
        return terminated;
    }

    int room() {
        return array.length - SLACK;
    }

    void grow(int size) {
        array = java.util.Arrays.copyOf(array, size + SLACK);
    }

    void set(int newLength, long newOffset, long newSkipped, boolean newLast, boolean newTerminated) {
        terminated = newTerminated;
        length = newLength;
        offset = newOffset;
        skipped = newSkipped;
        last = newLast;
        if (length == 0 || array[length - 1] != '\n') {
            array[length] = '\n';
        }
    }
}
