package org.execscope.record;

import java.util.Arrays;
import org.execscope.bytes.ByteSearch;

/// Cuts the bytes of one file into lines, however they are cut into pieces, and gives them to a [LineDecoder]. Keeps no
/// more than the beginning of one line.
public final class LineSplitter {
    private static final byte[] BOM = {(byte) 0xef, (byte) 0xbb, (byte) 0xbf};

    private final LineDecoder decoder;
    private final RecordSink sink;
    private byte[] rest = new byte[1 << 14];
    private int restLength;
    /// The whole length of the line that [#rest] begins, as far as it was seen.
    private long restSeen;
    private long position;
    private long lineStart;
    private boolean utf16;
    private boolean first = true;

    public LineSplitter(RecordSink sink) {
        this.sink = sink;
        this.decoder = new LineDecoder(sink);
    }

    /// How many lines there were.
    public long lines() {
        return decoder.lines();
    }

    /// Takes the next piece: `a[0, length)`.
    public void feed(byte[] a, int length) {
        int from = 0;
        while (from < length) {
            int end = ByteSearch.indexOf(a, from, length, (byte) '\n');
            if (end < 0) {
                keep(a, from, length);
                break;
            }
            if (restSeen > 0) {
                keep(a, from, end);
                line(rest, 0, restLength, restSeen);
            } else {
                line(a, from, Math.min(end, from + LineDecoder.LONGEST_LINE), end - from);
            }
            restLength = 0;
            restSeen = 0;
            lineStart = position + end + 1;
            from = end + 1;
        }
        position += length;
    }

    /// Tells that there are no more pieces.
    public void end() {
        boolean terminated = restSeen == 0;
        long last = lineStart;
        if (!terminated) {
            line(rest, 0, restLength, restSeen);
        }
        if (!utf16 && decoder.lines() > 0) {
            decoder.end(terminated, last);
        }
    }

    private void keep(byte[] a, int from, int to) {
        restSeen += to - from;
        int count = Math.min(to - from, LineDecoder.LONGEST_LINE - restLength);
        if (restLength + count > rest.length) {
            rest = Arrays.copyOf(rest, Math.max(restLength + count, rest.length * 2));
        }
        System.arraycopy(a, from, rest, restLength, count);
        restLength += count;
    }

    private void line(byte[] a, int from, int to, long length) {
        int start = from;
        if (first) {
            first = false;
            utf16 = to - from >= 2
                    && ((a[from] == (byte) 0xff && a[from + 1] == (byte) 0xfe)
                            || (a[from] == (byte) 0xfe && a[from + 1] == (byte) 0xff));
            if (utf16) {
                sink.problem(ProblemKind.UTF16_FILE, 0, 1);
            } else if (Ascii.startsWith(a, from, to, BOM)) {
                sink.problem(ProblemKind.BOM, 0, 1);
                start += BOM.length;
            }
        }
        if (!utf16) {
            decoder.line(a, start, to, length - (start - from), lineStart);
        }
    }
}
