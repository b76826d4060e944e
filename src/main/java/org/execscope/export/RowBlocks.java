package org.execscope.export;

import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.IntConsumer;
import java.util.function.Supplier;
import org.execscope.event.EventOrder;
import org.execscope.evidence.CancelToken;

/// Puts blocks of rows into their format on several threads and writes them in order. A few blocks are in
/// hand at a time, whatever the number of rows.
final class RowBlocks {
    private static final int ROWS = 4096;

    private final Supplier<EventWriter> writers;
    private final Queue<EventWriter> freeWriters = new ConcurrentLinkedQueue<>();
    private final Queue<ByteSink> freeSinks = new ConcurrentLinkedQueue<>();

    private record Block(int end, ByteSink out, long neutralised) {}

    /// @param writers makes one writer for each thread
    RowBlocks(Supplier<EventWriter> writers) {
        this.writers = writers;
    }

    /// Writes all events.
    ///
    /// @param written is told how many rows were written
    /// @return how many cells were neutralised
    long write(EventOrder events, OutputStream out, CancelToken cancel, IntConsumer written) throws IOException {
        int threads = Runtime.getRuntime().availableProcessors();
        long neutralised = 0;
        ByteSink head = new ByteSink(1024);
        EventWriter first = writers.get();
        first.begin(head);
        head.writeTo(out);
        freeWriters.add(first);
        try (ExecutorService pool = Executors.newFixedThreadPool(
                threads, task -> Thread.ofPlatform().daemon().name("export").unstarted(task))) {
            Deque<CompletableFuture<Block>> inHand = new ArrayDeque<>();
            try {
                int next = 0;
                while (next < events.size() || !inHand.isEmpty()) {
                    cancel.check();
                    if (next < events.size() && inHand.size() < 2 * threads) {
                        int from = next;
                        int to = Math.min(from + ROWS, events.size());
                        inHand.addLast(CompletableFuture.supplyAsync(() -> block(events, from, to), pool));
                        next = to;
                    } else {
                        Block block = inHand.removeFirst().join();
                        block.out.writeTo(out);
                        neutralised += block.neutralised;
                        freeSinks.add(block.out);
                        written.accept(block.end);
                    }
                }
            } finally {
                pool.shutdownNow();
            }
        }
        return neutralised;
    }

    private Block block(EventOrder events, int from, int to) {
        EventWriter free = freeWriters.poll();
        EventWriter writer = free != null ? free : writers.get();
        ByteSink sink = freeSinks.poll();
        ByteSink out = sink != null ? sink : new ByteSink(1 << 20);
        out.clear();
        for (int i = from; i < to; i++) {
            writer.write(events.at(i), out);
        }
        Block block = new Block(to, out, writer.takeNeutralised());
        freeWriters.add(writer);
        return block;
    }
}
