package org.execscope.ui.tree;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.execscope.event.EventTable;
import org.execscope.event.HandMadeEvents;
import org.execscope.evidence.CancelToken;
import org.execscope.evidence.HostContext;
import org.execscope.process.ForestBuilder;
import org.execscope.process.ProcessForest;
import org.junit.jupiter.api.Test;

/// What a process ran, and what it tried.
final class ExecutionTest {
    private static final int NOT_THERE = -2;
    private static final int FORBIDDEN = -13;

    private final HandMadeEvents log = new HandMadeEvents();
    private long serial = 10;

    private void ran() {
        log.exec(serial++, 500, 400);
    }

    private void tried(int exit) {
        HandMadeEvents.One event = log.exec(serial++, 500, 400);
        event.success = false;
        event.exit = exit;
    }

    /// As many as one row stands for, or 0 for an image; then whether there is a list.
    private List<Integer> listed() {
        EventTable table = log.table();
        ProcessForest forest = ForestBuilder.build(table, _ -> HostContext.NONE, new CancelToken());
        int process = forest.find("h/1/500.0");
        List<Integer> found = new ArrayList<>();
        int images = 0;
        int next = 0;
        for (Execution execution : Execution.of(table, forest, process)) {
            assertThat(execution.event()).isEqualTo(forest.event(process, next));
            assertThat(execution.image()).isEqualTo(execution.failed() ? -1 : images++);
            found.add(execution.tries());
            next += Math.max(1, execution.tries());
        }
        assertThat(next).isEqualTo(forest.eventCount(process));
        found.add(Execution.isListed(table, forest, process) ? 1 : 0);
        return found;
    }

    @Test
    void oneProgramNeedsNoList() {
        ran();
        assertThat(listed()).containsExactly(0, 0);
    }

    @Test
    void aSearchAlongPathIsOneRow() {
        ran();
        tried(NOT_THERE);
        tried(NOT_THERE);
        tried(NOT_THERE);
        ran();
        assertThat(listed()).containsExactly(0, 3, 0, 1);
    }

    @Test
    void aSearchThatFoundNothingStaysAsItIs() {
        ran();
        tried(NOT_THERE);
        tried(NOT_THERE);
        assertThat(listed()).containsExactly(0, 1, 1, 1);
    }

    @Test
    void whatFailedForAnotherReasonIsNoPartOfASearch() {
        ran();
        tried(NOT_THERE);
        tried(FORBIDDEN);
        tried(NOT_THERE);
        tried(NOT_THERE);
        ran();
        assertThat(listed()).containsExactly(0, 1, 1, 2, 0, 1);
    }

    @Test
    void aListThatMayLackSomeIsCut() {
        for (int i = 0; i < 600; i++) {
            ran();
        }
        EventTable table = log.table();
        ProcessForest forest = ForestBuilder.build(table, _ -> HostContext.NONE, new CancelToken());
        List<Execution> listed = Execution.of(table, forest, forest.find("h/1/500.0"));
        assertThat(listed).hasSize(Execution.MOST);
        assertThat(Execution.isCut(listed, 600)).isTrue();
        assertThat(Execution.isCut(listed.subList(0, 3), 600)).isFalse();
        // What lies far behind is not looked for.
        assertThat(Execution.isCut(listed.subList(0, 3), 1_000_000)).isTrue();
    }
}
