package org.execscope.trail;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.execscope.bytes.Bytes;
import org.execscope.event.Piece;
import org.execscope.event.PieceReader;
import org.execscope.event.TableWeight;
import org.execscope.evidence.CancelToken;
import org.execscope.evidence.Evidence;
import org.execscope.evidence.EvidenceFile;
import org.execscope.evidence.EvidenceReader;
import org.execscope.evidence.EvidenceStream;
import org.execscope.record.LineDecoder;
import org.execscope.record.LinePiece;
import org.execscope.record.LinePieces;
import org.execscope.record.ProblemKind;
import org.execscope.record.RawRecord;
import org.execscope.record.RecordSink;
import org.jspecify.annotations.Nullable;

/// How much memory evidence is going to need, estimated from the beginnings of its files before it is read, and
/// what would fit where all doesn't. An estimate: what it says is "about", and loading is never refused for it.
///
/// @param events how many there are
/// @param bytes what all of it needs
/// @param execsOnlyBytes what it needs without system calls other than program starts
/// @param available what the program was given
/// @param sinceMillis from when on what happened fits; null if that isn't known
public record MemoryNeed(
        long events,
        long bytes,
        long execsOnlyBytes,
        long available,
        @Nullable Long sinceMillis) {
    /// What a program needs that has loaded next to nothing.
    private static final long BASE = 150_000_000;
    /// Columns and forest of an event, and what is needed beside them for a while when the forest is built and
    /// rows are sorted; in 13 GB of a generated log 60 stay and 110 suffice to load it.
    private static final long EVENT = 110;
    /// What a distinct text takes beside its bytes.
    private static final long VALUE = 20;

    private static final long HOST = 2_000;
    /// Texts are met again the more often the more there are: of those in a sample of this size, so many stay
    /// new.
    private static final double STILL_NEW = 0.7;
    /// Collecting garbage needs room of its own.
    private static final double USABLE = 0.85;
    /// Of what an estimate says would fit, this share is offered.
    private static final double CAUTION = 0.85;

    /// A byte of evidence takes so many at the utmost, as in a log in which each line is of another host.
    private static final int MOST_TIMES = 8;
    /// Ordinary logs are packed to a tenth.
    private static final int MOST_PACKED = 30;

    private static final int SAMPLE = 1 << 20;
    private static final int MOST_SAMPLED = 16;
    private static final int LINES_TRIED = 100;

    /// Whether all of it is expected to fit.
    public boolean fits() {
        return bytes <= available * USABLE;
    }

    /// Whether it is expected to fit without system calls other than program starts, and not with them.
    public boolean fitsExecsOnly() {
        return !fits() && execsOnlyBytes <= available * USABLE;
    }

    /// How much memory would do.
    public long enough() {
        return (long) (bytes / USABLE);
    }

    /// What is about to happen, in words.
    public String words() {
        // Where the beginning holds no whole event, nothing is known of their number.
        String what = events == 0
                ? "This evidence is likely to need"
                : String.format(Locale.ROOT, "About %,d events need", rounded(events));
        return what + " about " + size(enough()) + " of memory; " + size(available) + " are available";
    }

    private static String size(long bytes) {
        return bytes < 1_000_000_000
                ? String.format(Locale.ROOT, "%,d MB", bytes / 1_000_000)
                : String.format(Locale.ROOT, "%.1f GB", bytes / 1e9);
    }

    /// To two digits: an estimate is no more exact.
    private static long rounded(long count) {
        long unit = 1;
        while (count / unit >= 100) {
            unit *= 10;
        }
        return Math.round((double) count / unit) * unit;
    }

    /// Whether there is no need to look: so little evidence fits whatever is in it.
    public static boolean surelyFits(Evidence evidence, long available) {
        long most = 0;
        for (EvidenceFile file : evidence.files()) {
            most += file.path().toFile().length() * (file.isPlain() ? 1 : MOST_PACKED);
        }
        return BASE + most * MOST_TIMES <= available * USABLE;
    }

    /// Reads the beginnings of some files.
    ///
    /// @param available how much memory there is, in bytes
    /// @throws java.util.concurrent.CancellationException if it is no longer wanted
    public static MemoryNeed of(Evidence evidence, long available, CancelToken cancel) {
        List<Sample> samples = new ArrayList<>();
        List<EvidenceFile> files = evidence.files();
        int step = Math.max(1, files.size() / MOST_SAMPLED);
        Map<Path, Long> entries =
                files.stream().collect(Collectors.groupingBy(EvidenceFile::path, Collectors.counting()));
        Set<Path> looked = new HashSet<>();
        for (int i = 0; i < files.size(); i++) {
            cancel.check();
            EvidenceFile file = files.get(i);
            long onDisk = file.path().toFile().length() / entries.getOrDefault(file.path(), 1L);
            // To get at an entry, an archive is unpacked from its beginning: once is enough.
            boolean sampled = i % step == 0 && looked.add(file.path());
            samples.add(sampled ? sample(i, file, onDisk, cancel) : Sample.unread(i, file, onDisk));
        }
        double share = share(samples);
        long total = samples.stream().mapToLong(sample -> sample.total(share)).sum();
        long read = samples.stream().mapToLong(Sample::bytes).sum();
        TableWeight weight = samples.stream().map(Sample::weight).reduce(TableWeight.NONE, TableWeight::plus);
        double times = read == 0 ? 0 : Math.max(1, (double) total / read);
        long fixed = BASE + (times <= 1 ? 0 : SAMPLE);
        long need = fixed + (long) (times * variable(weight, weight.events(), times));
        long execs = fixed + (long) (times * variable(weight, weight.events() - weight.calls(), times));
        double part = need <= fixed ? 1 : (available * USABLE - fixed) / (need - fixed) * CAUTION;
        boolean fits = need <= available * USABLE;
        List<Sample> timed = fits || part <= 0
                ? List.of()
                : samples.stream().map(sample -> sample.timed(files)).toList();
        Long since = since(files, timed, share, (long) (total * part));
        boolean isLater = since != null && timed.stream().anyMatch(sample -> first(sample) < since);
        return new MemoryNeed((long) (times * weight.events()), need, execs, available, isLater ? since : null);
    }

    /// What the sampled part needs, in a whole that is `times` as large.
    private static double variable(TableWeight weight, long events, double times) {
        double newTexts = times > 1 ? STILL_NEW : 1;
        return events * EVENT + newTexts * (weight.textBytes() + weight.values() * VALUE) + weight.hosts() * HOST;
    }

    /// How many bytes come out of one on disk, where files are packed.
    private static double share(List<Sample> samples) {
        long bytes = samples.stream().mapToLong(Sample::bytes).sum();
        long consumed = samples.stream().mapToLong(Sample::consumed).sum();
        return consumed == 0 ? 1 : Math.max(1, (double) bytes / consumed);
    }

    /// What the first piece of a file tells.
    ///
    /// @param bytes how many were read
    /// @param consumed of how many on disk
    /// @param size how many there are in all, if that is known without reading them; else -1
    /// @param onDisk how many there are on disk
    /// @param firstMillis when its first event was; null if it isn't known
    private record Sample(
            int file,
            long bytes,
            long consumed,
            long size,
            long onDisk,
            boolean plain,
            TableWeight weight,
            @Nullable Long firstMillis) {
        static Sample unread(int number, EvidenceFile file, long onDisk) {
            long size = file.isPlain() ? onDisk : -1;
            return new Sample(number, 0, 0, size, onDisk, file.isPlain(), TableWeight.NONE, null);
        }

        /// With the time of the first event, if that can be told.
        Sample timed(List<EvidenceFile> files) {
            return firstMillis != null || !plain
                    ? this
                    : new Sample(
                            file, bytes, consumed, size, onDisk, true, weight, timeFrom(files.get(file), 0, false));
        }

        long total(double ofPacked) {
            return size >= 0 ? size : Math.max(bytes, (long) (onDisk * ofPacked));
        }
    }

    private static Sample sample(int number, EvidenceFile file, long onDisk, CancelToken cancel) {
        try (EvidenceStream stream = file.open(cancel)) {
            LinePieces pieces = new LinePieces(
                    (buffer, from, to) -> stream.read(buffer, from, to - from), (buffer, from, to) -> {});
            LinePiece lines = new LinePiece(SAMPLE);
            if (!pieces.next(lines, SAMPLE)) {
                return Sample.unread(number, file, onDisk);
            }
            Piece piece =
                    new PieceReader(_ -> "").read(lines, number, file.set(), LineDecoder.Held.NOTHING, new Piece());
            return new Sample(
                    number,
                    lines.length(),
                    stream.consumed(),
                    stream.size(),
                    onDisk,
                    file.isPlain(),
                    TableWeight.of(piece),
                    piece.firstMillis());
        } catch (IOException _) {
            // What can't be read needs no memory; why it can't is said when it is read.
            return Sample.unread(number, file, onDisk);
        }
    }

    /// From when on about `bytes` bytes of evidence are newer; null if times aren't known.
    private static @Nullable Long since(List<EvidenceFile> files, List<Sample> samples, double ofPacked, long bytes) {
        List<Sample> newestFirst = samples.stream()
                .filter(sample -> sample.firstMillis() != null)
                .sorted(Comparator.comparingLong(MemoryNeed::first).reversed())
                .toList();
        if (newestFirst.size() < samples.size()) {
            return null;
        }
        long left = bytes;
        Long since = null;
        for (Sample sample : newestFirst) {
            long total = sample.total(ofPacked);
            if (total > left) {
                Long within = sample.plain() ? timeFrom(files.get(sample.file()), total - left, true) : null;
                return within != null ? within : since;
            }
            left -= total;
            since = sample.firstMillis();
        }
        return since;
    }

    private static long first(Sample sample) {
        Long first = sample.firstMillis();
        return first == null ? Long.MAX_VALUE : first;
    }

    /// The time of the first record of a plain file at or after `offset`.
    ///
    /// @param within whether `offset` may stand within a line, the rest of which is passed over
    private static @Nullable Long timeFrom(EvidenceFile file, long offset, boolean within) {
        FirstTime time = new FirstTime();
        try (EvidenceReader reader = EvidenceReader.open(file.path())) {
            long at = offset;
            if (within) {
                at += reader.line(at, LineDecoder.LONGEST_LINE).length() + 1;
            }
            for (int i = 0; i < LINES_TRIED && time.millis == null; i++) {
                Bytes line = reader.line(at, LineDecoder.LONGEST_LINE);
                new LineDecoder(time).line(line.toArray(), 0, line.length(), line.length(), at);
                at += line.length() + 1;
            }
        } catch (IOException _) {
            return time.millis;
        }
        return time.millis;
    }

    private static final class FirstTime implements RecordSink {
        private @Nullable Long millis;

        @Override
        public void record(RawRecord record) {
            if (millis == null) {
                millis = record.header().timeMillis();
            }
        }

        @Override
        public void problem(ProblemKind kind, long offset, long line) {
            // Told when the line is read.
        }
    }
}
