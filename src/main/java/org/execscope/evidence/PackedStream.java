package org.execscope.evidence;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.PushbackInputStream;
import java.nio.channels.Channels;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CancellationException;
import org.jspecify.annotations.Nullable;

/// The bytes of packed evidence, unpacked as they are asked for.
final class PackedStream implements EvidenceStream {
    private static final int BUFFER = 1 << 16;

    private final EvidenceFile file;
    private final DiskInput disk;
    private final InputStream in;
    private final @Nullable JournalExportInput journal;
    private byte @Nullable [] hashBeforeDamage;
    private long position;
    private @Nullable UnpackException failure;

    private PackedStream(EvidenceFile file, DiskInput disk, InputStream in, @Nullable JournalExportInput journal) {
        this.file = file;
        this.disk = disk;
        this.in = in;
        this.journal = journal;
    }

    /// @param cancel gives up looking for an entry
    /// @throws IOException if it can't be opened or has no byte before its damage; nothing stays open then
    /// @throws java.util.concurrent.CancellationException if it is no longer wanted
    static PackedStream open(EvidenceFile file, CancelToken cancel) throws IOException {
        PackedStream stream = openUnseen(file, cancel);
        try {
            PushbackInputStream in = new PushbackInputStream(stream.in);
            int first = in.read();
            if (first >= 0) {
                in.unread(first);
            }
            stream.disk.found();
            return new PackedStream(file, stream.disk, in, stream.journal);
        } catch (CancellationException e) {
            stream.close();
            throw e;
        } catch (IOException | RuntimeException e) {
            stream.close();
            throw readable(e, stream.disk);
        }
    }

    private static PackedStream openUnseen(EvidenceFile file, CancelToken cancel) throws IOException {
        DiskInput disk = DiskInput.open(file.path(), new DiskInput.Search(cancel, Progress.NONE, file.name()));
        try {
            InputStream in = unpack(disk, file.packing().steps());
            JournalExportInput journal = in instanceof JournalExportInput unfolding ? unfolding : null;
            return new PackedStream(file, disk, new BoundedInput(in, disk::consumed), journal);
        } catch (CancellationException e) {
            disk.close();
            throw e;
        } catch (IOException | RuntimeException e) {
            disk.close();
            throw readable(e, disk);
        }
    }

    /// What comes out when these steps are gone from the bytes on disk.
    static InputStream unpack(DiskInput disk, List<UnpackStep> steps) throws IOException {
        if (!steps.isEmpty()
                && steps.getFirst() instanceof UnpackStep.Entry entry
                && entry.archive() == ArchiveKind.ZIP) {
            return unpack(find(ArchiveReader.ofZip(disk), entry), steps.subList(1, steps.size()));
        }
        return unpack(new BufferedInputStream(Channels.newInputStream(disk), BUFFER), steps);
    }

    private static InputStream unpack(InputStream packed, List<UnpackStep> steps) throws IOException {
        InputStream in = packed;
        try {
            for (UnpackStep step : steps) {
                in = switch (step) {
                    case UnpackStep.Decompress decompress -> decompress(in, decompress.compression());
                    case UnpackStep.Entry entry -> find(ArchiveReader.of(entry.archive(), in), entry);
                };
            }
        } catch (IOException | RuntimeException e) {
            // Some decompressors hold memory outside of Java's heap.
            in.close();
            throw e;
        }
        return in;
    }

    /// Each layer has a bound of its own: bombs are packed in layers.
    static InputStream decompress(InputStream packed, Compression compression) throws IOException {
        if (compression == Compression.JOURNAL_EXPORT) {
            // As many bytes as there are: nothing to bound.
            return new JournalExportInput(packed);
        }
        CountingInput counting = new CountingInput(new BufferedInputStream(packed, BUFFER));
        return new BoundedInput(compression.decompress(counting), counting::count);
    }

    private static InputStream find(ArchiveReader archive, UnpackStep.Entry wanted) throws IOException {
        ArchiveItem item = archive.next();
        while (item != null && item.index() < wanted.index()) {
            item = archive.next();
        }
        if (item == null || !item.path().equals(wanted.path())) {
            throw new IOException("the archive no longer has this entry there");
        }
        return new EntryInput(archive.content(), archive);
    }

    @Override
    public int read(byte[] buffer, int from, int length) throws IOException {
        int done = 0;
        try {
            while (failure == null && done < length) {
                int count = in.read(buffer, from + done, length - done);
                if (count < 0) {
                    break;
                }
                done += count;
                position += count;
            }
        } catch (IOException | RuntimeException e) {
            failure = readable(e, disk);
            done += beforeDamage(buffer, from + done, length - done);
        }
        if (failure != null && done == 0) {
            throw failure;
        }
        return done;
    }

    /// The decompressors throw away what they had unpacked in the call that meets the damage: it is
    /// unpacked again, byte by byte.
    private int beforeDamage(byte[] buffer, int from, int length) {
        int count = 0;
        try (PackedStream again = openUnseen(file, new CancelToken())) {
            again.in.skipNBytes(position);
            while (count < length) {
                int value = again.in.read();
                if (value < 0) {
                    break;
                }
                buffer[from + count] = (byte) value;
                count++;
            }
            hashBeforeDamage = again.rawHash();
        } catch (IOException | RuntimeException _) {
            // The damage itself, which is kept as the failure.
        }
        position += count;
        return count;
    }

    /// In words that go on behind the file's name.
    static UnpackException readable(Exception e, DiskInput disk) {
        if (e instanceof UnpackException said) {
            return said;
        }
        String where = String.format(Locale.ROOT, "%,d", disk.consumed());
        if (e instanceof EOFException || disk.hasEnded()) {
            return new UnpackException("ends early at compressed byte " + where, e);
        }
        return new UnpackException("is damaged near compressed byte " + where + " (" + e.getMessage() + ")", e);
    }

    @Override
    public byte @Nullable [] rawHash() {
        return hashBeforeDamage != null ? hashBeforeDamage : journal == null ? null : journal.rawHash();
    }

    @Override
    public long size() {
        return file.packing().size();
    }

    @Override
    public long consumed() {
        return disk.consumed();
    }

    @Override
    public @Nullable String objection(long read) throws IOException {
        long now = disk.sizeNow();
        return now == disk.size()
                ? null
                : String.format(
                        Locale.ROOT,
                        "changed while it was read: the size of the packed file went from %,d to %,d bytes",
                        disk.size(),
                        now);
    }

    @Override
    public void close() throws IOException {
        try {
            in.close();
        } finally {
            disk.close();
        }
    }
}
