package org.execscope.evidence;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.function.LongConsumer;

/// What a file on disk was when it was read: of an archive the archive itself, not what is in it.
///
/// @param size its bytes on disk
/// @param hashed how many of them, from the first on, the hash is of: all, unless reading stopped before
/// the end
/// @param sha256 of these bytes, lower-case hexadecimal
/// @param modified when it was last modified, as its file system says
/// @param readAt when it was read, by this workstation's clock
public record Custody(long size, long hashed, String sha256, Instant modified, Instant readAt) {
    private static final int PIECE = 1 << 20;

    /// Reads and hashes a whole file as it is on disk now.
    ///
    /// @throws IOException if it can't be read to its end
    /// @throws java.util.concurrent.CancellationException if it is no longer wanted
    public static Custody take(Path path, CancelToken cancel) throws IOException {
        return take(path, Long.MAX_VALUE, cancel, _ -> {});
    }

    /// Reads and hashes the first bytes of a file as it is on disk now.
    ///
    /// @param most how many bytes at most
    /// @param read is told how many bytes were read so far
    /// @throws IOException if it can't be read
    /// @throws java.util.concurrent.CancellationException if it is no longer wanted
    public static Custody take(Path path, long most, CancelToken cancel, LongConsumer read) throws IOException {
        MessageDigest digest = newDigest();
        long hashed = 0;
        Instant modified = Files.getLastModifiedTime(path).toInstant();
        ByteBuffer buffer = ByteBuffer.allocate(PIECE);
        try (FileChannel channel = FileChannel.open(path, StandardOpenOption.READ)) {
            while (hashed < most && channel.read(buffer.limit((int) Math.min(PIECE, most - hashed))) >= 0) {
                cancel.check();
                hashed += buffer.flip().remaining();
                digest.update(buffer);
                buffer.clear();
                read.accept(hashed);
            }
            return new Custody(
                    Math.max(hashed, channel.size()),
                    hashed,
                    HexFormat.of().formatHex(digest.digest()),
                    modified,
                    Instant.now());
        }
    }

    static MessageDigest newDigest() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
