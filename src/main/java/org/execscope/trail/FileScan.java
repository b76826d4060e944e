package org.execscope.trail;

import java.io.IOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Locale;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.function.LongConsumer;
import org.execscope.evidence.CancelToken;
import org.execscope.evidence.EvidenceStream;
import org.execscope.evidence.UnpackException;
import org.execscope.record.LineSplitter;
import org.execscope.record.ProblemKind;
import org.execscope.record.RawRecord;
import org.execscope.record.RecordSink;
import org.jspecify.annotations.Nullable;

/// One pass over one file: each piece that is read is hashed and parsed from the same buffer.
final class FileScan implements RecordSink {
    private static final int PIECE = 1 << 20;
    private static final int BUFFERS = 3;
    /// A file without any record up to here is left out.
    private static final long LOOK = 1_000_000;

    /// Numbers beyond are counted as one (include/uapi/linux/audit.h ends at 2999).
    private static final int MOST_TYPES = 3000;

    private final RecordSink sink;
    private final MessageDigest digest = newDigest();
    private final long[] types = new long[MOST_TYPES];
    private long records;
    private long enriched;
    private long prefixed;
    private long nodes;
    private long interpreted;
    private long bytes;
    private long lines;
    private boolean complete;
    private @Nullable String note;
    private String sha256 = "";

    /// @param sink gets what is found
    FileScan(RecordSink sink) {
        this.sink = sink;
    }

    private static MessageDigest newDigest() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    /// Reads the file to its end, or until `cancel` is called.
    ///
    /// @param hasher runs the hashing beside the parsing
    /// @param read is told how many bytes were read so far
    void run(EvidenceStream stream, Executor hasher, LongConsumer read, CancelToken cancel) {
        LineSplitter splitter = new LineSplitter(this);
        byte[][] buffers = new byte[BUFFERS][PIECE];
        CompletableFuture<?>[] hashed = new CompletableFuture<?>[BUFFERS];
        CompletableFuture<?> last = CompletableFuture.completedFuture(null);
        try {
            for (int turn = 0; ; turn = (turn + 1) % BUFFERS) {
                if (hashed[turn] != null) {
                    hashed[turn].join();
                }
                byte[] buffer = buffers[turn];
                int count = stream.read(buffer, 0, PIECE);
                if (count == 0) {
                    note = stream.objection(bytes);
                    complete = note == null;
                    break;
                }
                last = last.thenRunAsync(() -> digest.update(buffer, 0, count), hasher);
                hashed[turn] = last;
                splitter.feed(buffer, count);
                bytes += count;
                read.accept(stream.consumed());
                if (cancel.isCancelled()) {
                    note = "stopped at byte " + bytes + ": what follows was not analysed";
                    break;
                }
                if (records == 0 && bytes >= LOOK && stream.size() != bytes) {
                    note = "has no audit records in its first 1 MB, so it was left out";
                    break;
                }
            }
        } catch (UnpackException e) {
            note = e.getMessage() + String.format(Locale.ROOT, "; the %,d bytes before that are analysed", bytes);
        } catch (IOException e) {
            note = "could not be read beyond byte " + bytes + ": " + e.getMessage();
        }
        splitter.end();
        lines = splitter.lines();
        last.join();
        sha256 = HexFormat.of().formatHex(digest.digest());
    }

    @Override
    public void record(RawRecord record) {
        records++;
        types[Math.min(record.header().type(), MOST_TYPES - 1)]++;
        enriched += record.isEnriched() ? 1 : 0;
        prefixed += record.isViaSyslog() ? 1 : 0;
        nodes += record.header().hasNode() ? 1 : 0;
        sink.record(record);
    }

    @Override
    public void problem(ProblemKind kind, long offset, long line) {
        interpreted += kind == ProblemKind.INTERPRETED_LINE ? 1 : 0;
        sink.problem(kind, offset, line);
    }

    long records() {
        return records;
    }

    /// How many records of each type, by its number; types beyond those of the kernel's table are counted as the last.
    SortedMap<Integer, Long> types() {
        SortedMap<Integer, Long> counts = new TreeMap<>();
        for (int type = 0; type < MOST_TYPES; type++) {
            if (types[type] > 0) {
                counts.put(type, types[type]);
            }
        }
        return counts;
    }

    long bytes() {
        return bytes;
    }

    long lines() {
        return lines;
    }

    String sha256() {
        return sha256;
    }

    boolean isComplete() {
        return complete;
    }

    @Nullable
    String note() {
        return note;
    }

    /// The form of its lines, in a word or two.
    String shape() {
        if (records == 0) {
            return interpreted > 0 ? "interpreted" : "none";
        }
        String form = enriched > 0 ? "enriched" : "raw";
        return (prefixed > 0 ? "syslog " : "") + (nodes > 0 ? "node " : "") + form;
    }
}
