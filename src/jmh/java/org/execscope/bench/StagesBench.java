package org.execscope.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
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
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/// What opening a log takes beside reading it: the process forest and the order of time, with and without all
/// checks, which are made meanwhile. The log is the one that the environment variable `EXECSCOPE_LOG` names.
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SingleShotTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 1)
@Measurement(iterations = 3)
@Fork(
        value = 1,
        jvmArgs = {"-Xmx5g", "-XX:+UseTransparentHugePages"})
public class StagesBench {
    /// Whether the checks are made.
    @Param({"false", "true"})
    public boolean checks;

    private Path log;

    /// The stages of one run, in milliseconds, and how much they were done to.
    @State(Scope.Thread)
    @AuxCounters(AuxCounters.Type.EVENTS)
    public static class Stages {
        /// Read, parsed, joined and hashed.
        public long readMillis;

        /// Everything after that.
        public long restMillis;

        /// Events in the table.
        public long events;

        /// What the checks found.
        public long findings;
    }

    @Setup
    public void look() throws IOException {
        String name = System.getenv("EXECSCOPE_LOG");
        if (name == null || !Files.isRegularFile(Path.of(name))) {
            throw new IOException("EXECSCOPE_LOG must name a log");
        }
        log = Path.of(name);
    }

    @Benchmark
    public AuditTrail open(Stages stages) {
        Clock clock = new Clock();
        ReadingPlan plan = ReadingPlan.ofMachine();
        AuditTrail trail = TrailLoader.load(
                EvidenceFinder.find(List.of(log)),
                clock,
                null,
                new CancelToken(),
                checks ? plan : plan.withoutFindings());
        long end = System.nanoTime();
        stages.readMillis += (clock.read - clock.start) / 1_000_000;
        stages.restMillis += (end - clock.read) / 1_000_000;
        stages.events += trail.events().size();
        stages.findings += trail.findings().found().size();
        return trail;
    }

    /// When all was read.
    private static final class Clock implements Progress {
        private final long start = System.nanoTime();
        private long read;

        @Override
        public void report(long done, long total, String what) {
            if (what.equals("processes")) {
                read = System.nanoTime();
            }
        }
    }
}
