package org.execscope.evidence;

import java.io.IOException;
import java.io.InputStream;
import org.execscope.bytes.ByteSearch;
import org.jspecify.annotations.Nullable;

/// Looks for audit records in what other programs write too. A logger's file is looked through to its end, since
/// auditing may have begun at any time; of other files the first megabyte tells what they are. Only bytes are
/// searched for, lines aren't read: that costs little more than reading the file.
public final class RecordSearch {
    /// As much as decides whether a file is a logger's.
    static final int LOOK = 1_000_000;

    /// Is said of what was looked through no further.
    public static final String IN_FIRST_PART = "has no audit records in its first 1 MB";

    private static final int PIECE = 1 << 18;
    /// Control characters that text doesn't have: one of so many bytes is one of them in what isn't text, at least.
    private static final int TEXT = 32;

    private static final byte[] AUDIT = {'a', 'u', 'd', 'i', 't'};
    private static final byte[] TRANSPORT = {'_', 'T', 'R', 'A', 'N', 'S', 'P', 'O', 'R', 'T'};
    /// What may stand at the end of one piece and go on in the next.
    private static final int OVERLAP = TRANSPORT.length - 1;

    private RecordSearch() {}

    /// Why a file is left out: it has no audit records, or nobody looked any further, in words that go on behind
    /// its name; null if something in it looks like a record, or if `cancel` was called meanwhile.
    ///
    /// @param progress hears how many bytes of the file on disk were looked through
    /// @throws IOException if it can't be opened
    public static @Nullable String objection(EvidenceFile file, CancelToken cancel, Progress progress)
            throws IOException {
        try (EvidenceStream stream = file.open()) {
            Progress onDisk = (_, total, what) -> progress.report(stream.consumed(), total, what);
            return objection(stream::read, cancel, onDisk, file.name());
        }
    }

    /// As [#objection(EvidenceFile, CancelToken, Progress)], for what comes out of `in`.
    static @Nullable String objection(InputStream in, CancelToken cancel, Progress progress, String name) {
        return objection(in::read, cancel, progress, name);
    }

    /// Reads some of the next bytes into `buffer[from, from + length)`, none or fewer at the end.
    private interface Input {
        int read(byte[] buffer, int from, int length) throws IOException;
    }

    private static @Nullable String objection(Input in, CancelToken cancel, Progress progress, String name) {
        byte[] buffer = new byte[LOOK];
        long done = 0;
        int end = 0;
        int wanted = LOOK;
        while (!cancel.isCancelled()) {
            String ended = null;
            int before = end;
            while (end < wanted && ended == null) {
                try {
                    int count = in.read(buffer, end, wanted - end);
                    ended = count <= 0 ? "has no audit records" : null;
                    end += Math.max(0, count);
                } catch (IOException | RuntimeException e) {
                    ended = "has no audit records as far as it can be read: it " + words(e);
                }
            }
            if (isIn(buffer, end)) {
                return null;
            }
            if (ended != null) {
                return ended;
            }
            if (done == 0 && !isText(buffer, end)) {
                return "is not text, and " + IN_FIRST_PART;
            }
            done += end - before;
            progress.report(done, 0, name);
            System.arraycopy(buffer, end - OVERLAP, buffer, 0, OVERLAP);
            end = OVERLAP;
            wanted = OVERLAP + PIECE;
        }
        return null;
    }

    private static String words(Exception e) {
        return e instanceof UnpackException ? String.valueOf(e.getMessage()) : "is damaged (" + e.getMessage() + ")";
    }

    /// Whether a record's stamp, or what every entry of an exported journal has, stands in `a[0, end)`.
    public static boolean isIn(byte[] a, int end) {
        return hasStamp(a, end) || ByteSearch.indexOf(a, 0, end, TRANSPORT) >= 0;
    }

    /// By its bracket, which is rarer in text than its letters.
    private static boolean hasStamp(byte[] a, int end) {
        int at = ByteSearch.indexOf(a, 0, end, (byte) '(');
        while (at >= 0) {
            boolean digit = at + 1 < end && a[at + 1] >= '0' && a[at + 1] <= '9';
            if (digit
                    && at >= AUDIT.length
                    && java.util.Arrays.equals(a, at - AUDIT.length, at, AUDIT, 0, AUDIT.length)) {
                return true;
            }
            at = ByteSearch.indexOf(a, at + 1, end, (byte) '(');
        }
        return false;
    }

    /// Lines of text, in any encoding; NULs are what a crash leaves of lines that weren't written yet.
    private static boolean isText(byte[] a, int end) {
        int controls = 0;
        for (int i = 0; i < end; i++) {
            boolean usual = a[i] < 0 || a[i] >= ' ' || a[i] == '\n' || a[i] == '\r' || a[i] == '\t' || a[i] == 0;
            controls += usual || a[i] == 0x1b || a[i] == 0x1d ? 0 : 1;
        }
        return controls < end / TEXT && ByteSearch.indexOf(a, 0, end, (byte) '\n') >= 0;
    }
}
