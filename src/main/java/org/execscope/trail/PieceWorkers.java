package org.execscope.trail;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.IntFunction;
import org.execscope.event.Piece;
import org.execscope.event.PieceReader;
import org.execscope.record.LineDecoder;
import org.execscope.record.LinePiece;

/// Reads pieces on several threads and gives the results in the order of the pieces. At most a few pieces a
/// thread are in hand at a time, so memory doesn't grow with the evidence.
final class PieceWorkers implements AutoCloseable {
    private final ReadingPlan plan;
    private final IntFunction<String> labels;
    private final ExecutorService readers;
    private final ExecutorService hashers;
    private final Deque<Work> inHand = new ArrayDeque<>();
    private final Queue<PieceReader> freeReaders = new ConcurrentLinkedQueue<>();
    private final Queue<Piece> freePieces = new ConcurrentLinkedQueue<>();
    private final Queue<LinePiece> freeBuffers = new ConcurrentLinkedQueue<>();

    /// A piece that is being read.
    record Work(FileScan scan, LinePiece source, CompletableFuture<Piece> result) {}

    PieceWorkers(ReadingPlan plan, IntFunction<String> labels) {
        this.plan = plan;
        this.labels = labels;
        this.readers = Executors.newFixedThreadPool(
                plan.threads(),
                task -> Thread.ofPlatform().daemon().name("evidence-read").unstarted(task));
        this.hashers = Executors.newCachedThreadPool(
                task -> Thread.ofPlatform().daemon().name("evidence-hash").unstarted(task));
    }

    ExecutorService hashers() {
        return hashers;
    }

    /// Whether so many pieces are in hand that one must be taken before the next is given.
    boolean isFull() {
        return inHand.size() >= 2 * plan.threads() + 2;
    }

    boolean isIdle() {
        return inHand.isEmpty();
    }

    /// Whether the next result is there.
    boolean isReady() {
        Work oldest = inHand.peekFirst();
        return oldest != null && oldest.result.isDone();
    }

    /// A buffer that nobody reads any more.
    LinePiece buffer() {
        LinePiece free = freeBuffers.poll();
        return free != null ? free : new LinePiece(plan.pieceBytes());
    }

    /// Has a piece read.
    void give(FileScan scan, LinePiece source) {
        inHand.addLast(new Work(scan, source, CompletableFuture.supplyAsync(() -> read(scan, source), readers)));
    }

    private Piece read(FileScan scan, LinePiece source) {
        Piece piece = freePieces.poll();
        return read(scan, source, LineDecoder.Held.NOTHING, piece != null ? piece : new Piece());
    }

    private Piece read(FileScan scan, LinePiece source, LineDecoder.Held held, Piece into) {
        PieceReader reader = freeReaders.poll();
        if (reader == null) {
            reader = new PieceReader(labels);
        }
        Piece result = reader.read(
                source, scan.number(), scan.file().set(), scan.file().shape(), held, into);
        freeReaders.add(reader);
        return result;
    }

    /// The oldest work in hand; its result may not be there yet.
    Work take() {
        return inHand.removeFirst();
    }

    /// Reads a piece again, with what the one before held back, into the former result.
    Piece again(Work work, LineDecoder.Held held, Piece into) {
        return read(work.scan, work.source, held, into);
    }

    /// Whether a piece of this file is in hand, which comes before all pieces of the files after it.
    boolean hasWorkOf(FileScan scan) {
        Work oldest = inHand.peekFirst();
        return oldest != null && oldest.scan == scan;
    }

    /// Gives back what isn't needed any more: the piece at once, its lines when they are hashed.
    void free(Work work, Piece piece) {
        freePieces.add(piece);
        work.scan.whenHashed(() -> freeBuffers.add(work.source));
    }

    @Override
    public void close() {
        readers.shutdownNow();
        hashers.close();
    }
}
