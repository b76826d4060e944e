package org.execscope.ui.tree;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.function.IntUnaryOperator;
import java.util.function.Supplier;
import org.execscope.event.EventTable;
import org.execscope.event.ManyEvents;
import org.execscope.evidence.CancelToken;
import org.execscope.evidence.HostContext;
import org.execscope.process.ForestBuilder;
import org.execscope.process.ProcessForest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// Open, closed, filtered, focused and folded trees against a plain walk; and their size.
@Timeout(120)
final class TreeStateTest {
    private static final CancelToken GO = new CancelToken();
    private static final int MANY = Integer.getInteger("execscope.tree.processes", 1_000_000);
    /// On a busy machine; alone it takes a tenth.
    private static final Duration SOON = Duration.ofMillis(500);

    private static ProcessForest forest(int count, IntUnaryOperator ppid) {
        return ForestBuilder.build(
                ManyEvents.execs(count, i -> 1_000 + i, ppid), _ -> HostContext.NONE, new CancelToken());
    }

    private static ProcessForest random(Random random, int count) {
        int[] parents = new int[count];
        for (int i = 0; i < count; i++) {
            parents[i] = random.nextInt(10) == 0 ? 1 : 1_000 + Math.max(0, i - 1 - random.nextInt(1 + i / 3 + 1));
        }
        return forest(count, i -> i == 0 ? 1 : parents[i]);
    }

    private static SiblingFolds.Kinds kinds(IntUnaryOperator kind) {
        return new SiblingFolds.Kinds(kind::applyAsInt);
    }

    private static TreeState all(TreeOrder order) {
        RankedBits every = new RankedBits(RankedBits.all(order.size()), order.size());
        return TreeState.of(order, every, every, RankedBits.all(order.size()), TreeOrder.NONE, OpenChains.NONE, GO);
    }

    /// The nodes that a plain walk shows, children before the next sibling.
    private static List<Integer> walk(TreeState state) {
        TreeOrder order = state.order();
        List<Integer> shown = new ArrayList<>();
        Set<Integer> hidden = new HashSet<>();
        for (int place = 0; place < order.size(); place++) {
            int parent = order.parent(place);
            boolean top = state.focus() == TreeOrder.NONE ? parent == TreeOrder.NONE : place == state.focus();
            boolean under = parent != TreeOrder.NONE && !hidden.contains(parent) && state.isOpen(parent);
            if (state.there().contains(place) && (top || (under && inFocus(state, place)))) {
                shown.add(order.node(place));
            } else {
                hidden.add(place);
            }
        }
        return shown;
    }

    private static boolean inFocus(TreeState state, int place) {
        return state.focus() == TreeOrder.NONE
                || (place > state.focus() && place < state.order().end(state.focus()));
    }

    private static List<Integer> rows(TreeState state) {
        List<Integer> rows = new ArrayList<>();
        for (int row = 0; row < state.rowCount(); row++) {
            int place = state.place(row);
            rows.add(state.order().node(place));
            assertThat(state.row(place)).isEqualTo(row);
        }
        return rows;
    }

    /// Rows of images stand below their process, whatever is open, closed or filtered out.
    @Test
    void imagesHaveRowsBelowTheirProcess() {
        Random random = new Random(11);
        for (int round = 0; round < 60; round++) {
            int processes = 2 + random.nextInt(60);
            EventTable events =
                    ManyEvents.execs(processes * 3, i -> 1_000 + i / 3, i -> i < 3 ? 1 : 1_000 + (i / 3 - 1) / 2);
            ProcessForest forest = ForestBuilder.build(events, _ -> HostContext.NONE, new CancelToken());
            TreeOrder order = TreeOrder.of(forest, null, null, GO);
            TreeState state = all(order);
            OpenChains chains = OpenChains.NONE;
            for (int i = 0; i < 12; i++) {
                int process = random.nextInt(forest.size());
                chains = chains.toggled(events, forest, process);
                state = state.with(chains).with(random.nextInt(order.size()), random.nextBoolean(), GO);
                checkImages(state, forest, events);
            }
            checkImages(state.focused(random.nextInt(order.size()), GO), forest, events);
        }
    }

    private static void checkImages(TreeState state, ProcessForest forest, EventTable events) {
        int row = 0;
        for (int node : walk(state)) {
            int place = state.order().place(node);
            assertThat(state.row(place)).isEqualTo(row);
            assertThat(state.place(row)).isEqualTo(place);
            assertThat(state.chains().imageEvent(row)).isEqualTo(-1);
            row++;
            for (int i = 0, image = 0; state.chains().isOpen(node) && i < forest.eventCount(node); i++) {
                int event = forest.event(node, i);
                if (events.isExecve(event) && events.succeeded(event)) {
                    assertThat(state.chains().imageEvent(row)).isEqualTo(event);
                    assertThat(state.chains().execution(row)).isEqualTo(new Execution(event, image++, 0));
                    assertThat(state.place(row)).isEqualTo(place);
                    row++;
                }
            }
        }
        assertThat(state.rowCount()).isEqualTo(row);
        assertThat(state.place(row)).isEqualTo(TreeOrder.NONE);
    }

    @Test
    void everyNodeHasOnePlaceBeforeAllThatIsBelowIt() {
        Random random = new Random(3);
        for (int round = 0; round < 20; round++) {
            ProcessForest forest = random(random, 1 + random.nextInt(300));
            SiblingFolds.Kinds kind = kinds(process -> process % 3);
            for (TreeOrder order : List.of(
                    TreeOrder.of(forest, null, null, GO),
                    TreeOrder.of(forest, null, kind, GO),
                    TreeOrder.of(forest, SiblingSort.of(forest, p -> p * 31 % 7, true, GO), kind, GO))) {
                BitSet met = new BitSet();
                for (int place = 0; place < order.size(); place++) {
                    int node = order.node(place);
                    met.set(node);
                    assertThat(order.place(node)).isEqualTo(place);
                    int parent = order.parent(place);
                    if (parent == TreeOrder.NONE) {
                        assertThat(order.depth(place)).isZero();
                    } else {
                        assertThat(place).isBetween(parent + 1, order.end(parent) - 1);
                        assertThat(order.depth(place)).isEqualTo(order.depth(parent) + 1);
                        assertThat(order.end(place)).isLessThanOrEqualTo(order.end(parent));
                    }
                }
                assertThat(met.cardinality()).isEqualTo(order.size()).isGreaterThanOrEqualTo(forest.size());
            }
        }
    }

    @Test
    void rowsAreThoseOfAPlainWalkWhateverIsOpenedAndClosed() {
        Random random = new Random(5);
        for (int round = 0; round < 10; round++) {
            ProcessForest forest = random(random, round % 3 == 0 ? 900 : 150);
            SiblingFolds.Kinds kind = kinds(process -> process % 4);
            TreeOrder order = TreeOrder.of(forest, null, round % 2 == 0 ? null : kind, GO);
            long[] matching = RankedBits.none(order.size());
            for (int i = 0; i < (round % 3 == 1 ? 2_000 : 30); i++) {
                RankedBits.set(matching, random.nextInt(order.size()));
            }
            RankedBits matches = new RankedBits(matching, order.size());
            RankedBits there = new RankedBits(TreeState.withAbove(matches, order), order.size());
            TreeState state = TreeState.of(
                    order, there, matches, RankedBits.none(order.size()), TreeOrder.NONE, OpenChains.NONE, GO);
            for (int step = 0; step < 200; step++) {
                int place = random.nextInt(order.size());
                int row = state.rowCount() == 0 ? 0 : random.nextInt(state.rowCount());
                state = switch (random.nextInt(10)) {
                    case 0, 1, 2 -> state.with(place, !state.isOpen(place), GO);
                    case 3 -> state.withAllOpen(place, 1 + random.nextInt(3), GO);
                    case 4 -> state.withAllOpen(TreeOrder.NONE, random.nextInt(4), GO);
                    case 5 -> state.withSiblingsClosed(state.place(row), GO);
                    case 6 -> state.revealing(place);
                    case 7 -> state.withAllClosed();
                    case 8 -> state.withAllOpen(place, Integer.MAX_VALUE, GO);
                    default -> state.focused(step % 3 == 0 ? TreeOrder.NONE : state.place(row), GO);
                };
                assertThat(rows(state)).isEqualTo(walk(state));
            }
        }
    }

    /// Several boots, closed roots beside open ones, a chain that goes through several pieces of the walk.
    @Test
    void manyRowsAreWalkedInPiecesThatMeet() {
        Random random = new Random(11);
        int count = 150_000;
        int[] parents = new int[count];
        for (int i = 0; i < count; i++) {
            boolean chain = i > 20_000 && i < 100_000;
            parents[i] = random.nextInt(9) == 0 && !chain
                    ? 1 + random.nextInt(500)
                    : 1_000 + Math.max(0, i - 1 - (chain ? 0 : random.nextInt(2_000)));
        }
        ProcessForest forest = ForestBuilder.build(
                ManyEvents.execs(count, 2, i -> 1_000 + i, i -> parents[i]), _ -> HostContext.NONE, GO);
        TreeOrder order = TreeOrder.of(forest, null, null, GO);
        RankedBits every = new RankedBits(RankedBits.all(order.size()), order.size());
        for (int closed : new int[] {2, 3, 20, 5_000}) {
            long[] open = RankedBits.all(order.size());
            for (int place = 0; place < order.size(); place++) {
                if (random.nextInt(closed) == 0) {
                    RankedBits.clear(open, place);
                }
            }
            for (int focus : new int[] {TreeOrder.NONE, 0, order.place(forest.root(3))}) {
                TreeState state = TreeState.of(order, every, every, open, focus, OpenChains.NONE, GO);
                assertThat(rows(state)).isEqualTo(walk(state));
            }
        }
    }

    @Test
    void siblingsAreThoseShownUnderTheSameParent() {
        TreeState state = all(TreeOrder.of(random(new Random(9), 400), null, null, GO));
        TreeOrder order = state.order();
        for (int place = 0; place < order.size(); place++) {
            int next = state.sibling(place, true);
            if (next != TreeOrder.NONE) {
                assertThat(order.parent(next)).isEqualTo(order.parent(place));
                assertThat(state.sibling(next, false)).isEqualTo(place);
            }
        }
    }

    @Test
    void sortsSiblingsAmongThemselves() {
        ProcessForest forest = random(new Random(13), 500);
        int[] sorted = SiblingSort.of(forest, forest::descendantCount, true, GO);
        TreeOrder order = TreeOrder.of(forest, sorted, null, GO);
        TreeState state = all(order);
        for (int place = 0; place < order.size(); place++) {
            int next = state.sibling(place, true);
            if (next != TreeOrder.NONE) {
                assertThat(forest.descendantCount(order.node(place)))
                        .isGreaterThanOrEqualTo(forest.descendantCount(order.node(next)));
            }
        }
    }

    @Test
    void foldsSiblingsOfOneKindAndLosesNone() {
        ProcessForest forest = forest(400, _ -> 1);
        TreeOrder order = TreeOrder.of(forest, null, kinds(process -> process < 200 ? 1 : -1), GO);
        List<Integer> folds = new ArrayList<>();
        BitSet processes = new BitSet();
        for (int place = 0; place < order.size(); place++) {
            int node = order.node(place);
            if (order.isFold(node)) {
                folds.add(order.foldSize(node));
                assertThat(order.end(place) - place - 1).isEqualTo(order.foldSize(node));
            } else {
                processes.set(node);
            }
        }
        assertThat(folds).containsExactly(199);
        assertThat(processes.cardinality()).isEqualTo(forest.size());
    }

    @Test
    void theLastMatchesAncestorsAreShownAndNothingElse() {
        TreeOrder order = TreeOrder.of(forest(1_000, i -> i == 0 ? 1 : 1_000 + (i - 1) / 2), null, null, GO);
        long[] one = RankedBits.none(order.size());
        RankedBits.set(one, order.size() - 1);
        RankedBits matching = new RankedBits(one, order.size());
        RankedBits there = new RankedBits(TreeState.withAbove(matching, order), order.size());
        TreeState state = TreeState.of(
                order, there, matching, TreeState.above(matching, order), TreeOrder.NONE, OpenChains.NONE, GO);
        assertThat(state.rowCount()).isEqualTo(order.depth(order.size() - 1) + 1);
        assertThat(state.place(state.rowCount() - 1)).isEqualTo(order.size() - 1);
        RankedBits below = new RankedBits(
                TreeState.withBelow(
                        new RankedBits(bits(order.size(), order.parent(order.size() - 1)), order.size()), order),
                order.size());
        int parent = order.parent(order.size() - 1);
        assertThat(below.count()).isEqualTo(order.end(parent) - parent);
    }

    private static long[] bits(int size, int place) {
        long[] bits = RankedBits.none(size);
        RankedBits.set(bits, place);
        return bits;
    }

    @Test
    void aChainOfAHundredThousandIsATreeLikeOthers() {
        TreeOrder order = TreeOrder.of(forest(100_000, i -> 999 + i), null, null, GO);
        TreeState state = all(order);
        assertThat(state.rowCount()).isEqualTo(order.size());
        assertThat(order.depth(order.size() - 1)).isEqualTo(order.size() - 1);
        TreeState closed = state.with(0, false, GO);
        assertThat(closed.rowCount()).isEqualTo(1);
        assertThat(closed.withAllClosed().revealing(order.size() - 1).rowCount())
                .isEqualTo(order.size());
        assertThat(state.focused(order.size() / 2, GO).depth(order.size() / 2)).isZero();
    }

    /// `-Dexecscope.tree.processes=10000000` measures at full size and prints.
    @Test
    void opensClosesAndFiltersAMillionProcessesSoon() {
        ProcessForest forest = forest(MANY, i -> i < 10 ? 1 : 1_000 + (int) ((long) i * 7 / 10));
        TreeOrder[] order = new TreeOrder[1];
        List<String> times = new ArrayList<>();
        times.add("lay " + millis(() -> order[0] = TreeOrder.of(forest, null, null, GO)));
        TreeState[] state = {all(order[0])};
        int deep = order[0].size() - 1;
        within(times, "close the largest branch", () -> state[0].with(0, false, GO));
        TreeState closed = state[0].with(0, false, GO);
        within(times, "open the largest branch", () -> closed.with(0, true, GO));
        within(times, "open all", () -> closed.withAllOpen(TreeOrder.NONE, Integer.MAX_VALUE, GO));
        within(times, "open three levels", () -> closed.withAllOpen(TreeOrder.NONE, 3, GO));
        within(times, "close all", () -> state[0].withAllClosed());
        within(times, "reveal the last", () -> closed.withAllClosed().revealing(deep));
        within(times, "focus", () -> state[0].focused(deep / 2, GO));
        within(times, "filter to every tenth", () -> {
            long[] some = RankedBits.none(order[0].size());
            for (int place = 0; place < order[0].size(); place += 10) {
                RankedBits.set(some, place);
            }
            RankedBits matching = new RankedBits(some, order[0].size());
            RankedBits there = new RankedBits(TreeState.withAbove(matching, order[0]), order[0].size());
            return TreeState.of(
                    order[0],
                    there,
                    matching,
                    TreeState.above(matching, order[0]),
                    TreeOrder.NONE,
                    OpenChains.NONE,
                    GO);
        });
        times.add("sort by what is below " + millis(() -> SiblingSort.of(forest, forest::descendantCount, true, GO)));
        times.add("lay folded " + millis(() -> TreeOrder.of(forest, null, kinds(_ -> 0), GO)));
        assertThat(state[0].rowCount()).isEqualTo(order[0].size());
        System.out.printf("%,d nodes: %s%n", order[0].size(), String.join("; ", times));
    }

    private static void within(List<String> times, String what, Supplier<TreeState> action) {
        List<Long> runs = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            runs.add(millis(() -> assertThat(action.get()).isNotNull()));
        }
        times.add(what + " " + Collections.min(runs));
        assertThat(Duration.ofMillis(Collections.min(runs))).as(what).isLessThan(SOON);
    }

    private static long millis(Runnable action) {
        long start = System.nanoTime();
        action.run();
        return (System.nanoTime() - start) / 1_000_000;
    }
}
