package org.execscope.export;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.execscope.evidence.ArchiveKind;
import org.execscope.evidence.CancelToken;
import org.execscope.evidence.Compression;
import org.execscope.evidence.Evidence;
import org.execscope.evidence.EvidenceFinder;
import org.execscope.evidence.EvidenceLines;
import org.execscope.evidence.Packed;
import org.execscope.evidence.Progress;
import org.execscope.trail.AuditTrail;
import org.execscope.trail.FileReport;
import org.execscope.trail.TrailLoader;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// Evidence that comes packed gives what the plain file gives, or says what is missing.
final class ContainersTest {
    private static final Path SAMPLE = Path.of("sample-logs/web01/var/log/audit/audit.log");
    private static byte[] log;
    private static String expected;

    @TempDir
    Path folder;

    @BeforeAll
    static void readPlain(@TempDir Path plain) throws IOException {
        log = Files.readAllBytes(SAMPLE);
        expected = export(Files.write(plain.resolve("audit.log"), log));
        assertThat(expected.lines()).hasSizeGreaterThan(100);
    }

    private static AuditTrail load(Path path) {
        return TrailLoader.load(EvidenceFinder.find(List.of(path)), Progress.NONE, _ -> {}, new CancelToken());
    }

    /// The rows, without the name of the file.
    private static String export(Path path) throws IOException {
        AuditTrail trail = load(path);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        EventExport.write(trail, trail.execves(), EventExport.Format.JSONL, out, Progress.NONE, new CancelToken());
        return out.toString(StandardCharsets.UTF_8).replaceAll("\"file\":\"(?:[^\"\\\\]|\\\\.)*\"", "\"file\":\"\"");
    }

    /// Without pouring megabytes into the report where they differ.
    private static void assertSameRows(String rows, String wanted) {
        if (!rows.equals(wanted)) {
            List<String> left = rows.lines().toList();
            List<String> right = wanted.lines().toList();
            int at = 0;
            while (at < Math.min(left.size(), right.size()) && left.get(at).equals(right.get(at))) {
                at++;
            }
            assertThat(left.subList(at, Math.min(left.size(), at + 1)))
                    .as("row %d of %d", at, left.size())
                    .isEqualTo(right.subList(at, Math.min(right.size(), at + 1)));
        }
    }

    private Path write(String name, byte[] content) throws IOException {
        return Files.write(folder.resolve(name), content);
    }

    private static String sha256(byte[] content) throws NoSuchAlgorithmException {
        return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
    }

    private void assertSame(Path packed, String container) throws IOException, NoSuchAlgorithmException {
        assertSameRows(export(packed), expected);
        AuditTrail trail = load(packed);
        assertThat(trail.whole()).isTrue();
        assertThat(trail.files()).singleElement().satisfies(report -> {
            assertThat(report.container()).isEqualTo(container);
            assertThat(report.sha256()).isEqualTo(sha256(log));
            assertThat(report.size()).isEqualTo(log.length);
            assertThat(report.custody().sha256()).isEqualTo(sha256(Files.readAllBytes(packed)));
            assertThat(report.custody().size()).isEqualTo(Files.size(packed));
        });
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "JOURNAL_EXPORT")
    void compressed(Compression compression) throws IOException, NoSuchAlgorithmException {
        assertSame(write("given", Packed.compress(compression, log)), compression.label());
    }

    /// gzip a; gzip b; cat a.gz b.gz: one stream of two members.
    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "JOURNAL_EXPORT")
    void severalMembers(Compression compression) throws IOException, NoSuchAlgorithmException {
        byte[] first = Packed.compress(compression, Arrays.copyOf(log, 100_001));
        byte[] second = Packed.compress(compression, Arrays.copyOfRange(log, 100_001, log.length));
        assertSame(write("given", Packed.both(first, second)), compression.label());
    }

    @ParameterizedTest
    @EnumSource
    void archived(ArchiveKind kind) throws IOException, NoSuchAlgorithmException {
        Map<String, byte[]> files = new LinkedHashMap<>();
        files.put("web01/readme", new byte[10]);
        files.put("web01/var/log/audit/audit.log", log);
        files.put("web01/zz", new byte[1000]);
        byte[] archive = Packed.archive(kind, files);
        assertSame(write("plain", archive), kind.label());
        assertSame(write("gz", Packed.compress(Compression.GZIP, archive)), "gzip, " + kind.label());
        byte[] outer =
                Packed.archive(ArchiveKind.ZIP, Map.of("case/web01.tgz", Packed.compress(Compression.ZSTD, archive)));
        assertSame(write("nested", outer), "zip, zstd, " + kind.label());
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "JOURNAL_EXPORT")
    void compressedWithinAnArchive(Compression compression) throws IOException, NoSuchAlgorithmException {
        Map<String, byte[]> files = Map.of("var/log/audit/audit.log.1.gz", Packed.compress(compression, log));
        assertSame(write("given", Packed.archive(ArchiveKind.TAR, files)), "tar, " + compression.label());
    }

    /// Whatever was read before the damage is kept, and the damage is said.
    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "JOURNAL_EXPORT")
    void cutOff(Compression compression) throws IOException {
        byte[] whole = Packed.compress(compression, log);
        for (int length : new int[] {5, 7, 11, 40, whole.length / 2, whole.length - 1}) {
            AuditTrail trail = load(write("cut", Arrays.copyOf(whole, length)));
            boolean said = trail.files().stream().anyMatch(report -> !report.complete() && report.note() != null)
                    || !trail.skipped().isEmpty();
            assertThat(said).as("of %d bytes", length).isTrue();
        }
    }

    @Test
    void damagedMembersAreSaid() throws IOException {
        byte[] packed = Packed.both(Packed.compress(Compression.GZIP, log), Packed.compress(Compression.GZIP, log));
        packed[packed.length / 2 + 3] ^= 0x55;
        AuditTrail trail = load(write("given", packed));
        assertThat(trail.whole()).isFalse();
        assertThat(trail.files().getFirst().note()).contains("compressed byte");
        assertThat(trail.execves().size()).isPositive();
    }

    /// Names in archives may climb, be absolute or stand there twice: they are only ever looked at.
    @Test
    void hostileNamesAreHarmless() throws IOException {
        Map<String, byte[]> files = new LinkedHashMap<>();
        files.put("x".repeat(5000), "hides nothing behind it".getBytes(StandardCharsets.UTF_8));
        files.put("../../../../etc/cron.d/audit.log", log);
        files.put("/absolute/var/log/audit/audit.log", "other".getBytes(StandardCharsets.UTF_8));
        files.put("a/\u001b[2Jx/audit.log", "third".getBytes(StandardCharsets.UTF_8));
        byte[] archive = Packed.archive(ArchiveKind.TAR, files);
        // The same name twice: a tar ends with blocks of zeros, the reader stops there, so join what stands
        // before.
        byte[] first = Packed.archive(ArchiveKind.TAR, Map.of("d/audit.log", log));
        int end = 512 + (log.length + 511) / 512 * 512;
        Path given = write(
                "hostile.tar", Packed.both(Arrays.copyOf(first, end), Packed.both(Arrays.copyOf(first, end), archive)));
        Evidence evidence = EvidenceFinder.find(List.of(given));
        assertThat(evidence.files())
                .extracting(file -> file.name().substring(given.toString().length()))
                .containsExactlyInAnyOrder(
                        "!/d/audit.log",
                        "!/d/audit.log (entry 2)",
                        "!/etc/cron.d/audit.log",
                        "!/absolute/var/log/audit/audit.log",
                        "!/$'a/\\e[2Jx/audit.log'");
        assertThat(folder).isDirectoryNotContaining(path -> !path.equals(given));
        AuditTrail trail = load(given);
        assertThat(trail.files())
                .filteredOn(report -> report.file().name().endsWith("d/audit.log (entry 2)"))
                .singleElement()
                .satisfies(report -> assertThat(report.duplicateOf()).isNotNull());
    }

    @Test
    void linesOfPackedEvidenceAreReadAgain() throws IOException {
        Path given = write(
                "given",
                Packed.archive(ArchiveKind.TAR, Map.of("audit.log.2.xz", Packed.compress(Compression.XZ, log))));
        var file = EvidenceFinder.find(List.of(given)).files().getFirst();
        List<Integer> starts = new ArrayList<>(List.of(0));
        for (int i = 0; i < log.length - 1; i++) {
            if (log[i] == '\n') {
                starts.add(i + 1);
            }
        }
        try (EvidenceLines lines = new EvidenceLines()) {
            for (int at : new int[] {starts.size() - 1, 0, starts.size() / 2, 1, starts.size() - 2}) {
                int from = starts.get(at);
                int to = at + 1 < starts.size() ? starts.get(at + 1) - 1 : log.length - 1;
                assertThat(lines.read(file, from, 1 << 20).toArray()).isEqualTo(Arrays.copyOfRange(log, from, to));
            }
        }
    }

    @Test
    void aZipThatNeedsAPasswordIsSaid() throws IOException {
        byte[] zip = Packed.archive(ArchiveKind.ZIP, Map.of("var/log/audit/audit.log", log));
        // The flag of encryption, in the local head and in the directory.
        for (int i = 0; i < zip.length - 10; i++) {
            if (zip[i] == 'P' && zip[i + 1] == 'K') {
                int flag = zip[i + 2] == 3 && zip[i + 3] == 4 ? i + 6 : zip[i + 2] == 1 && zip[i + 3] == 2 ? i + 8 : -1;
                if (flag >= 0) {
                    zip[flag] |= 1;
                }
            }
        }
        AuditTrail trail = load(write("given.zip", zip));
        assertThat(trail.skipped()).singleElement().satisfies(skipped -> {
            assertThat(skipped.why()).contains("need a password");
            assertThat(skipped.failed()).isTrue();
        });
    }

    /// Every recorded log, in a tar.gz within a zip.
    @Test
    void recordedLogs() throws IOException {
        Path recorded = Path.of("../shared/corpus/recorded");
        assumeThat(recorded).as("recorded logs").isDirectory();
        try (var logs = Files.walk(recorded)) {
            for (Path path : logs.filter(p -> p.getFileName().toString().equals("audit.log"))
                    .toList()) {
                byte[] content = Files.readAllBytes(path);
                byte[] tar = Packed.archive(ArchiveKind.TAR, Map.of("var/log/audit/audit.log", content));
                Path packed = write(
                        "case.zip",
                        Packed.archive(ArchiveKind.ZIP, Map.of("x.tgz", Packed.compress(Compression.GZIP, tar))));
                Path plain = write("plain.log", content);
                assertSameRows(export(packed), export(plain));
                assertThat(load(packed).files())
                        .extracting(FileReport::container)
                        .containsExactly("zip, gzip, tar");
            }
        }
    }
}
