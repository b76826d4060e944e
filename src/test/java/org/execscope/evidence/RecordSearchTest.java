package org.execscope.evidence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CancellationException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/// A logger's file may hold nothing of ours for megabytes: it is looked through to its end.
final class RecordSearchTest {
    private static final String QUIET = "May 29 20:10:35 web kernel: nothing (yet) of the audit system\n";
    private static final String RECORD = "May 29 21:10:35 web kernel: type=2000 audit(1685390993.887:1): initialized\n";
    private static final int LATE = 3_000_000;

    @TempDir
    Path folder;

    private static byte[] late() {
        return Packed.utf8(QUIET.repeat(LATE / QUIET.length()) + RECORD + QUIET);
    }

    private Evidence find(String name, byte[] content) throws IOException {
        Path path = folder.resolve(name);
        Files.createDirectories(path.getParent());
        Files.write(path, content);
        return EvidenceFinder.find(List.of(folder));
    }

    private static void assertTaken(Evidence evidence) {
        assertThat(evidence.skipped()).isEmpty();
        assertThat(evidence.files()).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"var/log/messages", "var/log/syslog.1", "var/log/journal.json"})
    void aFileWhoseRecordsComeLateIsTaken(String name) throws IOException {
        assertTaken(find(name, late()));
    }

    @ParameterizedTest
    @EnumSource(
            value = Compression.class,
            names = {"GZIP", "XZ", "ZSTD"})
    void aPackedOneToo(Compression compression) throws IOException {
        assertTaken(find("var/log/messages-20260101.gz", Packed.compress(compression, late())));
    }

    @ParameterizedTest
    @EnumSource(ArchiveKind.class)
    void andInAnArchive(ArchiveKind kind) throws IOException {
        Map<String, byte[]> files = new LinkedHashMap<>();
        files.put("var/log/messages", late());
        files.put("var/log/messages-20260101.gz", Packed.compress(Compression.GZIP, late()));
        Evidence evidence = find("collection", Packed.archive(kind, files));
        assertThat(evidence.skipped()).isEmpty();
        assertThat(evidence.files()).hasSize(2);
    }

    @Test
    void whatACrashLeftBeforeTheRecordsIsNoReason() throws IOException {
        byte[] content = late();
        Arrays.fill(content, 1000, 900_000, (byte) 0);
        assertTaken(find("var/log/messages", content));
    }

    /// At whatever border of what is read at a time.
    @Test
    void theRecordIsFoundWhereverItStands() {
        byte[] log = late();
        Random random = new Random(5);
        int stamp = "audit(1".length();
        for (int i = 0; i < 60; i++) {
            byte[] quiet = Packed.utf8(QUIET.repeat(LATE / QUIET.length()));
            // The first piece has 1,000,000 bytes, the others 262,144.
            int border = 1_000_000 + 262_144 * random.nextInt(5);
            int at = border - random.nextInt(stamp + 1);
            System.arraycopy(Packed.utf8("audit(1"), 0, quiet, at, stamp);
            assertThat(objection(quiet)).as("at %d", at).isNull();
        }
        assertThat(objection(Arrays.copyOf(log, log.length - RECORD.length() - QUIET.length())))
                .isEqualTo("has no audit records");
    }

    private static String objection(byte[] content) {
        return RecordSearch.objection(
                new java.io.ByteArrayInputStream(content), new CancelToken(), Progress.NONE, "messages");
    }

    @Test
    void whatIsLeftOutIsLeftForAReason() throws IOException {
        byte[] noise = new byte[LATE];
        new Random(1).nextBytes(noise);
        assertThat(find("var/log/messages", noise).skipped())
                .extracting(Skipped::why)
                .startsWith("is not text, and has no audit records in its first 1 MB");
        byte[] gzip = Packed.compress(Compression.GZIP, late());
        assertThat(find("var/log/messages", Arrays.copyOf(gzip, gzip.length / 2))
                        .skipped())
                .first()
                .satisfies(left -> assertThat(left.why()).startsWith("has no audit records as far as it can be read:"));
        assertThat(find("var/log/messages", Packed.utf8(QUIET.repeat(LATE / QUIET.length())))
                        .skipped())
                .extracting(Skipped::why)
                .startsWith("has no audit records");
    }

    @Test
    void whatNeverEndsIsStopped() throws IOException {
        Map<String, byte[]> files = new LinkedHashMap<>();
        files.put("var/log/messages", Packed.utf8("x\n".repeat(1 << 28)));
        assertThat(find("collection.zip", Packed.archive(ArchiveKind.ZIP, files))
                        .skipped())
                .first()
                .satisfies(left -> assertThat(left.why()).contains("unpacks to more than 500 times its size"));
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void itCanBeStoppedAndTellsHowFarItIs(boolean packed) throws IOException {
        byte[] content = Packed.utf8(QUIET.repeat(LATE / QUIET.length()));
        Path path = folder.resolve("var/log/messages");
        if (packed) {
            path = folder.resolve("collection");
            content = Packed.archive(ArchiveKind.TAR, Map.of("var/log/messages", content));
        }
        Files.createDirectories(path.getParent());
        Files.write(path, content);
        CancelToken cancel = new CancelToken();
        List<Long> far = new ArrayList<>();
        assertThatThrownBy(() -> EvidenceFinder.find(List.of(folder), cancel, (done, total, what) -> {
                    if (what.endsWith("var/log/messages")) {
                        far.add(done);
                    }
                    if (done > 1_500_000) {
                        cancel.cancel();
                    }
                }))
                .isInstanceOf(CancellationException.class);
        assertThat(far).isSorted().startsWith(1_000_000L).hasSize(3);
    }

    /// A large file in an archive is passed over to get at the next: that tells how far it is and ends at once.
    @ParameterizedTest
    @EnumSource(
            value = ArchiveKind.class,
            names = {"TAR", "CPIO"})
    void passingOverALargeEntryCanBeStopped(ArchiveKind kind) throws IOException {
        byte[] noise = new byte[4_000_000];
        new Random(1).nextBytes(noise);
        Map<String, byte[]> files = new LinkedHashMap<>();
        files.put("disk.img", noise);
        files.put("var/log/audit/audit.log", Packed.utf8(RECORD));
        Path path = folder.resolve("collection.gz");
        Files.write(path, Packed.compress(Compression.GZIP, Packed.archive(kind, files)));
        Evidence evidence = EvidenceFinder.find(List.of(path));
        CancelToken cancel = new CancelToken();
        List<Long> far = new ArrayList<>();
        assertThatThrownBy(() -> EvidenceFinder.find(List.of(path), cancel, (done, total, what) -> {
                    assertThat(total).isEqualTo(path.toFile().length());
                    far.add(done);
                    if (done > 1_000_000) {
                        cancel.cancel();
                    }
                }))
                .isInstanceOf(CancellationException.class);
        assertThat(far).isSorted().hasSizeGreaterThan(5);
        assertThat(far.getLast()).isLessThan(1_200_000);
        assertThatThrownBy(() -> evidence.files().getFirst().open(cancel)).isInstanceOf(CancellationException.class);
        try (EvidenceStream stream = evidence.files().getFirst().open(new CancelToken())) {
            assertThat(stream.read(new byte[100], 0, 100)).isEqualTo(RECORD.length());
        }
    }
}
