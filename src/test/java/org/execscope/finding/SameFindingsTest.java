package org.execscope.finding;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.execscope.event.EventTable;
import org.execscope.event.RecordSource;
import org.execscope.evidence.CancelToken;
import org.execscope.evidence.EvidenceFinder;
import org.execscope.evidence.Progress;
import org.execscope.trail.AuditTrail;
import org.execscope.trail.ReadingPlan;
import org.execscope.trail.TrailLoader;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// All checks say the same, however many threads read the evidence, in whatever pieces, and in whatever order
/// its files are given.
final class SameFindingsTest {
    private static final int FILES = 3;
    private static final String FOUND = "found ";

    @TempDir
    Path folder;

    private final List<Path> files = new ArrayList<>();

    /// What the checks' own tests find, each on a host of its own, in three files.
    @BeforeEach
    void write() throws IOException {
        List<StringBuilder> texts =
                Stream.generate(StringBuilder::new).limit(FILES).toList();
        int host = 0;
        for (ChecksTest.Pair pair :
                Stream.concat(ChecksTest.trail(), ChecksTest.deception()).toList()) {
            String node = "node=h" + host;
            pair.bad().text().lines().forEach(line -> {
                StringBuilder text = texts.get(Math.floorMod(pair.id().hashCode(), FILES));
                text.append(line.startsWith("type=") ? node + " " : "")
                        .append(line)
                        .append('\n');
            });
            host++;
        }
        for (int i = 0; i < FILES; i++) {
            Path file = folder.resolve("log" + i);
            Files.writeString(file, texts.get(i), StandardCharsets.ISO_8859_1);
            files.add(file);
        }
    }

    private static String said(List<Path> given, ReadingPlan plan) {
        AuditTrail trail = TrailLoader.load(EvidenceFinder.find(given), Progress.NONE, null, new CancelToken(), plan);
        Findings findings = trail.findings();
        return Stream.concat(
                        findings.found().stream().map(finding -> said(trail, finding)),
                        Stream.concat(
                                findings.unjudged().stream()
                                        .map(open -> open.about().id() + " " + open.why()),
                                findings.quiet().stream().map(About::id)))
                .collect(Collectors.joining("\n"));
    }

    private static String said(AuditTrail trail, Finding finding) {
        EventTable events = trail.events();
        String rows = Arrays.stream(finding.rows().toArray())
                .mapToObj(row -> events.hosts().get(events.host(row)).label() + " " + events.timeMillis(row) + ":"
                        + events.serial(row))
                .sorted()
                .collect(Collectors.joining(","));
        return Stream.concat(
                        Stream.of(
                                FOUND + finding.id(),
                                finding.severity(),
                                finding.title(),
                                finding.seen(),
                                finding.host(),
                                finding.firstMillis(),
                                finding.lastMillis(),
                                finding.count(),
                                rows),
                        finding.cases().stream().map(one -> one.text() + place(trail, one.source())))
                .map(Objects::toString)
                .collect(Collectors.joining("\n  "));
    }

    private static String place(AuditTrail trail, @org.jspecify.annotations.Nullable RecordSource source) {
        return source == null
                ? ""
                : " in " + trail.files().get(source.file()).file().name() + " at " + source.offset() + ", line "
                        + source.line();
    }

    @Test
    void threadsPiecesAndTheOrderOfFilesDoNotMatter() {
        String expected = said(files, new ReadingPlan(1, 1 << 20, true));
        for (ChecksTest.Pair pair :
                Stream.concat(ChecksTest.trail(), ChecksTest.deception()).toList()) {
            assertThat(expected).contains(FOUND + pair.id() + "\n");
        }
        for (int threads : new int[] {1, 2, 3, 7}) {
            assertThat(said(files, new ReadingPlan(threads, 1 << 20, true)))
                    .as(threads + " threads")
                    .isEqualTo(expected);
            assertThat(said(files, new ReadingPlan(threads, 4_000, true)))
                    .as(threads + " threads, small pieces")
                    .isEqualTo(expected);
        }
        assertThat(said(files.reversed(), new ReadingPlan(3, 4_000, true))).isEqualTo(expected);
        assertThat(said(List.of(files.get(1), files.get(2), files.get(0)), new ReadingPlan(2, 1 << 20, true)))
                .isEqualTo(expected);
    }
}
