package org.execscope.ui.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import org.execscope.ui.FxTest;
import org.junit.jupiter.api.Test;

class LatestTest extends FxTest {
    @Test
    void dropsTheResultOfAnOlderJob() throws Exception {
        List<String> results = new CopyOnWriteArrayList<>();
        CountDownLatch hold = new CountDownLatch(1);
        try (Latest latest = new Latest("test")) {
            onFx(() -> {
                latest.start(
                        cancel -> {
                            hold.await();
                            return "old";
                        },
                        results::add,
                        problem -> results.add("failed"));
                latest.start(cancel -> "new", results::add, problem -> results.add("failed"));
                return null;
            });
            hold.countDown();
            await(() -> !latest.isBusy());
        }
        assertThat(results).containsExactly("new");
    }

    @Test
    void handsOverWhatAJobThrew() throws Exception {
        List<String> results = new CopyOnWriteArrayList<>();
        try (Latest latest = new Latest("test")) {
            onFx(() -> {
                latest.start(
                        cancel -> {
                            throw new java.io.IOException("full");
                        },
                        done -> results.add("done"),
                        problem -> results.add(problem.getMessage()));
                return null;
            });
            await(() -> !latest.isBusy());
        }
        assertThat(results).containsExactly("full");
    }

    @Test
    void theDoorLetsOnlyTheNewestThrough() {
        List<Integer> received = new CopyOnWriteArrayList<>();
        FxDoor<Integer> door = new FxDoor<>(received::add);
        onFx(() -> {
            for (int i = 0; i < 1000; i++) {
                door.put(i);
            }
            return null;
        });
        onFx(() -> null);
        assertThat(received).containsExactly(999);
    }
}
