package org.execscope.event;

import org.jspecify.annotations.Nullable;

/// An event of a piece while its records come in. As long as all its records have the kernel's own form,
/// their facts stand here as numbers of the piece's table; at the first other one it turns to [OpenEvent],
/// where the records stand as bytes for the careful reading.
final class PieceEvent {
    /// More lines than the events of a system have; who has more is read with care.
    static final int MOST_LINES = 64;

    int host;
    long timeMillis;
    long serial;
    /// How many events of the piece were opened before it.
    int ordinal;

    int lines;
    int[] lineFrom = new int[8];
    int[] lineTo = new int[8];
    int[] lineNumber = new int[8];

    /// Holds the records if they are read with care.
    @Nullable
    OpenEvent careful;

    boolean hasSyscall;
    boolean hasExecve;
    boolean hasCwd;
    boolean hasTitle;
    int call;
    int success;
    long exit;
    long items;
    long pid;
    long ppid;
    long extra;
    int identity;
    int comm;
    int exe;
    int key;
    int cwd;
    int argc;
    int argv;
    int pathCount;
    int[] paths = new int[8];
    byte[] title = new byte[256];
    int titleLength;

    void open(int newHost, long newTime, long newSerial, int newOrdinal) {
        host = newHost;
        timeMillis = newTime;
        serial = newSerial;
        ordinal = newOrdinal;
        lines = 0;
        careful = null;
        hasSyscall = false;
        hasExecve = false;
        hasCwd = false;
        hasTitle = false;
        call = ByteDictionary.NONE;
        items = 0;
        extra = EventTable.MISSING;
        cwd = ByteDictionary.NONE;
        argv = ByteDictionary.NONE;
        pathCount = 0;
        titleLength = 0;
    }

    boolean isEmpty() {
        return lines == 0 && careful == null;
    }

    boolean is(int otherHost, long otherTime, long otherSerial) {
        return serial == otherSerial && timeMillis == otherTime && host == otherHost && !isEmpty();
    }

    /// Notes a line that was read whole.
    void line(int from, int to, int number) {
        if (lines == lineFrom.length) {
            lineFrom = java.util.Arrays.copyOf(lineFrom, lines * 2);
            lineTo = java.util.Arrays.copyOf(lineTo, lines * 2);
            lineNumber = java.util.Arrays.copyOf(lineNumber, lines * 2);
        }
        lineFrom[lines] = from;
        lineTo[lines] = to;
        lineNumber[lines] = number;
        lines++;
    }

    /// Whether its lines follow one another.
    boolean isConsecutive() {
        return lineNumber[lines - 1] - lineNumber[0] == lines - 1;
    }
}
