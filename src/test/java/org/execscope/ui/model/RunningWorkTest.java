package org.execscope.ui.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.function.DoubleConsumer;
import org.execscope.ui.FxTest;
import org.junit.jupiter.api.Test;

/// Who has the word of several that work.
final class RunningWorkTest extends FxTest {
    private final List<String> stopped = new ArrayList<>();

    private static String said(RunningWork running) {
        return onFx(() -> {
            RunningWork.Job job = running.saidProperty().get();
            return job == null ? "" : job.words() + " " + job.part();
        });
    }

    @Test
    void theNewestHasTheWordAndGivesItBack() throws Exception {
        RunningWork running = onFx(RunningWork::new);
        ToldWork sorting = new ToldWork(running, "Sorting", () -> stopped.add("sorting"));
        ToldWork counting = new ToldWork(running, "Counting", () -> stopped.add("counting"));
        DoubleConsumer[] shares = new DoubleConsumer[2];
        onFx(() -> {
            shares[0] = sorting.begin();
            shares[1] = counting.begin();
            return null;
        });
        assertThat(said(running)).as("not noticed yet").isEmpty();
        await(() -> running.saidProperty().get() != null);
        shares[0].accept(0.25);
        shares[1].accept(0.5);
        await(() -> running.saidProperty().get().part() > 0);
        assertThat(said(running)).isEqualTo("Counting … 0.5");
        onFx(() -> {
            counting.end();
            return null;
        });
        assertThat(said(running)).isEqualTo("Sorting … 0.25");
        onFx(() -> {
            assertThat(running.stop()).isTrue();
            assertThat(running.stop()).as("nothing is left").isFalse();
            return null;
        });
        assertThat(stopped).containsExactly("sorting");
        assertThat(said(running)).isEmpty();
    }

    /// A run that was given up for a newer one says no more how far it is.
    @Test
    void anEarlierRunHasNoWord() throws Exception {
        RunningWork running = onFx(RunningWork::new);
        ToldWork counting = new ToldWork(running, "Counting", () -> {});
        DoubleConsumer old = onFx(counting::begin);
        DoubleConsumer now = onFx(counting::begin);
        await(() -> running.saidProperty().get() != null);
        now.accept(0.1);
        await(() -> running.saidProperty().get().part() > 0);
        old.accept(0.9);
        onFx(() -> null);
        assertThat(said(running)).isEqualTo("Counting … 0.1");
        onFx(() -> {
            counting.end();
            return null;
        });
        now.accept(0.2);
        onFx(() -> null);
        assertThat(said(running)).isEmpty();
    }
}
