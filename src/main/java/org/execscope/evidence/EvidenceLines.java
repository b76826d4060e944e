package org.execscope.evidence;

import java.io.Closeable;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
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
    private final CancelToken cancel;
    private final boolean soon;
    private long unpacked;

    public EvidenceLines() {
        cancel = new CancelToken();
        soon = false;
    }

    /// For lines that are all read within a moment, so that what stands beside a line isn't read anew for the next one.
    ///
    /// @param cancel gives up the way to a line far behind in a packed file, with a
    /// [CancellationException][java.util.concurrent.CancellationException]
    public EvidenceLines(CancelToken cancel) {
        this.cancel = cancel;
        soon = true;
    }

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
            source = file.isPlain() ? new Plain(EvidenceReader.open(file.path()), soon) : new Packed(file);
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

    /// @param soon whether lines are read within a moment, so that what stands beside them won't have changed
    private record Plain(EvidenceReader reader, boolean soon) implements Source {
        @Override
        public Bytes line(long offset, int limit) throws IOException {
            return soon ? reader.lineNear(offset, limit) : reader.line(offset, limit);
        }

        @Override
        public void close() throws IOException {
            reader.close();
        }
    }

    /// How many bytes of packed files were unpacked until now.
    synchronized long unpacked() {
        return unpacked;
    }

    /// Goes forward through the stream in blocks, in a few places at once: several checks go through a file each
    /// at its own pace. Going back beyond all of them and the blocks that are kept starts anew.
    private final class Packed implements Source {
        private static final int BLOCK = 1 << 18;
        private static final int MOST_BLOCKS = 64;
        private static final int MOST_PLACES = 4;

        private final EvidenceFile file;
        private final Map<Long, byte[]> blocks = new LinkedHashMap<>(MOST_BLOCKS, 0.75f, true);
        /// The one that was used last is the last.
        private final List<Place> places = new ArrayList<>();

        /// Where one of the streams is.
        private static final class Place {
            private final EvidenceStream stream;
            private long next;
            private int lastLength = BLOCK;

            Place(EvidenceStream stream) {
                this.stream = stream;
            }
        }

        Packed(EvidenceFile file) throws IOException {
            this.file = file;
            places.add(new Place(file.open(cancel)));
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
            Place place = before(number);
            while (place.next <= number && place.lastLength == BLOCK) {
                cancel.check();
                byte[] block = new byte[BLOCK];
                place.lastLength = place.stream.read(block, 0, BLOCK);
                unpacked += place.lastLength;
                keep(place.next, place.lastLength == BLOCK ? block : Arrays.copyOf(block, place.lastLength));
                place.next++;
            }
            return blocks.getOrDefault(number, new byte[0]);
        }

        /// The nearest place from which the stream comes to this block.
        private Place before(long number) throws IOException {
            Place nearest = null;
            for (Place place : places) {
                if (place.next <= number && (nearest == null || place.next > nearest.next)) {
                    nearest = place;
                }
            }
            if (nearest == null) {
                if (places.size() == MOST_PLACES) {
                    places.removeFirst().stream.close();
                }
                nearest = new Place(file.open(cancel));
            } else {
                places.remove(nearest);
            }
            places.add(nearest);
            return nearest;
        }

        private void keep(long number, byte[] block) {
            blocks.put(number, block);
            if (blocks.size() > MOST_BLOCKS) {
                blocks.remove(blocks.keySet().iterator().next());
            }
        }

        @Override
        public void close() throws IOException {
            blocks.clear();
            for (Place place : places) {
                place.stream.close();
            }
        }
    }
}
