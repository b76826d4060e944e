package org.execscope.evidence;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.SeekableByteChannel;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.CancellationException;
import org.apache.commons.compress.archivers.ArchiveEntry;
import org.apache.commons.compress.archivers.ArchiveInputStream;
import org.apache.commons.compress.archivers.cpio.CpioArchiveEntry;
import org.apache.commons.compress.archivers.cpio.CpioArchiveInputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipArchiveInputStream;
import org.apache.commons.compress.archivers.zip.ZipFile;
import org.jspecify.annotations.Nullable;

/// The entries of an archive, one after the other. Nothing of it is written anywhere; names are only looked
/// at.
abstract class ArchiveReader implements Closeable {
    /// A mounted image's root has a few hundred thousand.
    static final int MOST_ENTRIES = 2_000_000;

    /// Linux: PATH_MAX.
    static final int LONGEST_NAME = 4096;

    private int next;

    /// The next entry; null at the end.
    ///
    /// @throws IOException if the archive is damaged, or bounds are exceeded that no real one exceeds
    final @Nullable ArchiveItem next() throws IOException {
        try {
            if (next >= MOST_ENTRIES) {
                throw new UnpackException("has more than " + MOST_ENTRIES + " entries; the others were left out");
            }
            ArchiveItem item = read(next);
            next++;
            return item;
        } catch (CancellationException e) {
            throw e;
        } catch (RuntimeException e) {
            // The libraries throw all kinds where heads are damaged.
            throw new IOException("damaged entry: " + e.getMessage(), e);
        }
    }

    abstract @Nullable ArchiveItem read(int index) throws IOException;

    /// The bytes of the entry that [#next()] gave last; not to be closed.
    abstract InputStream content() throws IOException;

    /// A zip on disk, by its directory at the end.
    static ArchiveReader ofZip(SeekableByteChannel channel) throws IOException {
        return new Zip(ZipFile.builder().setSeekableByteChannel(channel).get());
    }

    /// An archive that comes as a stream.
    static ArchiveReader of(ArchiveKind kind, InputStream in) {
        return switch (kind) {
            case TAR -> new Streamed(new BoundedTar(in));
            case CPIO -> new Streamed(new CpioArchiveInputStream(in, "UTF-8"));
            case ZIP -> new Streamed(new ZipArchiveInputStream(in, "UTF-8", true, true));
        };
    }

    private static ArchiveItem item(int index, ArchiveEntry entry, boolean readable) {
        String path = entry.getName() == null ? "" : entry.getName();
        ArchiveItem.Type type = type(entry);
        boolean tooLong = path.length() > LONGEST_NAME;
        if (tooLong || (type == ArchiveItem.Type.FILE && !readable)) {
            type = ArchiveItem.Type.OTHER;
        }
        String shown = tooLong ? path.substring(0, LONGEST_NAME) : path;
        return new ArchiveItem(index, shown, entry.getSize(), type, target(entry));
    }

    private static ArchiveItem.Type type(ArchiveEntry entry) {
        return switch (entry) {
            case ArchiveEntry folder when folder.isDirectory() -> ArchiveItem.Type.FOLDER;
            case TarArchiveEntry tar when tar.isSymbolicLink() || tar.isLink() -> ArchiveItem.Type.LINK;
            case TarArchiveEntry tar -> tar.isFile() ? ArchiveItem.Type.FILE : ArchiveItem.Type.OTHER;
            case CpioArchiveEntry cpio when cpio.isSymbolicLink() -> ArchiveItem.Type.LINK;
            case CpioArchiveEntry cpio -> cpio.isRegularFile() ? ArchiveItem.Type.FILE : ArchiveItem.Type.OTHER;
            case ZipArchiveEntry zip when zip.isUnixSymlink() -> ArchiveItem.Type.LINK;
            case ZipArchiveEntry zip when zip.getGeneralPurposeBit().usesEncryption() -> ArchiveItem.Type.ENCRYPTED;
            default -> ArchiveItem.Type.FILE;
        };
    }

    private static String target(ArchiveEntry entry) {
        return entry instanceof TarArchiveEntry tar && tar.getLinkName() != null ? tar.getLinkName() : "";
    }

    private static final class Streamed extends ArchiveReader {
        private final ArchiveInputStream<?> in;

        Streamed(ArchiveInputStream<?> in) {
            this.in = in;
        }

        @Override
        @Nullable
        ArchiveItem read(int index) throws IOException {
            ArchiveEntry entry = in.getNextEntry();
            return entry == null ? null : item(index, entry, in.canReadEntryData(entry));
        }

        @Override
        InputStream content() {
            return in;
        }

        @Override
        public void close() throws IOException {
            in.close();
        }
    }

    private static final class Zip extends ArchiveReader {
        private final ZipFile file;
        private final Iterator<ZipArchiveEntry> entries;
        private @Nullable ZipArchiveEntry current;

        Zip(ZipFile file) {
            this.file = file;
            List<ZipArchiveEntry> all = new ArrayList<>(Collections.list(file.getEntries()));
            this.entries = all.iterator();
        }

        @Override
        @Nullable
        ArchiveItem read(int index) throws IOException {
            if (!entries.hasNext()) {
                return null;
            }
            current = entries.next();
            return item(index, current, file.canReadEntryData(current));
        }

        @Override
        InputStream content() throws IOException {
            return file.getInputStream(current);
        }

        @Override
        public void close() throws IOException {
            file.close();
        }
    }
}
