package org.execscope.ui.tree;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Random;
import java.util.concurrent.CancellationException;
import org.execscope.event.ManyEvents;
import org.execscope.evidence.CancelToken;
import org.execscope.evidence.HostContext;
import org.execscope.process.ForestBuilder;
import org.execscope.process.ProcessForest;
import org.junit.jupiter.api.Test;

/// Marks that go from one order to another stay with their nodes, whether few are marked or most.
final class OtherPlacesTest {
    private static final CancelToken GO = new CancelToken();

    private final Random random = new Random(41);

    private ProcessForest forest(int count) {
        int[] parents = new int[count];
        for (int i = 0; i < count; i++) {
            parents[i] = i == 0 || random.nextInt(20) == 0 ? 1 + random.nextInt(2) : 1_000 + random.nextInt(i);
        }
        return ForestBuilder.build(
                ManyEvents.execs(count, 2, i -> 1_000 + i, i -> parents[i]), _ -> HostContext.NONE, GO);
    }

    private List<TreeOrder> orders(ProcessForest forest) {
        int[] sorted = SiblingSort.of(forest, p -> forest.pid(p) * 31 % 7, true, GO);
        return List.of(
                TreeOrder.of(forest, null, null, GO),
                TreeOrder.of(forest, null, new SiblingFolds.Kinds(p -> p % 3 - 1), GO),
                TreeOrder.of(forest, sorted, new SiblingFolds.Kinds(p -> p % 2), GO));
    }

    @Test
    void marksStayWithTheirNodesAndNoFoldIsMarked() {
        for (int round = 0; round < 20; round++) {
            List<TreeOrder> orders = orders(forest(2 + random.nextInt(500)));
            for (TreeOrder from : orders) {
                for (TreeOrder to : orders) {
                    if (!from.equals(to)) {
                        check(from, to, round % 5, RankedBits.none(from.size()));
                        check(from, to, round % 5, from.tops());
                    }
                }
            }
        }
    }

    /// @param ofFive so many of five places are marked
    /// @param also what is marked in any case
    private void check(TreeOrder from, TreeOrder to, int ofFive, long[] also) {
        long[] marks = also.clone();
        for (int place = 0; place < from.size(); place++) {
            if (random.nextInt(5) <= ofFive) {
                RankedBits.set(marks, place);
            }
        }
        long[] moved = new OtherPlaces(from, to, GO).of(marks);
        for (int place = 0; place < to.size(); place++) {
            int node = to.node(place);
            boolean wanted = !to.isFold(node) && RankedBits.isSet(marks, from.place(node));
            assertThat(RankedBits.isSet(moved, place)).isEqualTo(wanted);
        }
        assertThat(new RankedBits(moved, to.size()).count()).isLessThanOrEqualTo(to.size());
    }

    @Test
    void inTheSameOrderTheyAreACopy() {
        TreeOrder order = orders(forest(100)).getFirst();
        long[] marks = RankedBits.all(order.size());
        assertThat(new OtherPlaces(order, order, GO).of(marks)).isEqualTo(marks).isNotSameAs(marks);
    }

    @Test
    void isGivenUpWhenNoLongerWanted() {
        List<TreeOrder> orders = orders(forest(100));
        CancelToken cancelled = new CancelToken();
        cancelled.cancel();
        OtherPlaces places = new OtherPlaces(orders.getFirst(), orders.getLast(), cancelled);
        long[] marks = RankedBits.all(orders.getFirst().size());
        assertThatThrownBy(() -> places.of(marks)).isInstanceOf(CancellationException.class);
    }
}
