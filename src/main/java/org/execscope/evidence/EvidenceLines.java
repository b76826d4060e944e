package org.execscope.evidence;

import java.io.Closeable;
import java.io.IOException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import org.execscope.bytes.ByteSearch;
import org.execscope.bytes.Bytes;

/// Reads lines of the evidence again, as they stand there now. Files stay open until it is closed. Plain
/// files are read from any place; packed ones are unpacked anew as far as needed, and what was unpacked last
/// is kept for a while. May be used from several threads.
public final class EvidenceLines implements Closeable {
    /// Files open at a time.
    private static final int MOST_OPEN = 16;

    private final Map<EvidenceFile, Source> open = new LinkedHashMap<>(16, 0.75f, true);

    /// The line that starts at `offset` of a file's (unpacked) bytes, without its line feed, at most `limit`
    /// bytes of it.
    ///
    /// @throws IOException if the file can't be read or ends before `offset`
    public synchronized Bytes read(EvidenceFile file, long offset, int limit) throws IOException {
        Source source = open.get(file);
        if (source == null) {
            if (open.size() >= MOST_OPEN) {
                EvidenceFile oldest = open.keySet().iterator().next();
                Source closed = open.remove(oldest);
                if (closed != null) {
                    closed.close();
                }
            }
            source = file.isPlain() ? new Plain(EvidenceReader.open(file.path())) : new Packed(file);
            open.put(file, source);
        }
        return source.line(offset, limit);
    }

    /// Closes the files; it may be used again afterwards.
    @Override
    public synchronized void close() throws IOException {
        IOException failure = null;
        for (Source source : open.values()) {
            try {
                source.close();
            } catch (IOException e) {
                failure = e;
            }
        }
        open.clear();
        if (failure != null) {
            throw failure;
        }
    }

    private interface Source extends Closeable {
        Bytes line(long offset, int limit) throws IOException;
    }

    private record Plain(EvidenceReader reader) implements Source {
        @Override
        public Bytes line(long offset, int limit) throws IOException {
            return reader.line(offset, limit);
        }

        @Override
        public void close() throws IOException {
            reader.close();
        }
    }

    /// Goes forward through the stream in blocks; going back beyond the blocks that are kept starts anew.
    private static final class Packed implements Source {
        private static final int BLOCK = 1 << 18;
        private static final int MOST_BLOCKS = 64;

        private final EvidenceFile file;
        private final Map<Long, byte[]> blocks = new HashMap<>();
        private EvidenceStream stream;
        private long next;
        private int lastLength = BLOCK;

        Packed(EvidenceFile file) throws IOException {
            this.file = file;
            this.stream = file.open();
        }

        @Override
        public Bytes line(long offset, int limit) throws IOException {
            byte[] line = new byte[Math.min(limit, 1 << 12)];
            int length = 0;
            while (length < limit) {
                long at = offset + length;
                byte[] block = block(at / BLOCK);
                int from = (int) (at % BLOCK);
                if (from >= block.length) {
                    if (length == 0) {
                        throw new IOException("it ends before byte " + offset);
                    }
                    break;
                }
                int to = Math.min(block.length, from + limit - length);
                int end = ByteSearch.indexOf(block, from, to, (byte) '\n');
                int count = (end < 0 ? to : end) - from;
                if (length + count > line.length) {
                    line = Arrays.copyOf(line, Math.max(length + count, line.length * 2));
                }
                System.arraycopy(block, from, line, length, count);
                length += count;
                if (end >= 0) {
                    break;
                }
            }
            return Bytes.copyOf(line, 0, length);
        }

        /// Shorter than [#BLOCK] at the end, empty behind it.
        private byte[] block(long number) throws IOException {
            byte[] kept = blocks.get(number);
            if (kept != null) {
                return kept;
            }
            if (number < next) {
                stream.close();
                stream = file.open();
                next = 0;
                lastLength = BLOCK;
                blocks.clear();
            }
            while (next <= number && lastLength == BLOCK) {
                byte[] block = new byte[BLOCK];
                lastLength = stream.read(block, 0, BLOCK);
                blocks.remove(next - MOST_BLOCKS);
                blocks.put(next, lastLength == BLOCK ? block : Arrays.copyOf(block, lastLength));
                next++;
            }
            return blocks.getOrDefault(number, new byte[0]);
        }

        @Override
        public void close() throws IOException {
            blocks.clear();
            stream.close();
        }
    }
}
