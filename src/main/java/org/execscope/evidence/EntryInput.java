package org.execscope.evidence;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/// The bytes of an entry. Keeps hold of its archive: the library's reader of zips closes the file when it is
/// collected as garbage (ZipFile.finalize), though an entry that is stored as it is may still be read.
final class EntryInput extends FilterInputStream {
    private final ArchiveReader archive;

    EntryInput(InputStream content, ArchiveReader archive) {
        super(content);
        this.archive = archive;
    }

    @Override
    public void close() throws IOException {
        try {
            in.close();
        } finally {
            archive.close();
        }
    }
}
