package org.execscope.trail;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Consumer;
import org.execscope.bytes.Bytes;
import org.execscope.event.EventJoiner;
import org.execscope.event.EventKind;
import org.execscope.event.EventOrder;
import org.execscope.event.EventTable;
import org.execscope.event.LineSource;
import org.execscope.event.ProblemLog;
import org.execscope.evidence.CancelToken;
import org.execscope.evidence.Evidence;
import org.execscope.evidence.EvidenceFile;
import org.execscope.evidence.EvidenceReader;
import org.execscope.evidence.Progress;
import org.execscope.evidence.RuleFiles;
import org.execscope.evidence.Skipped;
import org.execscope.finding.FileSeen;
import org.execscope.finding.Findings;
import org.execscope.finding.Ground;
import org.execscope.process.ForestBuilder;
import org.execscope.process.ProcessForest;
import org.execscope.record.EvidenceProblem;
import org.execscope.record.LineDecoder;
import org.jspecify.annotations.Nullable;

/// Reads evidence into an [AuditTrail].
public final class TrailLoader {
    /// What is published costs a sort: so seldom at most.
    private static final long PUBLISH_NANOS = 300_000_000L;

    private final Evidence evidence;
    private final Progress progress;
    private final Consumer<AuditTrail> published;
    private final CancelToken cancel;
    private final EventTable events = new EventTable();
    private final ProblemLog problems = new ProblemLog();
    private final EventJoiner joiner;
    private final List<Skipped> skipped;
    private final List<FileScan> scans = new ArrayList<>();
    private final Map<String, Integer> byHash = new HashMap<>();
    private final Map<Integer, String> notes = new HashMap<>();
    private final long total;
    private long done;
    private long nextPublish = System.nanoTime() + PUBLISH_NANOS;

    private TrailLoader(Evidence evidence, Progress progress, Consumer<AuditTrail> published, CancelToken cancel) {
        this.evidence = evidence;
        this.progress = progress;
        this.published = published;
        this.cancel = cancel;
        this.skipped = new ArrayList<>(evidence.skipped());
        this.joiner = new EventJoiner(events, problems, this::label);
        this.total = evidence.files().stream()
                .mapToLong(file -> file.path().toFile().length())
                .sum();
    }

    /// Reads everything, on the calling thread and a worker of its own; returns when all is read or `cancel` was
    /// called (then what was read until then, marked as not whole). Never throws for bad evidence.
    ///
    /// @param published gets a trail that holds what was read so far, a few times a second, on the calling thread
    public static AuditTrail load(
            Evidence evidence, Progress progress, Consumer<AuditTrail> published, CancelToken cancel) {
        return new TrailLoader(evidence, progress, published, cancel).load();
    }

    private String label(int set) {
        String hostname = evidence.sets().get(set).context().hostname();
        return hostname != null ? hostname : evidence.sets().size() == 1 ? "host" : "host" + (set + 1);
    }

    private AuditTrail load() {
        try (ExecutorService hasher = Executors.newSingleThreadExecutor(
                task -> Thread.ofPlatform().daemon().name("evidence-hash").unstarted(task))) {
            for (int number = 0; number < evidence.files().size(); number++) {
                read(number, hasher);
            }
        }
        try (Lines lines = new Lines(evidence.files())) {
            joiner.finish(lines);
        }
        progress.report(total, total, "processes");
        boolean whole = !cancel.isCancelled();
        return trail(forest(), whole && scans.stream().allMatch(FileScan::isComplete));
    }

    private @Nullable ProcessForest forest() {
        try {
            return ForestBuilder.build(
                    events,
                    host -> evidence.sets().get(events.hosts().get(host).set()).context(),
                    new CancelToken());
        } catch (CancellationException _) {
            return null;
        }
    }

    private void read(int number, ExecutorService hasher) {
        EvidenceFile file = evidence.files().get(number);
        FileScan scan = new FileScan(joiner.sink(number, file.set()));
        scans.add(scan);
        if (cancel.isCancelled()) {
            notes.put(number, "was not read: stopped before");
            return;
        }
        long before = done;
        try (EvidenceReader reader = EvidenceReader.open(file.path())) {
            scan.run(reader, hasher, read -> progress(before + read, file), cancel);
            done = before + scan.bytes();
        } catch (IOException e) {
            notes.put(number, "can't be read: " + e.getMessage());
            skipped.add(new Skipped(file.name(), "can't be read: " + e.getMessage(), true));
            return;
        }
        judge(number, file, scan);
    }

    private void judge(int number, EvidenceFile file, FileScan scan) {
        if (scan.bytes() == 0) {
            skipped.add(new Skipped(file.name(), "is empty (0 bytes)", true));
        } else if (scan.records() == 0 && !cancel.isCancelled()) {
            skipped.add(new Skipped(file.name(), ForeignShape.describe(file, scan), true));
        }
        Integer same = scan.isComplete() && scan.bytes() > 0 ? byHash.putIfAbsent(scan.sha256(), number) : null;
        if (same != null) {
            joiner.ignore(number);
            notes.put(number, "the same bytes as " + evidence.files().get(same).name() + ": read once");
        }
    }

    private void progress(long read, EvidenceFile file) {
        progress.report(read, total, file.name());
        if (System.nanoTime() > nextPublish) {
            long start = System.nanoTime();
            published.accept(trail(null, false));
            long end = System.nanoTime();
            nextPublish = end + Math.max(PUBLISH_NANOS, 5 * (end - start));
        }
    }

    private AuditTrail trail(@Nullable ProcessForest forest, boolean whole) {
        int size = events.size();
        EventOrder execves = EventOrder.of(events, size, events::isExecve);
        EventOrder order =
                forest == null ? execves : EventOrder.of(events, size, event -> events.kind(event) != EventKind.GONE);
        List<EvidenceProblem> found = forest == null ? List.of() : problems.snapshot();
        List<FileReport> reports =
                forest == null ? List.of() : new FileReports(events, evidence, scans, notes).make(found);
        return new AuditTrail(
                events,
                order,
                execves,
                forest,
                evidence.sets(),
                reports,
                skipped,
                found,
                forest == null ? Findings.NONE : findings(order, forest, found, reports),
                whole);
    }

    private Findings findings(
            EventOrder order, ProcessForest forest, List<EvidenceProblem> found, List<FileReport> reports) {
        progress.report(total, total, "findings");
        try (Lines lines = new Lines(evidence.files())) {
            return Findings.judge(new Ground(
                    events,
                    order,
                    forest,
                    found,
                    reports.stream().map(TrailLoader::seen).toList(),
                    RuleFiles.of(evidence),
                    lines,
                    cancel));
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
        private final Map<Integer, EvidenceReader> open = new HashMap<>();

        Lines(List<EvidenceFile> files) {
            this.files = files;
        }

        @Override
        public Line read(int file, long offset) throws IOException {
            EvidenceReader reader = open.get(file);
            if (reader == null) {
                reader = EvidenceReader.open(files.get(file).path());
                open.put(file, reader);
            }
            Bytes line = reader.line(offset, LineDecoder.LONGEST_LINE);
            return new Line(line, offset + line.length() + 1);
        }

        @Override
        public void close() {
            for (EvidenceReader reader : open.values()) {
                try {
                    reader.close();
                } catch (IOException e) {
                    throw new java.io.UncheckedIOException(e);
                }
            }
        }
    }
}
