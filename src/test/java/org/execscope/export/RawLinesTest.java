package org.execscope.export;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.execscope.evidence.CancelToken;
import org.execscope.evidence.EvidenceFinder;
import org.execscope.evidence.Progress;
import org.execscope.trail.AuditTrail;
import org.execscope.trail.EventLines;
import org.execscope.trail.TrailLoader;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

/// The raw lines of an event as they are handed on.
final class RawLinesTest {
    /// The second line holds bytes that no screen shows.
    private static final byte[] LOG = """
            type=SYSCALL msg=audit(1700000000.123:77): arch=c000003e syscall=59 success=yes exit=0 ppid=1 pid=11
            type=EXECVE msg=audit(1700000000.123:77): argc=1 a0="i\u001b[2Jd\u202e"
            type=SYSCALL msg=audit(1700000001.123:78): arch=c000003e syscall=59 success=yes exit=0 ppid=1 pid=12
            """.getBytes(java.nio.charset.StandardCharsets.UTF_8);

    @TempDir
    Path folder;

    private Path evidence = Path.of("");

    @BeforeEach
    void write() throws IOException {
        evidence = Files.createDirectory(folder.resolve("evidence"));
        Files.write(evidence.resolve("audit.log"), LOG);
    }

    private AuditTrail load() throws IOException {
        AuditTrail trail =
                TrailLoader.load(EvidenceFinder.find(List.of(evidence)), Progress.NONE, _ -> {}, new CancelToken());
        assertThat(trail.events().size()).isEqualTo(2);
        return trail;
    }

    @Test
    void everyByteAndWhereItStands() throws IOException {
        AuditTrail trail = load();
        EventLines.Result read = EventLines.read(trail, 0, Map.of(), new CancelToken());
        Path target = folder.resolve("raw.log");
        long written = RawLines.toFile(trail, 0, read, target);
        int second = new String(LOG, java.nio.charset.StandardCharsets.ISO_8859_1).indexOf("type=EXECVE");
        int third = new String(LOG, java.nio.charset.StandardCharsets.ISO_8859_1).lastIndexOf("type=SYSCALL");
        assertThat(Files.readAllBytes(target)).isEqualTo(Arrays.copyOf(LOG, third));
        assertThat(written).isEqualTo(third);
        JsonNode manifest = new ObjectMapper().readTree(Files.readString(Manifest.beside(target)));
        assertThat(manifest.get("event").get("serial").asInt()).isEqualTo(77);
        assertThat(manifest.get("lines").size()).isEqualTo(2);
        assertThat(manifest.get("lines").get(1).get("offset").asInt()).isEqualTo(second);
        assertThat(manifest.get("lines").get(1).get("offset_here").asInt()).isEqualTo(second);
        assertThat(manifest.get("lines").get(0).get("line").asInt()).isEqualTo(1);
        assertThat(manifest.get("export").get("sha256").asString()).hasSize(64);
        assertThat(manifest.get("evidence").size()).isEqualTo(1);
        try (var left = Files.list(folder)) {
            assertThat(left.map(path -> path.getFileName().toString()).sorted().toList())
                    .isEqualTo(List.of("evidence", "raw.log", "raw.log.manifest.json"));
        }
    }

    @Test
    void neverIntoTheEvidence() throws IOException {
        AuditTrail trail = load();
        EventLines.Result read = EventLines.read(trail, 0, Map.of(), new CancelToken());
        assertThatThrownBy(() -> RawLines.toFile(trail, 0, read, evidence.resolve("raw.log")))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("evidence's folder");
        assertThatThrownBy(() -> RawLines.toFile(trail, 0, read, evidence.resolve("audit.log")))
                .hasMessageContaining("is evidence");
        assertThat(evidence.resolve("audit.log")).hasBinaryContent(LOG);
    }

    @Test
    void anUnwritablePlaceIsNamed() throws IOException {
        AuditTrail trail = load();
        EventLines.Result read = EventLines.read(trail, 0, Map.of(), new CancelToken());
        assertThatThrownBy(() -> RawLines.toFile(trail, 0, read, folder.resolve("no/such/raw.log")))
                .hasMessageContaining("Could not write")
                .hasMessageContaining("raw.log");
    }
}
