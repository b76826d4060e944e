package org.execscope.bench;

import com.sun.management.OperatingSystemMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.execscope.evidence.CancelToken;
import org.execscope.evidence.EvidenceFinder;
import org.execscope.evidence.Progress;
import org.execscope.trail.AuditTrail;
import org.execscope.trail.ReadingPlan;
import org.execscope.trail.TrailLoader;
import org.openjdk.jmh.annotations.AuxCounters;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/// Reading a log, once the code is compiled: that which the environment variable `EXECSCOPE_LOG` names.
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SingleShotTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 8)
@Measurement(iterations = 7)
@Fork(
        value = 1,
        jvmArgs = {"-Xmx2g", "-XX:+UseTransparentHugePages"})
public class LoadBench {
    private static final long CANCEL_AFTER_MILLIS = 150;

    private String log;
    private byte[] buffer;

    /// What a run cost beside its time.
    @State(Scope.Thread)
    @AuxCounters(AuxCounters.Type.EVENTS)
    public static class Cost {
        /// CPU time of all threads, in milliseconds.
        public long cpuMillis;
    }

    @Setup
    public void look() throws IOException {
        log = System.getenv("EXECSCOPE_LOG");
        if (log == null || !Files.isRegularFile(Path.of(log))) {
            throw new IOException("EXECSCOPE_LOG must name a log");
        }
        buffer = new byte[1 << 20];
    }

    /// The yardstick: what looking at every byte costs.
    @Benchmark
    public long newlineScan(Cost cost) throws IOException {
        long before = cpuNanos();
        long lines = 0;
        try (FileChannel channel = FileChannel.open(Path.of(log))) {
            ByteBuffer wrapped = ByteBuffer.wrap(buffer);
            while (channel.read(wrapped.clear()) > 0) {
                int to = wrapped.position();
                for (int i = 0; i < to; i++) {
                    lines += buffer[i] == '\n' ? 1 : 0;
                }
            }
        }
        cost.cpuMillis += (cpuNanos() - before) / 1_000_000;
        return lines;
    }

    /// Everything but the findings: parsed, joined, hashed, the forest built.
    @Benchmark
    public AuditTrail load(Cost cost) {
        long before = cpuNanos();
        AuditTrail trail = TrailLoader.load(
                EvidenceFinder.find(List.of(Path.of(log))),
                Progress.NONE,
                null,
                new CancelToken(),
                ReadingPlan.ofMachine().withoutFindings());
        cost.cpuMillis += (cpuNanos() - before) / 1_000_000;
        return trail;
    }

    /// Until the first rows could be shown.
    @Benchmark
    public long firstRows() {
        AtomicLong first = new AtomicLong();
        CancelToken cancel = new CancelToken();
        long start = System.nanoTime();
        TrailLoader.load(
                EvidenceFinder.find(List.of(Path.of(log))),
                Progress.NONE,
                trail -> {
                    if (trail.execves().size() > 0) {
                        first.compareAndSet(0, System.nanoTime() - start);
                        cancel.cancel();
                    }
                },
                cancel);
        return first.get();
    }

    /// From when reading is stopped until it has ended; the score has [#CANCEL_AFTER_MILLIS] more.
    @Benchmark
    public AuditTrail cancelled() throws InterruptedException {
        CancelToken cancel = new CancelToken();
        Thread stop = Thread.ofPlatform().start(() -> {
            try {
                Thread.sleep(CANCEL_AFTER_MILLIS);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            cancel.cancel();
        });
        AuditTrail trail = TrailLoader.load(
                EvidenceFinder.find(List.of(Path.of(log))),
                Progress.NONE,
                null,
                cancel,
                ReadingPlan.ofMachine().withoutFindings());
        stop.join();
        return trail;
    }

    private static long cpuNanos() {
        return ((OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean()).getProcessCpuTime();
    }
}
