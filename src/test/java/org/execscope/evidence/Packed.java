package org.execscope.evidence;

import com.github.luben.zstd.ZstdOutputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Arrays;
import java.util.Map;
import java.util.zip.GZIPOutputStream;
import org.apache.commons.compress.archivers.ArchiveEntry;
import org.apache.commons.compress.archivers.ArchiveOutputStream;
import org.apache.commons.compress.archivers.cpio.CpioArchiveEntry;
import org.apache.commons.compress.archivers.cpio.CpioArchiveOutputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipArchiveOutputStream;
import org.apache.commons.compress.compressors.bzip2.BZip2CompressorOutputStream;
import org.apache.commons.compress.compressors.lz4.FramedLZ4CompressorOutputStream;
import org.tukaani.xz.LZMA2Options;
import org.tukaani.xz.XZOutputStream;

/// Packs bytes for tests.
public final class Packed {
    private Packed() {}

    public static byte[] compress(Compression compression, byte[] content) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (OutputStream out = switch (compression) {
            case GZIP -> new GZIPOutputStream(bytes);
            case XZ -> new XZOutputStream(bytes, new LZMA2Options(0));
            case ZSTD -> new ZstdOutputStream(bytes);
            case BZIP2 -> new BZip2CompressorOutputStream(bytes, 1);
            case LZ4 -> new FramedLZ4CompressorOutputStream(bytes);
            case JOURNAL_EXPORT -> throw new IllegalArgumentException("that isn't made of other bytes");
        }) {
            out.write(content);
        }
        return bytes.toByteArray();
    }

    public static byte[] archive(ArchiveKind kind, Map<String, byte[]> files) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        switch (kind) {
            case TAR -> {
                try (TarArchiveOutputStream tar = new TarArchiveOutputStream(bytes, "UTF-8")) {
                    tar.setLongFileMode(TarArchiveOutputStream.LONGFILE_POSIX);
                    put(tar, files, (name, content) -> {
                        TarArchiveEntry entry = new TarArchiveEntry(name, true);
                        entry.setSize(content.length);
                        return entry;
                    });
                }
            }
            case ZIP -> {
                try (ZipArchiveOutputStream zip = new ZipArchiveOutputStream(bytes)) {
                    put(zip, files, (name, content) -> new ZipArchiveEntry(name));
                }
            }
            case CPIO -> {
                try (CpioArchiveOutputStream cpio = new CpioArchiveOutputStream(bytes)) {
                    put(cpio, files, (name, content) -> {
                        CpioArchiveEntry entry = new CpioArchiveEntry(name, content.length);
                        entry.setMode(CpioArchiveEntry.C_ISREG | 0600);
                        return entry;
                    });
                }
            }
        }
        return bytes.toByteArray();
    }

    private interface Head<E> {
        E of(String name, byte[] content);
    }

    private static <E extends ArchiveEntry> void put(
            ArchiveOutputStream<E> out, Map<String, byte[]> files, Head<E> head) throws IOException {
        for (Map.Entry<String, byte[]> file : files.entrySet()) {
            out.putArchiveEntry(head.of(file.getKey(), file.getValue()));
            out.write(file.getValue());
            out.closeArchiveEntry();
        }
    }

    public static byte[] utf8(String text) {
        return text.getBytes(java.nio.charset.StandardCharsets.UTF_8);
    }

    public static byte[] both(byte[] first, byte[] second) {
        byte[] both = Arrays.copyOf(first, first.length + second.length);
        System.arraycopy(second, 0, both, first.length, second.length);
        return both;
    }
}
