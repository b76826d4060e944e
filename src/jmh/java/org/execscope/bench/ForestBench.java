package org.execscope.bench;

import java.util.concurrent.TimeUnit;
import org.execscope.event.EventTable;
import org.execscope.event.BenchEvents;
import org.execscope.evidence.CancelToken;
import org.execscope.evidence.HostContext;
import org.execscope.process.ForestBuilder;
import org.execscope.process.ProcessForest;
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

/// The process forest alone, over ten million program starts of one host in one boot: what is built once when
/// all is read.
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SingleShotTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 1)
@Measurement(iterations = 3)
@Fork(
        value = 1,
        jvmArgs = {"-Xmx5g", "-XX:+UseTransparentHugePages"})
public class ForestBench {
    @Param("10000000")
    public int rows;

    private EventTable events;

    @Setup
    public void fill() {
        events = BenchEvents.table(rows, 7);
    }

    @Benchmark
    public ProcessForest forest() {
        return ForestBuilder.build(events, _ -> HostContext.NONE, new CancelToken());
    }
}
