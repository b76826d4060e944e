package org.execscope.ui.tree;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.execscope.event.ManyEvents;
import org.execscope.evidence.CancelToken;
import org.execscope.evidence.HostContext;
import org.execscope.process.ForestBuilder;
import org.execscope.process.ProcessForest;
import org.execscope.ui.table.SortKey;
import org.junit.jupiter.api.Test;

final class LaidOrdersTest {
    private static final CancelToken GO = new CancelToken();
    private static final TreeWish USUAL = TreeWish.USUAL;
    private static final TreeWish FOLDED = USUAL.folded(true);

    private final List<TreeWish> laid = new ArrayList<>();

    private static ProcessForest forest(int count) {
        return ForestBuilder.build(ManyEvents.execs(count, i -> 1_000 + i, i -> 1 + i % 50), _ -> HostContext.NONE, GO);
    }

    private LaidOrders orders(ProcessForest forest) {
        return new LaidOrders((wish, cancel, progress) -> {
            laid.add(wish);
            return TreeOrder.of(forest, null, null, cancel, progress);
        });
    }

    @Test
    void whatWasLaidOnceIsTakenAgain() {
        LaidOrders orders = orders(forest(10));
        TreeOrder first = orders.of(USUAL, GO, TreeProgress.NONE);
        assertThat(orders.of(FOLDED, GO, TreeProgress.NONE)).isNotSameAs(first);
        assertThat(orders.of(USUAL.around(TreeWish.Around.ALL), GO, TreeProgress.NONE))
                .isSameAs(first);
        assertThat(laid).containsExactly(USUAL, FOLDED);
    }

    @Test
    void onlyAFewAreKept() {
        LaidOrders orders = orders(forest(10));
        List<String> columns = List.of(TreeColumns.PID, TreeColumns.BELOW, TreeColumns.USER, TreeColumns.EVENTS);
        for (String column : columns) {
            orders.of(USUAL.sortedBy(new SortKey(column, false)), GO, TreeProgress.NONE);
        }
        orders.of(USUAL.sortedBy(new SortKey(TreeColumns.EVENTS, false)), GO, TreeProgress.NONE);
        assertThat(laid).hasSize(4);
        orders.of(USUAL.sortedBy(new SortKey(TreeColumns.PID, false)), GO, TreeProgress.NONE);
        assertThat(laid).hasSize(5);
    }

    /// Nobody waits when repeats are folded in a large tree, or no longer.
    @Test
    void foldsOfALargeTreeAreThereBeforeTheyAreWanted() {
        ProcessForest large = forest(120_000);
        LaidOrders orders = orders(large);
        orders.of(USUAL, GO, TreeProgress.NONE);
        orders.prepareFolds(USUAL, large, GO);
        orders.prepareFolds(FOLDED, large, GO);
        assertThat(laid).containsExactly(USUAL, FOLDED);
        orders.of(FOLDED, GO, TreeProgress.NONE);
        assertThat(laid).hasSize(2);
    }

    @Test
    void aSmallTreeIsFoldedWhenItIsWanted() {
        ProcessForest small = forest(100);
        orders(small).prepareFolds(USUAL, small, GO);
        assertThat(laid).isEmpty();
    }
}
