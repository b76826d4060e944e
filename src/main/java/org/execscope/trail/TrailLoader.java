package org.execscope.trail;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.execscope.bytes.Bytes;
import org.execscope.event.EventCursor;
import org.execscope.event.EventJoiner;
import org.execscope.event.EventKind;
import org.execscope.event.EventOrder;
import org.execscope.event.EventTable;
import org.execscope.event.LineSource;
import org.execscope.event.Piece;
import org.execscope.event.ProblemLog;
import org.execscope.evidence.CancelToken;
import org.execscope.evidence.Custody;
import org.execscope.evidence.Evidence;
import org.execscope.evidence.EvidenceFile;
import org.execscope.evidence.EvidenceLines;
import org.execscope.evidence.EvidenceStream;
import org.execscope.evidence.Progress;
import org.execscope.evidence.RecordSearch;
import org.execscope.evidence.RuleFiles;
import org.execscope.evidence.Shape;
import org.execscope.evidence.Skipped;
import org.execscope.evidence.UnpackException;
import org.execscope.evidence.Unreadable;
import org.execscope.finding.FileSeen;
import org.execscope.finding.Findings;
import org.execscope.finding.Ground;
import org.execscope.process.ForestBuilder;
import org.execscope.process.ProcessForest;
import org.execscope.record.EvidenceProblem;
import org.execscope.record.LineDecoder;
import org.execscope.record.LinePiece;
import org.execscope.record.LinePieces;
import org.jspecify.annotations.Nullable;

/// Reads evidence into an [AuditTrail].
public final class TrailLoader {
    /// What is published costs a sort: so seldom at most.
    private static final long PUBLISH_NANOS = 300_000_000L;
    /// The first pieces are small, so that the first rows are there soon.
    private static final int FIRST_PIECE = 1 << 16;
    /// A file without any record up to here is looked through before more of it is read.
    private static final long LOOK = 1_000_000;

    /// Ends the note of a file that was left out since it has no audit records.
    static final String LEFT_OUT = ", so it was left out";

    private final Evidence evidence;
    private final Progress progress;
    private final @Nullable Consumer<AuditTrail> published;
    private final CancelToken cancel;
    private final CancelToken rest;
    private final EventTable events = new EventTable();
    private final ProblemLog problems = new ProblemLog();
    private final EventJoiner joiner;
    private final List<Skipped> skipped;
    private final List<FileScan> scans = new ArrayList<>();
    private final Map<String, Integer> byHash = new HashMap<>();
    private final Map<Integer, String> notes = new HashMap<>();
    private final Map<Integer, FileReport.End> ends = new HashMap<>();
    private final Map<Integer, Custody> custody = new HashMap<>();
    private final Map<Path, Custody> packedCustody = new HashMap<>();
    private final Map<Integer, Integer> duplicates = new HashMap<>();
    private final ReadingPlan plan;
    private final List<FileScan> ended = new ArrayList<>();
    private LineDecoder.Held held = LineDecoder.Held.NOTHING;
    private @Nullable FileScan heldOf;
    private final long total;
    private long done;
    private int nextPiece;
    private long nextPublish = System.nanoTime() + PUBLISH_NANOS;

    private TrailLoader(
            Evidence evidence,
            Progress progress,
            @Nullable Consumer<AuditTrail> published,
            CancelToken cancel,
            CancelToken rest,
            ReadingPlan plan) {
        this.plan = plan;
        this.nextPiece = Math.min(FIRST_PIECE, plan.pieceBytes());
        this.evidence = evidence;
        this.progress = progress;
        this.published = published;
        this.cancel = cancel;
        this.rest = rest;
        this.skipped = new ArrayList<>(evidence.skipped());
        this.joiner = new EventJoiner(events, problems, this::label, plan.portion());
        this.total = evidence.files().stream()
                .mapToLong(file -> file.path().toFile().length())
                .sum();
    }

    /// Reads everything, on the calling thread and workers of its own; returns when all is read or `cancel`
    /// was called (then what was read until then, marked as not whole). Never throws for bad evidence.
    ///
    /// @param published gets a trail that holds what was read so far, a few times a second, on the calling
    /// thread
    public static AuditTrail load(
            Evidence evidence, Progress progress, Consumer<AuditTrail> published, CancelToken cancel) {
        return load(evidence, progress, published, cancel, ReadingPlan.ofMachine());
    }

    /// As [#load(Evidence, Progress, Consumer, CancelToken)], read as `plan` says.
    ///
    /// @param published null if nobody wants what was read so far, which spares the sorting of it
    public static AuditTrail load(
            Evidence evidence,
            Progress progress,
            @Nullable Consumer<AuditTrail> published,
            CancelToken cancel,
            ReadingPlan plan) {
        return load(evidence, progress, published, cancel, new CancelToken(), plan);
    }

    /// As [#load(Evidence, Progress, Consumer, CancelToken, ReadingPlan)], for those who may not want to wait for the
    /// processes of what was read: those are made also when reading was stopped, and take seconds for millions of
    /// events.
    ///
    /// @param published gets all that was read once more as soon as reading was stopped
    /// @param rest gives up the processes, and the hashes of packed files: the trail has none then
    public static AuditTrail load(
            Evidence evidence,
            Progress progress,
            @Nullable Consumer<AuditTrail> published,
            CancelToken cancel,
            CancelToken rest,
            ReadingPlan plan) {
        return new TrailLoader(evidence, progress, published, cancel, rest, plan).load();
    }

    private String label(int set) {
        String hostname = evidence.sets().get(set).context().hostname();
        return hostname != null ? hostname : evidence.sets().size() == 1 ? "host" : "host" + (set + 1);
    }

    private AuditTrail load() {
        try (PieceWorkers workers = new PieceWorkers(plan, this::label)) {
            for (int number = 0; number < evidence.files().size(); number++) {
                read(number, workers);
            }
            while (!workers.isIdle()) {
                merge(workers);
            }
        }
        try (Lines lines = new Lines(evidence.files(), new CancelToken())) {
            joiner.finish(lines);
        }
        events.settle();
        boolean whole = !cancel.isCancelled();
        progress.step(-1, whole ? "Finding the processes" : "Finding the processes of what was read");
        CompletableFuture<@Nullable ProcessForest> forest = startForest();
        if (!whole && published != null) {
            published.accept(soFar());
        }
        return all(forest, whole && scans.stream().allMatch(FileScan::isComplete));
    }

    /// Beside the calling thread, which sorts and judges meanwhile.
    private CompletableFuture<@Nullable ProcessForest> startForest() {
        CompletableFuture<@Nullable ProcessForest> forest = new CompletableFuture<>();
        Thread.ofPlatform().daemon().name("processes").start(() -> {
            try {
                forest.complete(forest());
            } catch (RuntimeException | Error e) {
                forest.completeExceptionally(e);
            }
        });
        return forest;
    }

    private @Nullable ProcessForest forest() {
        try {
            return ForestBuilder.build(
                    events,
                    host -> evidence.sets().get(events.hosts().get(host).set()).context(),
                    rest);
        } catch (CancellationException _) {
            return null;
        }
    }

    private void read(int number, PieceWorkers workers) {
        EvidenceFile file = evidence.files().get(number);
        FileScan scan = new FileScan(number, file, workers.hashers());
        scans.add(scan);
        if (cancel.isCancelled()) {
            notRead(number);
            return;
        }
        long before = done;
        try (EvidenceStream stream = file.open(cancel)) {
            read(scan, stream, before, workers);
            done = before + stream.consumed();
        } catch (CancellationException _) {
            notRead(number);
        } catch (IOException e) {
            unreadable(scan, e);
        }
    }

    private void notRead(int number) {
        notes.put(number, "was not read: stopped before");
        ends.put(number, FileReport.End.NOT_READ);
    }

    private void unreadable(FileScan scan, IOException e) {
        String why = Unreadable.words(e);
        notes.put(scan.number(), why);
        ends.put(scan.number(), FileReport.End.UNREADABLE);
        skipped.add(new Skipped(scan.file().name(), why, true));
    }

    /// Gives the file's pieces to the workers, and takes their results as they come.
    private void read(FileScan scan, EvidenceStream stream, long before, PieceWorkers workers) throws IOException {
        LinePieces pieces = new LinePieces((buffer, from, to) -> stream.read(buffer, from, to - from), scan::hash);
        String why = null;
        boolean known = plan.whole() || scan.file().shape() != Shape.DETECTED;
        while (true) {
            while (workers.isFull() || workers.isReady()) {
                merge(workers);
            }
            if (cancel.isCancelled()) {
                why = String.format(Locale.ROOT, "stopped at byte %,d: what follows was not analysed", scan.bytes());
                ends.put(scan.number(), FileReport.End.STOPPED);
                break;
            }
            if (!known && scan.bytes() >= LOOK && stream.size() != scan.bytes()) {
                String objection = RecordSearch.objection(
                        scan.file(), cancel, (read, _, what) -> progress.report(before + read, total, what));
                if (objection != null) {
                    why = objection + LEFT_OUT;
                    ends.put(scan.number(), FileReport.End.LEFT_OUT);
                    break;
                }
                known = true;
            }
            LinePiece piece = workers.buffer();
            if (!pieces.next(piece, nextPiece)) {
                why = ended(scan, stream, pieces.failure());
                break;
            }
            nextPiece = Math.min(nextPiece * 2, plan.pieceBytes());
            // The bytes tell it at once: the next piece, or file, needn't wait until this one is read.
            known = known || RecordSearch.isIn(piece.array(), piece.length());
            workers.give(scan, piece);
            progress(before + stream.consumed(), scan.file());
        }
        scan.rawHash(stream.rawHash());
        scan.end(why);
        ended.add(scan);
        finishEnded(workers);
    }

    /// @return what speaks against its being read whole and unchanged, in words; null if nothing does
    private @Nullable String ended(FileScan scan, EvidenceStream stream, @Nullable IOException e) throws IOException {
        if (e != null) {
            ends.put(scan.number(), FileReport.End.CUT);
            return e instanceof UnpackException
                    ? e.getMessage()
                    : String.format(Locale.ROOT, "breaks off at byte %,d: it ", scan.bytes()) + Unreadable.words(e);
        }
        String changed = stream.objection(scan.bytes());
        if (changed != null) {
            ends.put(scan.number(), FileReport.End.CHANGED);
        }
        return changed;
    }

    /// Adds the next piece to the table.
    private void merge(PieceWorkers workers) {
        PieceWorkers.Work work = workers.take();
        Piece piece = await(work.result());
        if (heldOf == work.scan() && !held.isNothing()) {
            piece = workers.again(work, held, piece);
        }
        held = piece.held();
        heldOf = work.scan();
        work.scan().add(piece);
        joiner.add(piece);
        workers.free(work, piece);
        finishEnded(workers);
    }

    /// Judges the files of which no piece is in hand any more.
    private void finishEnded(PieceWorkers workers) {
        while (!ended.isEmpty() && !workers.hasWorkOf(ended.getFirst())) {
            FileScan scan = ended.removeFirst();
            scan.finish();
            try {
                Custody known = custodyOf(scan.file(), scan);
                if (known != null) {
                    custody.put(scan.number(), known);
                }
                judge(scan.number(), scan.file(), scan);
            } catch (IOException e) {
                unreadable(scan, e);
            }
        }
    }

    /// @return null if nobody waits for it any more
    private @Nullable Custody custodyOf(EvidenceFile file, FileScan scan) throws IOException {
        if (file.isPlain()) {
            BasicFileAttributes now = Files.readAttributes(file.path(), BasicFileAttributes.class);
            return new Custody(
                    now.size(),
                    scan.bytes(),
                    scan.sha256(),
                    now.lastModifiedTime().toInstant(),
                    Instant.now());
        }
        Custody known = packedCustody.get(file.path());
        if (known != null) {
            return known;
        }
        try {
            Custody taken = Custody.take(file.path(), rest);
            packedCustody.put(file.path(), taken);
            return taken;
        } catch (CancellationException _) {
            return null;
        }
    }

    private void judge(int number, EvidenceFile file, FileScan scan) {
        if (scan.bytes() == 0) {
            skipped.add(new Skipped(file.name(), "is empty (0 bytes)", true, Skipped.Reason.EMPTY));
        } else if (scan.records() == 0 && !cancel.isCancelled()) {
            skipped.add(ForeignShape.skipped(file, scan));
        }
        Integer same = scan.isComplete() && scan.bytes() > 0 ? byHash.putIfAbsent(scan.sha256(), number) : null;
        if (same != null) {
            joiner.ignore(number);
            duplicates.put(number, same);
            notes.put(number, "the same bytes as " + evidence.files().get(same).name() + ": read once");
        }
    }

    private void progress(long read, EvidenceFile file) {
        progress.report(read, total, file.name());
        if (published != null && System.nanoTime() > nextPublish) {
            long start = System.nanoTime();
            published.accept(soFar());
            long end = System.nanoTime();
            nextPublish = end + Math.max(PUBLISH_NANOS, 5 * (end - start));
        }
    }

    private AuditTrail soFar() {
        EventOrder execves = EventOrder.of(events, events.size(), new EventCursor(events)::isExecve);
        return new AuditTrail(
                events,
                execves,
                execves,
                null,
                evidence.sets(),
                List.of(),
                skipped,
                List.of(),
                List.of(),
                Findings.NONE,
                part(),
                false);
    }

    private AuditTrail all(CompletableFuture<@Nullable ProcessForest> forest, boolean whole) {
        EventCursor now = new EventCursor(events);
        EventOrder order = EventOrder.of(events, events.size(), event -> now.kind(event) != EventKind.GONE)
                .compact();
        EventOrder execves = order.where(events::isExecve).compact();
        List<EvidenceProblem> found = problems.snapshot();
        List<FileReport> reports = new FileReports(events, evidence, scans, notes, ends, custody, duplicates)
                .make(found, problems.unlisted());
        Findings findings = isJudged() ? findings(order, () -> await(forest), found, reports) : Findings.NONE;
        return new AuditTrail(
                events,
                order,
                execves,
                await(forest),
                evidence.sets(),
                reports,
                skipped,
                found,
                problems.unlisted(),
                findings,
                part(),
                whole);
    }

    private AuditTrail.Part part() {
        return new AuditTrail.Part(plan.portion(), joiner.leftOut());
    }

    /// Waits for work on another thread; that memory ended there is told as if it had ended here.
    static <T extends @Nullable Object> T await(CompletableFuture<T> work) {
        try {
            return work.join();
        } catch (CompletionException e) {
            if (e.getCause() instanceof Error error) {
                throw error;
            }
            throw e;
        }
    }

    /// What was left out, or not read, would be missed in vain.
    private boolean isJudged() {
        return plan.judged() && plan.portion().isAll() && !cancel.isCancelled();
    }

    private Findings findings(
            EventOrder order,
            Supplier<@Nullable ProcessForest> forest,
            List<EvidenceProblem> found,
            List<FileReport> reports) {
        try (Lines lines = new Lines(evidence.files(), cancel)) {
            return Findings.judge(
                    new Ground(
                            events,
                            order,
                            forest,
                            found,
                            reports.stream().map(TrailLoader::seen).toList(),
                            RuleFiles.of(evidence),
                            lines,
                            cancel),
                    share -> progress.step(share, "Checking the evidence"));
        } catch (CancellationException _) {
            return Findings.NONE;
        }
    }

    private static FileSeen seen(FileReport file) {
        return new FileSeen(
                file.number(), file.file(), file.size(), file.lines(), file.records(), file.complete(), file.note());
    }

    /// Reads lines again, through files that stay open.
    private static final class Lines implements LineSource, AutoCloseable {
        private final List<EvidenceFile> files;
        private final EvidenceLines lines;

        Lines(List<EvidenceFile> files, CancelToken cancel) {
            this.files = files;
            this.lines = new EvidenceLines(cancel);
        }

        @Override
        public Line read(int file, long offset) throws IOException {
            Bytes line = lines.read(files.get(file), offset, LineDecoder.LONGEST_LINE);
            return new Line(line, offset + line.length() + 1);
        }

        @Override
        public void close() {
            try {
                lines.close();
            } catch (IOException e) {
                throw new java.io.UncheckedIOException(e);
            }
        }
    }
}
