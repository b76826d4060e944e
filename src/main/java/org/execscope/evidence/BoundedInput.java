package org.execscope.evidence;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Locale;
import java.util.function.LongSupplier;

/// Stops a stream that unpacks to far more than any log does: what was packed to fill a disk or to never end.
final class BoundedInput extends FilterInputStream {
    /// Real logs shrink to a tenth up to a fiftieth.
    static final long MOST_TIMES = 500;

    /// So much may come of little: the head of any stream looks wasteful.
    static final long FREE = 256L << 20;

    private final LongSupplier packed;
    private long unpacked;

    /// @param packed how many packed bytes were used so far
    BoundedInput(InputStream in, LongSupplier packed) {
        super(in);
        this.packed = packed;
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] buffer, int from, int length) throws IOException {
        int count = in.read(buffer, from, length);
        count(count);
        return count;
    }

    @Override
    public long skip(long length) throws IOException {
        long count = in.skip(length);
        count(count);
        return count;
    }

    @Override
    public boolean markSupported() {
        return false;
    }

    private void count(long count) throws UnpackException {
        unpacked += Math.max(0, count);
        if (unpacked > FREE && unpacked / MOST_TIMES > packed.getAsLong()) {
            throw new UnpackException(String.format(
                    Locale.ROOT,
                    "unpacks to more than %d times its size: stopped at byte %,d, as no log does that",
                    MOST_TIMES,
                    unpacked));
        }
    }
}
