package org.execscope.ui.tree;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CancellationException;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import org.execscope.event.ManyEvents;
import org.execscope.evidence.CancelToken;
import org.execscope.evidence.HostContext;
import org.execscope.process.ForestBuilder;
import org.execscope.process.ProcessForest;
import org.junit.jupiter.api.Test;

/// Which branches each wish opens and closes, place by place, and which node is whose sibling.
final class OpenBranchesTest {
    private static final CancelToken GO = new CancelToken();
    private static final int COUNT = 300;

    private final Random random = new Random(37);
    private final TreeOrder order = order(COUNT);

    private TreeOrder order(int count) {
        int[] parents = new int[count];
        for (int i = 0; i < count; i++) {
            parents[i] = i == 0 || random.nextInt(12) == 0 ? 1 + random.nextInt(3) : 1_000 + random.nextInt(i);
        }
        ProcessForest forest = ForestBuilder.build(
                ManyEvents.execs(count, i -> 1_000 + i, i -> parents[i]), _ -> HostContext.NONE, GO);
        int[] kinds = new int[forest.size()];
        Arrays.setAll(kinds, _ -> random.nextInt(6) - 1);
        return TreeOrder.of(forest, null, new SiblingFolds.Kinds(p -> kinds[p]), GO);
    }

    private RankedBits bits(int share) {
        long[] words = RankedBits.none(order.size());
        for (int place = 0; place < order.size(); place++) {
            if (random.nextInt(share) == 0) {
                RankedBits.set(words, place);
            }
        }
        return new RankedBits(words, order.size());
    }

    /// Some of the tree there, some of it open.
    private TreeState some(int focus) {
        RankedBits matching = bits(5);
        RankedBits there = new RankedBits(TreeState.withAbove(matching, order), order.size());
        return TreeState.of(order, there, matching, bits(2).words().clone(), focus, OpenChains.NONE, GO);
    }

    private int anyPlace() {
        return random.nextInt(order.size());
    }

    private boolean isIn(int place, int branch) {
        return branch == TreeOrder.NONE || (place >= branch && place < order.end(branch));
    }

    private void isOpenWhere(TreeState state, IntPredicate open) {
        for (int place = 0; place < order.size(); place++) {
            assertThat(state.isOpen(place)).as("place %d", place).isEqualTo(open.test(place));
        }
    }

    @Test
    void opensSoManyLevelsBelowAPlaceAndClosesWhatIsDeeper() {
        for (int round = 0; round < 40; round++) {
            int focus = round % 3 == 0 ? anyPlace() : TreeOrder.NONE;
            TreeState before = some(focus);
            int branch = round % 2 == 0 ? TreeOrder.NONE : anyPlace();
            int levels = 1 + random.nextInt(5);
            int within = branch == TreeOrder.NONE ? focus : branch;
            int least = within == TreeOrder.NONE ? 0 : order.depth(within);
            isOpenWhere(
                    before.withAllOpen(branch, levels, GO),
                    at -> isIn(at, within) ? order.depth(at) - least < levels : before.isOpen(at));
            isOpenWhere(before.withAllOpen(branch, Integer.MAX_VALUE, GO), at -> isIn(at, within) || before.isOpen(at));
            isOpenWhere(before.withAllClosed(), at -> !isIn(at, focus) && before.isOpen(at));
        }
    }

    @Test
    void opensTheBranchesThatLeadToAMatchAndNoOthers() {
        TreeState state = some(TreeOrder.NONE);
        isOpenWhere(
                state.withMatchesOpen(GO),
                at -> IntStream.range(at + 1, order.end(at)).anyMatch(state.matching()::contains));
    }

    @Test
    void closesAPlaceWithItsSiblings() {
        for (int round = 0; round < 40; round++) {
            TreeState before = some(round % 3 == 0 ? anyPlace() : TreeOrder.NONE);
            int place = before.focus() == TreeOrder.NONE || round % 2 == 0
                    ? anyPlace()
                    : before.focus() + random.nextInt(order.end(before.focus()) - before.focus());
            if (!isIn(place, before.focus())) {
                continue;
            }
            int parent = place == before.focus() ? -2 : order.parent(place);
            isOpenWhere(before.withSiblingsClosed(place, GO), at -> {
                boolean sibling = parent == -2 ? at == place : order.parent(at) == parent;
                return !sibling && before.isOpen(at);
            });
        }
    }

    @Test
    void siblingsAreThoseThatAreThere() {
        for (int round = 0; round < 6; round++) {
            TreeState state = some(round % 2 == 0 ? anyPlace() : TreeOrder.NONE);
            for (int place = 0; place < order.size(); place++) {
                if (!isIn(place, state.focus()) || !state.there().contains(place)) {
                    continue;
                }
                List<Integer> family = new ArrayList<>();
                for (int at = 0; at < order.size(); at++) {
                    if (state.there().contains(at)
                            && (place == state.focus() ? at == place : order.parent(at) == order.parent(place))) {
                        family.add(at);
                    }
                }
                int number = family.indexOf(place);
                assertThat(state.sibling(place, true))
                        .isEqualTo(number + 1 < family.size() ? family.get(number + 1) : TreeOrder.NONE);
                assertThat(state.sibling(place, false)).isEqualTo(number > 0 ? family.get(number - 1) : TreeOrder.NONE);
            }
        }
    }

    @Test
    void whatIsBelowAndHowDeepIsCountedFromTheRootShown() {
        for (int round = 0; round < 6; round++) {
            TreeState state = some(round % 2 == 0 ? anyPlace() : TreeOrder.NONE);
            int least = state.focus() == TreeOrder.NONE ? 0 : order.depth(state.focus());
            for (int place = 0; place < order.size(); place++) {
                assertThat(state.depth(place)).isEqualTo(order.depth(place) - least);
                assertThat(state.hasBelow(place))
                        .isEqualTo(IntStream.range(place + 1, order.end(place)).anyMatch(state.there()::contains));
            }
            for (int row = 0; row < state.rowCount(); row++) {
                assertThat(state.process(row)).isEqualTo(order.process(order.node(state.place(row))));
            }
            assertThat(state.process(-1)).isEqualTo(ProcessForest.NONE);
            assertThat(state.process(state.rowCount())).isEqualTo(ProcessForest.NONE);
        }
    }

    @Test
    void aNewRootIsOpenAndOthersStayAsTheyAre() {
        TreeState before = some(TreeOrder.NONE);
        int root = IntStream.range(0, order.size())
                .filter(at -> !before.isOpen(at))
                .findFirst()
                .orElseThrow();
        isOpenWhere(before.focused(root, GO), at -> at == root || before.isOpen(at));
        assertThat(before.isOpen(root)).isFalse();
        isOpenWhere(before.focused(TreeOrder.NONE, GO), before::isOpen);
    }

    @Test
    void theSameIsKeptWhereNothingChanges() {
        TreeState state = some(TreeOrder.NONE);
        assertThat(state.with(7, state.isOpen(7), GO)).isSameAs(state);
        long[] copy = state.open();
        copy[0] = ~copy[0];
        assertThat(state.open()).isNotEqualTo(copy);
    }

    @Test
    void revealingOpensWhatIsAboveAndNothingElse() {
        for (int round = 0; round < 40; round++) {
            TreeState before = some(round % 3 == 0 ? anyPlace() : TreeOrder.NONE);
            int focus = before.focus();
            // A place below a root that was chosen is rare among all: every other one is.
            int place = focus == TreeOrder.NONE || round % 2 == 0
                    ? anyPlace()
                    : focus + random.nextInt(order.end(focus) - focus);
            TreeState after = before.revealing(place);
            int root = isIn(place, before.focus()) ? before.focus() : TreeOrder.NONE;
            assertThat(after.focus()).isEqualTo(root);
            isOpenWhere(after, at -> before.isOpen(at) || (isIn(at, root) && at < place && place < order.end(at)));
            assertThat(after.row(place) >= 0).isEqualTo(before.there().contains(place));
        }
    }

    /// It looks now and then, not at each of ten million.
    @Test
    void aLongWalkCanBeStopped() {
        TreeOrder large = order(300_000);
        RankedBits all = new RankedBits(RankedBits.all(large.size()), large.size());
        long[] open = RankedBits.none(large.size());
        for (int place = 0; place < large.size(); place++) {
            if (large.hasBelow(place)) {
                RankedBits.set(open, place);
            }
        }
        CancelToken cancelled = new CancelToken();
        cancelled.cancel();
        assertThatThrownBy(() -> TreeState.of(large, all, all, open, TreeOrder.NONE, OpenChains.NONE, cancelled))
                .isInstanceOf(CancellationException.class);
    }
}
