package org.execscope.bench;

import java.util.concurrent.TimeUnit;
import org.execscope.event.EventOrder;
import org.execscope.event.EventTable;
import org.execscope.event.BenchEvents;
import org.execscope.evidence.CancelToken;
import org.execscope.evidence.HostContext;
import org.execscope.process.ForestBuilder;
import org.execscope.process.ProcessForest;
import org.execscope.query.EventSet;
import org.execscope.query.Facet;
import org.execscope.query.Histogram;
import org.execscope.query.Query;
import org.execscope.query.QueryEngine;
import org.execscope.query.QueryException;
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

/// Queries, facets and histograms over ten million rows. Each query asks for another value each time, more of
/// them than the engine remembers.
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SampleTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 3, time = 2)
@Fork(
        value = 1,
        jvmArgs = {"-Xmx6g", "-XX:+UseTransparentHugePages"})
public class QueryBench {
    private static final String[] JOINED = joined();

    @Param("10000000")
    public int rows;

    private EventTable events;
    private ProcessForest forest;
    private QueryEngine engine;
    private EventOrder order;
    private EventSet half;
    private int[] column;
    private int turn;

    @Setup
    public void fill() throws QueryException {
        events = BenchEvents.table(rows, 7);
        forest = ForestBuilder.build(events, _ -> HostContext.NONE, new CancelToken());
        engine = new QueryEngine(events, events.size(), forest, _ -> HostContext.NONE);
        order = EventOrder.of(events, events.size(), _ -> true);
        half = run("uid < 10");
        column = new int[rows];
    }

    private EventSet run(String query) throws QueryException {
        return engine.run(Query.parse(query), new CancelToken());
    }

    /// Different trees of the same six conditions.
    private static String[] joined() {
        String[] parts = {"uid < 10", "key == key1", "success == no", "ses == 5", "uid == 3", "exe : program1"};
        String[] all = new String[120];
        for (int i = 0; i < all.length; i++) {
            all[i] = parts[i % 6] + " and not " + parts[i / 6 % 6] + (i < 36 ? " or " : i < 72 ? " and " : " or not ")
                    + parts[i / 36 % 6];
        }
        return all;
    }

    private int next(int most) {
        return turn++ % most;
    }

    /// What any pass costs: the yardstick.
    @Benchmark
    public int yardstickOnePassOverInts() {
        int sum = 0;
        for (int value : column) {
            sum += value == 7 ? 1 : 0;
        }
        return sum;
    }

    @Benchmark
    public EventSet exeEquals() throws QueryException {
        return run("exe == /usr/bin/program" + next(40));
    }

    @Benchmark
    public EventSet exeContains() throws QueryException {
        return run("exe : PROGRAM" + next(40));
    }

    @Benchmark
    public EventSet uidEquals() throws QueryException {
        return run("uid == " + next(1000));
    }

    @Benchmark
    public EventSet pidRange() throws QueryException {
        return run("pid in 1000.." + (20000 + next(1000)));
    }

    @Benchmark
    public EventSet timeRange() throws QueryException {
        return run("time > @" + (1_772_459_331L + next(1000)));
    }

    @Benchmark
    public EventSet serialRange() throws QueryException {
        return run("serial in 1000.." + (20000 + next(1000)));
    }

    @Benchmark
    public EventSet argvContains() throws QueryException {
        return run("argv : payload.bin" + "x".repeat(next(40)));
    }

    @Benchmark
    public EventSet argvMatchesWithLiteral() throws QueryException {
        return run("argv ~ 'https?://[0-9.]+/Pay[a-z]{" + (1 + next(40)) + "}'");
    }

    @Benchmark
    public EventSet argvMatchesAlternatives() throws QueryException {
        return run("argv ~ '^(program1|program2)[0-9]{0," + (1 + next(40)) + "}$'");
    }

    @Benchmark
    public EventSet argvMatchesWithoutLiteral() throws QueryException {
        return run("argv ~ '^[a-z]+[12][0-9]{0," + (1 + next(40)) + "}$'");
    }

    /// Each argument must be looked through to its end.
    @Benchmark
    public EventSet argvMatchesAnywhere() throws QueryException {
        return run("argv ~ '[0-9]{9}[.:_][0-9]{1," + (1 + next(40)) + "}'");
    }

    @Benchmark
    public EventSet argvMatchesIgnoringCase() throws QueryException {
        return run("argv ~ '(?i)pay(load|" + "x".repeat(1 + next(40)) + ")'");
    }

    @Benchmark
    public EventSet cmdMatches() throws QueryException {
        return run("cmd ~ '^[a-z]+1 --user=[0-9]{1," + (1 + next(40)) + "} '");
    }

    @Benchmark
    public EventSet exeCount() throws QueryException {
        return run("exe.count < " + (100_000 + next(1000)));
    }

    @Benchmark
    public EventSet cmdCount() throws QueryException {
        return run("cmd.count < " + (1 + next(1000)));
    }

    @Benchmark
    public EventSet anyText() throws QueryException {
        return run("payload" + "x".repeat(next(40)));
    }

    @Benchmark
    public EventSet ancestorExe() throws QueryException {
        return run("ancestor.exe == /usr/bin/program" + next(40));
    }

    @Benchmark
    public EventSet parentExe() throws QueryException {
        return run("parent.exe == /usr/bin/program" + next(40));
    }

    /// Its parts are remembered, so this is what joining them costs.
    @Benchmark
    public EventSet joinThree() throws QueryException {
        return run(JOINED[next(JOINED.length)]);
    }

    @Benchmark
    public Histogram histogramOfSortedRows() {
        return Histogram.of(events, order, order, events.timeMillis(0), events.timeMillis(rows - 1), 1000);
    }

    @Benchmark
    public long[] histogramOfSet() {
        return Histogram.counts(
                events, half, events.timeMillis(0), events.timeMillis(rows - 1), 1000, new CancelToken());
    }

    @Benchmark
    public Facet facetExe() {
        return engine.facet("exe", half, new CancelToken());
    }

    @Benchmark
    public Facet facetKey() {
        return engine.facet("key", half, new CancelToken());
    }

    @Benchmark
    public Facet facetUid() {
        return engine.facet("uid", half, new CancelToken());
    }

    @Benchmark
    public Facet facetExit() {
        return engine.facet("exit", half, new CancelToken());
    }

    @Benchmark
    public Facet facetParentExe() {
        return engine.facet("parent.exe", half, new CancelToken());
    }
}
