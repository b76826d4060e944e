package org.execscope.ui.tree;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.execscope.event.ManyEvents;
import org.execscope.evidence.CancelToken;
import org.execscope.evidence.HostContext;
import org.execscope.process.ForestBuilder;
import org.execscope.process.ProcessForest;
import org.junit.jupiter.api.Test;

/// How far laying out a tree is, told while it goes on.
final class TreeProgressTest {
    private static final CancelToken GO = new CancelToken();

    @Test
    void tellsEachHundredthOnceAndNeverGoesBack() {
        List<Integer> told = new ArrayList<>();
        TreeProgress progress = new TreeProgress(told::add);
        progress.did(5);
        assertThat(told).isEmpty();
        progress.of(1_000);
        for (int i = 0; i < 995; i++) {
            progress.did(1);
        }
        assertThat(told).hasSize(100).isSorted().doesNotHaveDuplicates().endsWith(100);
    }

    /// Sorting, folding and laying each count every process.
    @Test
    void theStepsOfALayoutMakeAHundred() {
        int count = 3 * Pieces.PROCESSES;
        ProcessForest forest = ForestBuilder.build(
                ManyEvents.execs(count, i -> 1_000 + i, i -> i < 10 ? 1 : 1_000 + i / 3), _ -> HostContext.NONE, GO);
        List<Integer> told = java.util.Collections.synchronizedList(new ArrayList<>());
        TreeProgress progress = new TreeProgress(told::add);
        progress.of(3L * forest.size());
        int[] sorted = SiblingSort.of(forest, forest::pid, true, GO, progress);
        assertThat(told.getLast()).isBetween(30, 33);
        TreeOrder.of(forest, sorted, new SiblingFolds.Kinds(p -> p % 2), GO, progress);
        assertThat(told.stream().max(Integer::compare)).contains(100);
        assertThat(told).hasSizeGreaterThan(5);
    }
}
