package org.execscope.evidence;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.Locale;
import org.execscope.bytes.ByteSearch;
import org.execscope.bytes.Bytes;
import org.jspecify.annotations.Nullable;

/// A plain evidence file, open for reading only. Plain reads, not a mapping: a file that shrinks meanwhile
/// ends in a message, and the bytes hashed are the very bytes parsed.
public final class EvidenceReader implements EvidenceStream {
    private static final int LINE = 1 << 13;

    private final FileChannel channel;
    private final long size;
    private long position;
    /// What [#lineNear] read last, and where it stands.
    private byte[] near = {};

    private long nearAt;
    private int nearLength;

    private EvidenceReader(FileChannel channel) throws IOException {
        this.channel = channel;
        this.size = channel.size();
    }

    /// @throws IOException if it can't be opened
    public static EvidenceReader open(Path file) throws IOException {
        FileChannel channel = FileChannel.open(file, StandardOpenOption.READ);
        try {
            return new EvidenceReader(channel);
        } catch (IOException e) {
            channel.close();
            throw e;
        }
    }

    /// Its size in bytes when it was opened: no more than that is read.
    @Override
    public long size() {
        return size;
    }

    @Override
    public long consumed() {
        return position;
    }

    @Override
    public @Nullable String objection(long read) throws IOException {
        if (read < size) {
            return String.format(
                    Locale.ROOT,
                    "changed while it was read: it ends at byte %,d instead of %,d. The first %,d bytes are what was"
                            + " analysed",
                    read,
                    size,
                    read);
        }
        long now = channel.size();
        return now == read
                ? null
                : String.format(
                        Locale.ROOT,
                        "changed while it was read: its size went from %,d to %,d bytes. The first %,d bytes are what"
                                + " was analysed",
                        read,
                        now,
                        read);
    }

    @Override
    public int read(byte[] buffer, int from, int length) throws IOException {
        int most = (int) Math.min(length, size - position);
        int count = readAt(position, buffer, from, most);
        position += count;
        return count;
    }

    private int readAt(long from, byte[] buffer, int start, int most) throws IOException {
        ByteBuffer target = ByteBuffer.wrap(buffer, start, most);
        while (target.hasRemaining()) {
            if (channel.read(target, from + target.position() - start) < 0) {
                break;
            }
        }
        return target.position() - start;
    }

    /// The line that starts at `offset`, without its line feed, at most `limit` bytes of it.
    ///
    /// @throws IOException if the file can't be read or ends before `offset`
    public Bytes line(long offset, int limit) throws IOException {
        byte[] buffer = new byte[Math.min(LINE, limit)];
        int length = 0;
        while (true) {
            int count = readAt(offset + length, buffer, length, buffer.length - length);
            int end = ByteSearch.indexOf(buffer, length, length + count, (byte) '\n');
            if (end >= 0) {
                return Bytes.copyOf(buffer, 0, end);
            }
            if (length == 0 && count == 0) {
                throw new IOException("it ends before byte " + offset);
            }
            length += count;
            if (length < buffer.length || length == limit) {
                return Bytes.copyOf(buffer, 0, length);
            }
            buffer = Arrays.copyOf(buffer, (int) Math.min(limit, buffer.length * 4L));
        }
    }

    /// As [#line(long, int)], for lines that stand near each other and are read within a moment: what was read beside
    /// the line before isn't read again. For one thread.
    ///
    /// @throws IOException if the file can't be read or ends before `offset`
    Bytes lineNear(long offset, int limit) throws IOException {
        Bytes known = nearLine(offset, limit);
        if (known != null) {
            return known;
        }
        if (near.length == 0) {
            near = new byte[LINE];
        }
        nearAt = offset;
        nearLength = readAt(offset, near, 0, near.length);
        known = nearLine(offset, limit);
        return known != null ? known : line(offset, limit);
    }

    /// The line, if all of it is among what was read last.
    private @Nullable Bytes nearLine(long offset, int limit) {
        long from = offset - nearAt;
        if (from < 0 || from >= nearLength) {
            return null;
        }
        int end = ByteSearch.indexOf(near, (int) from, nearLength, (byte) '\n');
        return end < 0 || end - from > limit ? null : Bytes.copyOf(near, (int) from, end);
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
