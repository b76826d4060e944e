package org.execscope.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.execscope.event.EventTable;
import org.execscope.event.ManyEvents;
import org.execscope.evidence.CancelToken;
import org.execscope.evidence.HostContext;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// Shapes that an edited log may have, and size. `-Dexecscope.forest.events=10000000` measures at full size.
@Timeout(60)
class ForestScaleTest {
    private static final int EVENTS = Integer.getInteger("execscope.forest.events", 1_000_000);
    private static final int MANY = 300_000;

    private static ProcessForest forest(EventTable table) {
        return ForestBuilder.build(table, _ -> HostContext.NONE, new CancelToken());
    }

    @Test
    void aMillionChildrenOfOneParent() {
        ProcessForest f = forest(ManyEvents.execs(MANY, i -> 1000 + i, _ -> 500));
        assertThat(f.rootCount()).isEqualTo(1);
        assertThat(f.childCount(f.root(0))).isEqualTo(MANY);
        assertThat(f.descendantCount(f.root(0))).isEqualTo(MANY);
    }

    @Test
    void oneChainOfAll() {
        ProcessForest f = forest(ManyEvents.execs(MANY, i -> 1001 + i, i -> 1000 + i));
        assertThat(f.rootCount()).isEqualTo(1);
        assertThat(f.descendantCount(f.root(0))).isEqualTo(MANY);
    }

    @Test
    void oneChainFromItsEnd() {
        ProcessForest f = forest(ManyEvents.execs(MANY, i -> 1001 + MANY - i, i -> 1000 + MANY - i));
        assertThat(f.size()).isEqualTo(MANY + 1);
        assertThat(f.rootCount()).isEqualTo(1);
    }

    @Test
    void allPidsEqual() {
        ProcessForest f = forest(ManyEvents.execs(MANY, _ -> 500, _ -> 500));
        for (int p = 0; p < f.size(); p++) {
            assertThat(f.parent(p)).isEqualTo(ProcessForest.NONE);
        }
    }

    @Test
    void twoThatNameEachOther() {
        ProcessForest f = forest(ManyEvents.execs(MANY, i -> 500 + i % 2, i -> 501 - i % 2));
        for (int p = 0; p < f.size(); p++) {
            int steps = 0;
            for (int up = p; up != ProcessForest.NONE; up = f.parent(up)) {
                assertThat(steps++).isLessThan(f.size());
            }
        }
    }

    @Test
    void bytesAnEvent() {
        EventTable table = ManyEvents.execs(
                EVENTS, i -> 1000 + (i / 8 * 7 + i % 8 % 7) % 4_000_000, i -> 900 + (i / 50) % 4_000_000);
        long before = used();
        long start = System.nanoTime();
        ProcessForest f = forest(table);
        Duration took = Duration.ofNanos(System.nanoTime() - start);
        long bytes = used() - before;
        assertThat((double) bytes / EVENTS)
                .as("%,d events: %,d processes, %s", EVENTS, f.size(), took)
                .isLessThan(48);
        assertThat(f.processOf(table.size() - 1)).isNotNegative();
    }

    private static long used() {
        System.gc();
        Runtime runtime = Runtime.getRuntime();
        return runtime.totalMemory() - runtime.freeMemory();
    }
}
