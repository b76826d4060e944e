package org.execscope.trail;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.execscope.evidence.CancelToken;
import org.execscope.evidence.EvidenceFinder;
import org.execscope.evidence.Progress;

/// Whatever a file holds: opening it as the program does ends with a trail or a word on why there is none.
/// Replays saved inputs in every run; with `JAZZER_FUZZ=1` in the environment it looks for new ones, slowly:
/// the single steps have targets of their own.
final class ProgramFuzzTest {
    private static final ReadingPlan PLAN = ReadingPlan.ofMachine();

    @FuzzTest(maxDuration = "60s")
    void opensAnything(byte[] content) throws IOException {
        Path path = Files.createTempFile("evidence", ".fuzz");
        try {
            Files.write(path, content);
            AuditTrail trail =
                    TrailLoader.load(EvidenceFinder.find(List.of(path)), Progress.NONE, null, new CancelToken(), PLAN);
            assertThat(trail.files().size() + trail.skipped().size()).isPositive();
            assertThat(trail.whole()
                            || !trail.skipped().isEmpty()
                            || trail.files().stream().anyMatch(f -> f.note() != null))
                    .isTrue();
            assertThat(trail.execves().size()).isLessThanOrEqualTo(trail.order().size());
            assertThat(trail.findings().unjudged()).noneMatch(one -> one.why().contains("went wrong"));
        } finally {
            Files.delete(path);
        }
    }
}
