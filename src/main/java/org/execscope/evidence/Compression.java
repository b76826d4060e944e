package org.execscope.evidence;

import com.github.luben.zstd.ZstdInputStreamNoFinalizer;
import java.io.IOException;
import java.io.InputStream;
import org.apache.commons.compress.compressors.bzip2.BZip2CompressorInputStream;
import org.apache.commons.compress.compressors.gzip.GzipCompressorInputStream;
import org.apache.commons.compress.compressors.lz4.FramedLZ4CompressorInputStream;
import org.jspecify.annotations.Nullable;
import org.tukaani.xz.XZInputStream;

/// Compressed streams, and the export format of journals, which is unfolded like them; known by their first
/// bytes and never by a name.
public enum Compression {
    GZIP("gzip", "\u001f\u008b\b") {
        // Not the JDK's own: that one takes a damaged second member for the end and says nothing.
        @Override
        InputStream decompress(InputStream in) throws IOException {
            return GzipCompressorInputStream.builder()
                    .setInputStream(in)
                    .setDecompressConcatenated(true)
                    .get();
        }
    },
    XZ("xz", "\u00fd7zXZ\0") {
        @Override
        InputStream decompress(InputStream in) throws IOException {
            return new XZInputStream(in, MOST_KILOBYTES);
        }
    },
    ZSTD("zstd", "(\u00b5/\u00fd") {
        @Override
        InputStream decompress(InputStream in) throws IOException {
            return new ZstdInputStreamNoFinalizer(in).setContinuous(false);
        }
    },
    BZIP2("bzip2", "BZh") {
        @Override
        InputStream decompress(InputStream in) throws IOException {
            return new BZip2CompressorInputStream(in, true);
        }
    },
    LZ4("lz4", "\u0004\"M\u0018") {
        @Override
        InputStream decompress(InputStream in) throws IOException {
            return new FramedLZ4CompressorInputStream(in, true);
        }
    },
    /// No compression, but a form of its own around each entry.
    JOURNAL_EXPORT("journal export", JournalForm.BEGINNING) {
        @Override
        InputStream decompress(InputStream in) {
            return new JournalExportInput(in);
        }
    };

    /// An xz header may ask for 4 GB of dictionary; xz -9 asks for 65 MB.
    private static final int MOST_KILOBYTES = 256 << 10;

    private final String label;
    private final String magic;

    Compression(String label, String magic) {
        this.label = label;
        this.magic = magic;
    }

    /// What users call it.
    public String label() {
        return label;
    }

    /// The compression that a file with these first bytes has; null if none.
    static @Nullable Compression of(byte[] head, int length) {
        for (Compression compression : values()) {
            if (Magic.startsWith(head, length, compression.magic)) {
                return compression;
            }
        }
        return null;
    }

    /// All members of the stream, one after the other.
    ///
    /// @throws IOException if its head is damaged
    abstract InputStream decompress(InputStream in) throws IOException;
}
