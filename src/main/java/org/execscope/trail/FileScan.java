package org.execscope.trail;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import org.execscope.event.Piece;
import org.execscope.evidence.EvidenceFile;
import org.jspecify.annotations.Nullable;

/// What is found out about one file while its pieces are read. For one thread, but the hashing goes on beside
/// it.
final class FileScan {
    private final int number;
    private final EvidenceFile file;
    private final Executor hasher;
    private final MessageDigest digest = newDigest();
    private CompletableFuture<?> hashed = CompletableFuture.completedFuture(null);
    private final long[] types = new long[Piece.MOST_TYPES];
    private long records;
    private long enriched;
    private long prefixed;
    private long nodes;
    private long interpreted;
    private long bytes;
    private long lines;
    private boolean complete;
    private @Nullable String note;
    private byte @Nullable [] rawHash;
    private String sha256 = "";

    /// @param hasher runs the hashing beside the reading
    FileScan(int number, EvidenceFile file, Executor hasher) {
        this.number = number;
        this.file = file;
        this.hasher = hasher;
    }

    private static MessageDigest newDigest() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    /// Hashes the next bytes of the file, which stay in `buffer[from, to)` until [#whenHashed(Runnable)] says
    /// so.
    void hash(byte[] buffer, int from, int to) {
        bytes += to - from;
        hashed = hashed.thenRunAsync(() -> digest.update(buffer, from, to - from), hasher);
    }

    /// Runs `then` when all bytes so far are hashed.
    void whenHashed(Runnable then) {
        hashed = hashed.thenRun(then);
    }

    /// Takes the hash of the bytes as they stand in the evidence, where they were read in another form.
    void rawHash(byte @Nullable [] hash) {
        rawHash = hash;
    }

    /// Counts what was found in a piece.
    void add(Piece piece) {
        lines += piece.lines();
        records += piece.records();
        enriched += piece.enriched();
        prefixed += piece.prefixed();
        nodes += piece.nodes();
        interpreted += piece.interpreted();
        piece.countTypes(types);
    }

    /// Ends the scan.
    ///
    /// @param why what happened to the file, in words; null if all of it was read
    void end(@Nullable String why) {
        note = why;
        complete = why == null;
    }

    /// Waits for the hash.
    void finish() {
        hashed.join();
        sha256 = HexFormat.of().formatHex(rawHash != null ? rawHash : digest.digest());
    }

    int number() {
        return number;
    }

    EvidenceFile file() {
        return file;
    }

    long records() {
        return records;
    }

    /// How many records of each type, by its number; types beyond those of the kernel's table are counted as
    /// the last.
    SortedMap<Integer, Long> types() {
        SortedMap<Integer, Long> counts = new TreeMap<>();
        for (int type = 0; type < types.length; type++) {
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
