package org.execscope.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/// Whatever bytes a container holds: looking through it and unpacking it ends, within bounds, with data or a
/// message. Replays saved inputs in every run; with `JAZZER_FUZZ=1` in the environment it looks for new ones.
final class ContainerFuzzTest {
    private static final long MOST = 1 << 22;

    @FuzzTest(maxDuration = "60s")
    void opensAnything(byte[] content) throws IOException {
        Path path = Files.createTempFile("container", ".fuzz");
        try {
            Files.write(path, content);
            Evidence evidence = EvidenceFinder.find(List.of(path));
            assertThat(evidence.files().size() + evidence.skipped().size()).isPositive();
            byte[] buffer = new byte[1 << 12];
            for (EvidenceFile file : evidence.files()) {
                read(file, buffer);
            }
        } finally {
            Files.delete(path);
        }
    }

    private static void read(EvidenceFile file, byte[] buffer) {
        try (EvidenceStream stream = file.open()) {
            long read = 0;
            int count = stream.read(buffer, 0, buffer.length);
            while (count > 0 && read < MOST) {
                read += count;
                count = stream.read(buffer, 0, buffer.length);
            }
        } catch (IOException e) {
            assertThat(e).hasMessageMatching("(?s).+");
        }
    }

    @FuzzTest(maxDuration = "30s")
    void readsAnyZoneFile(byte[] content) {
        ZoneFile.read(content);
    }
}
