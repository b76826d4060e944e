package org.execscope.ui.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.execscope.evidence.CancelToken;
import org.execscope.evidence.EvidenceFinder;
import org.execscope.trail.MemoryNeed;
import org.execscope.trail.ReadingPlan;
import org.execscope.ui.FxTest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Evidence that is likely not to fit into memory is asked about before it is read.
final class TooLargeTest extends FxTest {
    private static final List<Path> SAMPLE = List.of(Path.of("sample-logs"));

    private Workspace workspace;

    @BeforeEach
    void make() {
        workspace = onFx(Workspace::new);
    }

    @AfterEach
    void dispose() {
        run(workspace::dispose);
    }

    /// A little less than what the sample needs.
    private static long tooLittle() {
        return MemoryNeed.of(EvidenceFinder.find(SAMPLE), Long.MAX_VALUE, new CancelToken())
                        .enough()
                - 200_000;
    }

    private static void run(Runnable action) {
        onFx(() -> {
            action.run();
            return null;
        });
    }

    private List<Notice> openedWith(long memory) throws Exception {
        run(() -> workspace.open(SAMPLE, ReadingPlan.ofMachine(), memory));
        await(() -> workspace.loadingProperty().get() == null);
        return onFx(() -> List.copyOf(workspace.notices()));
    }

    @Test
    void offersWhatWouldFitAndLoadsIt() throws Exception {
        Notice asked = openedWith(tooLittle()).getFirst();
        assertThat(asked.text())
                .matches("About [0-9,]+ events need about [0-9]+ MB of memory; [0-9]+ MB are available\\."
                        + " Nothing was read yet\\.");
        assertThat(workspace.shownProperty().get()).isNull();
        assertThat(asked.ways().getFirst().words())
                .startsWith("Load what happened from 2026-03-14T")
                .endsWith(" on");
        assertThat(asked.ways().getLast().words()).isEqualTo("Try to load all");

        run(asked.ways().getFirst().action());
        await(() -> workspace.loadingProperty().get() == null
                && workspace.shownProperty().get() != null);
        Shown part = Objects.requireNonNull(onFx(() -> workspace.shownProperty().get()));
        assertThat(part.trail().execves().size()).isBetween(100, 1_900);
        Notice said = onFx(() -> workspace.notices().getFirst());
        assertThat(said.text()).startsWith("Only a part of the evidence was loaded: what happened from 2026-03-14T");
        assertThat(said.ways()).extracting(Notice.Way::words).containsExactly("Load all");
    }

    @Test
    void readsAllWhereTheUserInsists() throws Exception {
        Notice asked = openedWith(tooLittle()).getFirst();
        run(asked.ways().getLast().action());
        await(() -> workspace.loadingProperty().get() == null
                && workspace.shownProperty().get() != null);
        Shown all = Objects.requireNonNull(onFx(() -> workspace.shownProperty().get()));
        assertThat(all.trail().execves().size()).isEqualTo(1_964);
    }

    @Test
    void asksNothingWhereItFits() throws Exception {
        assertThat(openedWith(1_000_000_000)).noneMatch(notice -> notice.text().contains("memory"));
    }
}
