package org.execscope.record;

import java.io.IOException;
import org.execscope.bytes.ByteSearch;
import org.jspecify.annotations.Nullable;

/// Cuts a file into pieces of whole lines. A line longer than a piece makes it grow, up to
/// [LineDecoder#LONGEST_LINE]; what follows of such a line is skipped.
public final class LinePieces {
    /// Where the bytes come from.
    @FunctionalInterface
    public interface Input {
        /// Reads the next bytes into `buffer[from, to)`.
        ///
        /// @return how many, at least one; 0 at the end
        int read(byte[] buffer, int from, int to) throws IOException;
    }

    /// Sees all bytes, in order, whatever becomes of them.
    @FunctionalInterface
    public interface Tap {
        /// The bytes `buffer[from, to)` were read; they stay there until the piece that holds them is used
        /// again.
        void read(byte[] buffer, int from, int to);
    }

    private static final int SKIP = 1 << 20;

    private final Input input;
    private final Tap tap;
    private byte[] rest = new byte[0];
    private int restLength;
    private long position;
    private boolean ended;
    private boolean done;
    private @Nullable IOException failure;

    public LinePieces(Input input, Tap tap) {
        this.input = input;
        this.tap = tap;
    }

    /// Why the input ended before its end; null if it didn't, or not yet. What was read before stands in the
    /// pieces.
    public @Nullable IOException failure() {
        return failure;
    }

    /// Fills `piece` with about `size` bytes of whole lines, at least one line.
    ///
    /// @return false if there are no more bytes and the last piece was given
    public boolean next(LinePiece piece, int size) {
        if (done) {
            return false;
        }
        int length = restLength;
        if (piece.room() < Math.max(size, length + 1)) {
            piece.grow(Math.max(size, length + 1));
        }
        System.arraycopy(rest, 0, piece.array(), 0, length);
        restLength = 0;
        int wanted = Math.max(size, length + 1);
        int searched = length;
        while (true) {
            length = fill(piece.array(), length, wanted);
            int cut = ended ? length : lastLine(piece.array(), searched, length);
            if (ended || cut > 0) {
                keep(piece.array(), cut, length);
                done = ended;
                piece.set(cut, position, 0, done, cut == 0 || piece.array()[cut - 1] == '\n');
                position += cut;
                return true;
            }
            if (length > LineDecoder.LONGEST_LINE) {
                skipLine(piece, length);
                return true;
            }
            searched = length;
            wanted = Math.min(length * 2, LineDecoder.LONGEST_LINE + 1);
            piece.grow(Math.max(wanted, piece.room()));
        }
    }

    private int fill(byte[] array, int from, int to) {
        int length = from;
        while (length < to) {
            int count = read(array, length, to);
            if (count <= 0) {
                ended = true;
                break;
            }
            length += count;
        }
        tap.read(array, from, length);
        return length;
    }

    private int read(byte[] array, int from, int to) {
        try {
            return input.read(array, from, to);
        } catch (IOException e) {
            failure = e;
            return 0;
        }
    }

    private static int lastLine(byte[] array, int from, int to) {
        for (int i = to; i > from; i--) {
            if (array[i - 1] == '\n') {
                return i;
            }
        }
        return 0;
    }

    private void keep(byte[] array, int from, int to) {
        restLength = to - from;
        if (rest.length < restLength) {
            rest = new byte[Math.max(restLength, rest.length * 2)];
        }
        System.arraycopy(array, from, rest, 0, restLength);
    }

    /// The piece holds `length` bytes of a line that is too long: reads on to its end.
    private void skipLine(LinePiece piece, int length) {
        int kept = LineDecoder.LONGEST_LINE;
        // What follows in the array is still seen by the tap, so the line feed after the piece goes into another one.
        piece.grow(kept);
        long skipped = (long) length - kept;
        while (!ended) {
            byte[] buffer = new byte[SKIP];
            int count = fill(buffer, 0, SKIP);
            int end = ByteSearch.indexOf(buffer, 0, count, (byte) '\n');
            if (end >= 0) {
                keep(buffer, end + 1, count);
                done = ended && restLength == 0;
                piece.set(kept, position, skipped + end, done, true);
                position += kept + skipped + end + 1;
                return;
            }
            skipped += count;
        }
        done = true;
        piece.set(kept, position, skipped, true, false);
        position += kept + skipped;
    }
}
