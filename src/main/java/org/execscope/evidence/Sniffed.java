package org.execscope.evidence;

import java.io.ByteArrayInputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.apache.commons.io.input.CloseShieldInputStream;
import org.jspecify.annotations.Nullable;

/// The beginning of a file, taken out of its compression.
///
/// @param layers the compressions around it, outermost first
/// @param archive the archive that it is; null if none
/// @param all the whole of it, unpacked
record Sniffed(List<Compression> layers, @Nullable ArchiveKind archive, InputStream all) implements Closeable {
    private static final int MAGIC = 1024;
    /// Nobody compresses more often than that, bombs apart.
    private static final int MOST_LAYERS = 3;

    /// Looks at no more than is needed to know what it is; `all` goes on from there. Closing it leaves `in`
    /// open.
    static Sniffed look(InputStream in) {
        List<Compression> layers = new ArrayList<>();
        InputStream now = CloseShieldInputStream.wrap(in);
        byte[] head = start(now, MAGIC);
        // An unfolded journal begins as the folded one does.
        while (layers.size() < MOST_LAYERS && !layers.contains(Compression.JOURNAL_EXPORT)) {
            Compression compression = Compression.of(head, head.length);
            if (compression == null) {
                break;
            }
            InputStream packed = new SequenceInputStream(new ByteArrayInputStream(head), now);
            try {
                now = PackedStream.decompress(packed, compression);
            } catch (IOException | RuntimeException _) {
                layers.add(compression);
                return new Sniffed(layers, null, InputStream.nullInputStream());
            }
            layers.add(compression);
            head = start(now, MAGIC);
        }
        ArchiveKind archive = ArchiveKind.of(head, head.length);
        return new Sniffed(layers, archive, new SequenceInputStream(new ByteArrayInputStream(head), now));
    }

    /// Why it is left out, as [RecordSearch] says; null if it isn't.
    @Nullable
    String objection(CancelToken cancel, Progress progress, String name) {
        String why = RecordSearch.objection(all, cancel, progress, name);
        cancel.check();
        return why;
    }

    /// Decompressors hold memory outside of Java's heap.
    @Override
    public void close() throws IOException {
        all.close();
    }

    /// Up to `length` bytes; what is damaged ends there.
    private static byte[] start(InputStream in, int length) {
        byte[] head = new byte[length];
        int done = 0;
        try {
            while (done < length) {
                int count = in.read(head, done, length - done);
                if (count < 0) {
                    break;
                }
                done += count;
            }
        } catch (IOException | RuntimeException _) {
            // Reading it whole will say so.
        }
        return Arrays.copyOf(head, done);
    }
}
