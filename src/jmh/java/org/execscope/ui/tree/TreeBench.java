package org.execscope.ui.tree;

import java.time.ZoneOffset;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.execscope.event.BenchEvents;
import org.execscope.event.EventOrder;
import org.execscope.event.EventTable;
import org.execscope.evidence.CancelToken;
import org.execscope.evidence.HostContext;
import org.execscope.finding.Findings;
import org.execscope.process.ForestBuilder;
import org.execscope.process.ProcessForest;
import org.execscope.query.EventSet;
import org.execscope.query.Query;
import org.execscope.query.QueryEngine;
import org.execscope.query.QueryException;
import org.execscope.trail.AuditTrail;
import org.execscope.ui.model.Shown;
import org.execscope.ui.model.TimeForm;
import org.execscope.ui.model.TimeStyle;
import org.execscope.ui.table.SortKey;
import org.jspecify.annotations.Nullable;
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

/// What a user of the process tree waits for, each from the wish to the rows that can be shown: one host, a
/// process an event, one in seven of them a child of pid 1, so one family is very large.
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SingleShotTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 5)
@Measurement(iterations = 10)
@Fork(
        value = 1,
        jvmArgs = {"-Xmx6g", "-XX:+UseTransparentHugePages"})
public class TreeBench {
    private static final TreeWish USUAL = TreeWish.USUAL;
    private static final TimeStyle UTC = new TimeStyle(ZoneOffset.UTC, TimeForm.SHORT);
    private static final CancelToken GO = new CancelToken();

    @Param({"1000000", "10000000"})
    public int rows;

    private ProcessForest forest;
    private QueryEngine engine;
    private AuditTrail trail;
    private EventOrder order;
    private Shown all;
    private Shown tenth;
    private Shown few;
    private TreeLayout closed;
    private TreeLayout open;
    private TreeLayout folded;
    private TreeLayout tenthOfClosed;

    @Setup
    public void fill() throws QueryException {
        EventTable events = BenchEvents.table(rows, 7);
        forest = ForestBuilder.build(events, _ -> HostContext.NONE, new CancelToken());
        engine = new QueryEngine(events, events.size(), forest, _ -> HostContext.NONE);
        order = EventOrder.of(events, events.size(), _ -> true);
        trail = new AuditTrail(
                events,
                order,
                order,
                forest,
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                Findings.NONE,
                AuditTrail.Part.ALL,
                true);
        all = shown("");
        tenth = shown("uid < 2");
        few = shown("argv : payload.bin");
        closed = lay(all, USUAL, null);
        TreeState state = closed.state();
        open = closed.with(state.withAllOpen(TreeOrder.NONE, Integer.MAX_VALUE, GO));
        folded = lay(all, USUAL.folded(true), closed);
        tenthOfClosed = lay(tenth, USUAL, closed);
    }

    private Shown shown(String query) throws QueryException {
        EventSet set = engine.run(Query.parse(query), new CancelToken());
        EventOrder matching = order.where(set::contains);
        return new Shown(trail, Query.parse(query), set, matching, matching);
    }

    private TreeLayout lay(Shown shown, TreeWish wish, @Nullable TreeLayout before) {
        return TreeLayout.of(shown, forest, wish, UTC, before, ProcessForest.NONE, GO, TreeProgress.NONE);
    }

    /// As if it had never been sorted so.
    private TreeLayout sortedBy(String column) {
        return lay(all, USUAL.sortedBy(new SortKey(column, true)), null);
    }

    @Benchmark
    public TreeLayout firstLook() {
        return lay(all, USUAL, null);
    }

    @Benchmark
    public TreeLayout expandAll() {
        return closed.with(closed.state().withAllOpen(TreeOrder.NONE, Integer.MAX_VALUE, GO));
    }

    @Benchmark
    public TreeLayout expandToLevelThree() {
        return closed.with(closed.state().withAllOpen(TreeOrder.NONE, 2, GO));
    }

    @Benchmark
    public TreeLayout collapseAll() {
        return open.with(open.state().withAllClosed());
    }

    @Benchmark
    public TreeLayout collapseLargestBranch() {
        return open.with(open.state().with(0, false, GO));
    }

    @Benchmark
    public TreeLayout revealLast() {
        return closed.with(closed.state().revealing(closed.state().order().size() - 1));
    }

    /// Once its order was prepared, as is done when a tree is shown.
    @Benchmark
    public TreeLayout fold() {
        return lay(all, USUAL.folded(true), open);
    }

    @Benchmark
    public TreeLayout foldClosed() {
        return lay(all, USUAL.folded(true), closed);
    }

    /// What is prepared, and what a tree takes that is folded from the first.
    @Benchmark
    public TreeLayout firstLookFolded() {
        return lay(all, USUAL.folded(true), null);
    }

    @Benchmark
    public TreeLayout unfold() {
        return lay(all, USUAL, folded);
    }

    @Benchmark
    public TreeLayout filterToATenth() {
        return lay(tenth, USUAL, open);
    }

    @Benchmark
    public TreeLayout filterToFew() {
        return lay(few, USUAL, open);
    }

    @Benchmark
    public TreeLayout clearFilter() {
        return lay(all, USUAL, tenthOfClosed);
    }

    @Benchmark
    public TreeLayout sortByBelow() {
        return sortedBy(TreeColumns.BELOW);
    }

    @Benchmark
    public TreeLayout sortByProgram() {
        return sortedBy(TreeColumns.PROCESS);
    }

    @Benchmark
    public TreeLayout sortByEnd() {
        return sortedBy(TreeColumns.ENDED);
    }

    @Benchmark
    public TreeLayout sortByUserAndFold() {
        return lay(all, USUAL.folded(true).sortedBy(new SortKey(TreeColumns.USER, true)), open);
    }
}
