package org.execscope.export;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Locale;
import java.util.concurrent.CancellationException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.execscope.bytes.Bytes;
import org.execscope.bytes.Display;
import org.execscope.event.EventOrder;
import org.execscope.evidence.CancelToken;
import org.execscope.evidence.Progress;
import org.execscope.trail.AuditTrail;
import org.execscope.trail.FileReport;

/// Writes events for others: program starts, or events of every kind.
public final class EventExport {
    private EventExport() {}

    public enum Format {
        CSV,
        JSONL
    }

    /// Which facts of each event are written.
    public enum Facts {
        /// Those of a program start.
        PROGRAM_STARTS,
        /// These, and behind them what events of every kind are: their records are read again for it.
        ALL_KINDS
    }

    /// @param rows events written
    /// @param bytes bytes written
    /// @param neutralised cells that a spreadsheet would have taken for a formula
    public record Written(long rows, long bytes, long neutralised) {}

    /// @param rows events written
    /// @param bytes bytes written
    /// @param sha256 of them, lower-case hexadecimal
    /// @param neutralised cells that a spreadsheet would have taken for a formula
    public record Result(long rows, long bytes, String sha256, long neutralised) {}

    /// Writes these events, in the order given, to a stream that the caller closes.
    ///
    /// @throws CancellationException if it is no longer wanted
    public static Written write(
            AuditTrail trail, EventOrder events, Format format, OutputStream out, Progress progress, CancelToken cancel)
            throws IOException {
        return write(trail, events, format, Facts.PROGRAM_STARTS, out, progress, cancel);
    }

    /// The same with other facts.
    public static Written write(
            AuditTrail trail,
            EventOrder events,
            Format format,
            Facts facts,
            OutputStream out,
            Progress progress,
            CancelToken cancel)
            throws IOException {
        return write(trail, events, format, facts, out, progress, cancel, new AtomicInteger());
    }

    private static Written write(
            AuditTrail trail,
            EventOrder events,
            Format format,
            Facts facts,
            OutputStream out,
            Progress progress,
            CancelToken cancel,
            AtomicInteger written)
            throws IOException {
        try (RecordReaders readers = new RecordReaders(trail, cancel)) {
            return write(events, writers(trail, format, facts, readers), out, progress, cancel, written);
        }
    }

    private static Supplier<EventWriter> writers(AuditTrail trail, Format format, Facts facts, RecordReaders readers) {
        boolean csv = format == Format.CSV;
        Supplier<EventWriter> own = () -> csv ? new CsvEventWriter(trail) : new JsonLinesWriter(trail);
        if (facts == Facts.PROGRAM_STARTS) {
            return own;
        }
        return () -> {
            KindFacts.Source source = new KindFacts.Source(trail, readers.next());
            return csv ? new CsvKindWriter(own.get(), source) : new JsonKindWriter(own.get(), source);
        };
    }

    private static Written write(
            EventOrder events,
            Supplier<EventWriter> writers,
            OutputStream out,
            Progress progress,
            CancelToken cancel,
            AtomicInteger written)
            throws IOException {
        Counting counting = new Counting(out);
        long neutralised = new RowBlocks(writers).write(events, counting, cancel, rows -> {
            written.set(rows);
            progress.report(rows, events.size(), "export");
        });
        return new Written(events.size(), counting.count, neutralised);
    }

    /// Writes them to a file by way of a temporary one beside it, so that nothing half-written stays.
    ///
    /// @throws IOException with a message for the user; also if `target` is evidence, or lies in its folder
    public static Result toFile(
            AuditTrail trail, EventOrder events, Format format, Path target, Progress progress, CancelToken cancel)
            throws IOException {
        return toFile(trail, events, format, Facts.PROGRAM_STARTS, target, progress, cancel);
    }

    /// The same with other facts.
    public static Result toFile(
            AuditTrail trail,
            EventOrder events,
            Format format,
            Facts facts,
            Path target,
            Progress progress,
            CancelToken cancel)
            throws IOException {
        String name = shown(target);
        refuseEvidence(trail, target, name);
        Path folder = target.toAbsolutePath().normalize().getParent();
        if (folder == null || Files.isDirectory(target)) {
            throw new IOException(name + " is a folder: name a file");
        }
        Path temporary;
        try {
            temporary = Files.createTempFile(folder, ".execscope-", ".part");
        } catch (NoSuchFileException e) {
            throw new IOException("Could not write " + name + ": its folder doesn't exist", e);
        } catch (IOException e) {
            throw new IOException("Could not write " + name + ": " + reason(e), e);
        }
        AtomicInteger written = new AtomicInteger();
        MessageDigest digest = sha256();
        try {
            Written result;
            try (OutputStream out = new DigestOutputStream(Files.newOutputStream(temporary), digest)) {
                result = write(trail, events, format, facts, out, progress, cancel, written);
            }
            Files.move(temporary, target, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
            return new Result(result.rows, result.bytes, HexFormat.of().formatHex(digest.digest()), result.neutralised);
        } catch (IOException e) {
            String rows = String.format(Locale.ROOT, "%,d of %,d rows", written.get(), events.size());
            throw new IOException(
                    "Could not write " + name + ": " + reason(e) + ". " + rows + " were written and have been removed.",
                    e);
        } finally {
            Files.deleteIfExists(temporary);
        }
    }

    static void refuseEvidence(AuditTrail trail, Path target, String name) throws IOException {
        Path real = real(target);
        Path folder = real.getParent();
        for (FileReport report : trail.files()) {
            Path evidence = real(report.file().path());
            if (evidence.equals(real)) {
                throw new IOException(name + " is evidence: it is never written to");
            }
            Path evidenceFolder = evidence.getParent();
            if (folder != null && folder.equals(evidenceFolder)) {
                throw new IOException(name + " lies in the evidence's folder: choose another one");
            }
        }
    }

    /// Links resolved as far as the path exists.
    private static Path real(Path path) {
        Path absolute = path.toAbsolutePath().normalize();
        try {
            return absolute.toRealPath();
        } catch (IOException _) {
            Path parent = absolute.getParent();
            Path last = absolute.getFileName();
            return parent == null || last == null ? absolute : real(parent).resolve(last);
        }
    }

    static String reason(IOException e) {
        String message = e.getMessage();
        if (e instanceof java.nio.file.AccessDeniedException) {
            return "permission denied";
        }
        if (message != null && message.toLowerCase(Locale.ROOT).contains("no space left")) {
            return "no space left on device";
        }
        return message == null ? e.getClass().getSimpleName() : Display.value(Bytes.utf8(message));
    }

    private static String shown(Path path) {
        return Display.value(Bytes.utf8(path.toString()));
    }

    static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    private static final class Counting extends FilterOutputStream {
        private long count;

        Counting(OutputStream out) {
            super(out);
        }

        @Override
        public void write(int b) throws IOException {
            out.write(b);
            count++;
        }

        @Override
        public void write(byte[] b, int off, int len) throws IOException {
            out.write(b, off, len);
            count += len;
        }
    }
}
