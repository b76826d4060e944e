package org.execscope.evidence;

import java.io.IOException;
import java.io.InputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;

/// A tar stream whose heads can't ask for memory or depth without bound: the library itself takes a long name
/// of any length into memory, and one call deeper for each head that describes the next.
final class BoundedTar extends TarArchiveInputStream {
    /// Real ones have a few kilobytes (a path has at most 4,096 bytes, extended attributes at most 64 KiB).
    private static final long LONGEST_HEAD = 1 << 20;

    private static final int MOST_HEADS = 16;
    private int depth;

    BoundedTar(InputStream in) {
        super(in, "UTF-8");
    }

    @Override
    public TarArchiveEntry getNextEntry() throws IOException {
        if (depth > MOST_HEADS) {
            throw new IOException("more than " + MOST_HEADS + " heads describe one entry");
        }
        depth++;
        try {
            return super.getNextEntry();
        } finally {
            depth--;
        }
    }

    @Override
    public int read(byte[] buffer, int from, int length) throws IOException {
        TarArchiveEntry entry = getCurrentEntry();
        if (entry != null && entry.getSize() > LONGEST_HEAD && isHead(entry)) {
            throw new IOException("the name or the attributes of an entry have " + entry.getSize() + " bytes");
        }
        return super.read(buffer, from, length);
    }

    private static boolean isHead(TarArchiveEntry entry) {
        return entry.isPaxHeader()
                || entry.isGlobalPaxHeader()
                || entry.isGNULongNameEntry()
                || entry.isGNULongLinkEntry();
    }
}
