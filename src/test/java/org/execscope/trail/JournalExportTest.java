package org.execscope.trail;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import java.util.zip.GZIPOutputStream;
import org.execscope.bytes.Bytes;
import org.execscope.evidence.CancelToken;
import org.execscope.evidence.EvidenceFinder;
import org.execscope.evidence.Progress;
import org.execscope.evidence.RawLine;
import org.execscope.record.EvidenceProblem;
import org.execscope.record.ProblemKind;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// `journalctl -o export` gives the events that auditd's own log gives.
final class JournalExportTest {
    private static final String SYSCALL = "SYSCALL arch=c000003e syscall=59 success=yes exit=0 ppid=1 pid=77 auid=1000"
            + " uid=0 gid=0 euid=0 suid=0 fsuid=0 egid=0 sgid=0 fsgid=0 tty=pts0 ses=1 comm=\"id\" exe=\"/usr/bin/id\""
            + " key=\"k\"";
    private static final String EXECVE = "EXECVE argc=2 a0=\"id\" a1=C3A9";

    @TempDir
    Path folder;

    private final ByteArrayOutputStream export = new ByteArrayOutputStream();

    private void text(String field) {
        export.writeBytes((field + "\n").getBytes(StandardCharsets.UTF_8));
    }

    private void binary(String name, byte[] value) {
        text(name);
        export.writeBytes(ByteBuffer.allocate(8)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putLong(value.length)
                .array());
        export.writeBytes(value);
        export.write('\n');
    }

    /// @return where the entry begins
    private int entry(int type, String message, boolean asBinary) {
        int at = export.size();
        text("__CURSOR=s=1");
        text("__REALTIME_TIMESTAMP=1700000000000001");
        text("_TRANSPORT=audit");
        // A length of ten has a byte that looks like a line feed.
        binary("_NOISE", "a\n\n__CURSOR".substring(0, 10).getBytes(StandardCharsets.UTF_8));
        text("_HOSTNAME=web01");
        text("_AUDIT_TYPE=" + type);
        text("_AUDIT_ID=42");
        text("_SOURCE_REALTIME_TIMESTAMP=1700000000007000");
        if (asBinary) {
            binary("MESSAGE", message.getBytes(StandardCharsets.UTF_8));
        } else {
            text("MESSAGE=" + message);
        }
        export.write('\n');
        return at;
    }

    private AuditTrail read(Path file) {
        return TrailLoader.load(
                EvidenceFinder.find(List.of(file)),
                Progress.NONE,
                null,
                new CancelToken(),
                new ReadingPlan(2, 64, true));
    }

    private AuditTrail read() throws IOException {
        return read(Files.write(folder.resolve("journal"), export.toByteArray()));
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void recordsOfTheAuditTransport(boolean asBinary) throws IOException {
        entry(1300, SYSCALL, asBinary);
        int second = entry(1309, EXECVE, asBinary);
        AuditTrail trail = read();
        assertThat(trail.execves().size()).isEqualTo(1);
        int event = trail.execves().at(0);
        assertThat(trail.events().timeMillis(event)).isEqualTo(1_700_000_000_007L);
        assertThat(trail.events().serial(event)).isEqualTo(42);
        assertThat(trail.events().arguments(event)).containsExactly(Bytes.utf8("id"), Bytes.utf8("é"));
        assertThat(trail.events().hosts().get(trail.events().host(event)).label())
                .isEqualTo("web01");
        assertThat(trail.problems()).isEmpty();
        assertThat(trail.files().getFirst().container()).isEqualTo("journal export");
        Bytes raw = RawLine.read(trail.files().getFirst().file(), second, 4000);
        assertThat(new String(raw.toArray(), StandardCharsets.UTF_8))
                .startsWith("__CURSOR=s=1")
                .contains("EXECVE argc=2");
    }

    @Test
    void insideOfACompressionAndWithForeignEntries() throws IOException {
        text("__CURSOR=s=0");
        text("__REALTIME_TIMESTAMP=1");
        text("_TRANSPORT=stdout");
        text("MESSAGE=hello");
        export.write('\n');
        entry(1300, SYSCALL, true);
        entry(1309, EXECVE, false);
        Path packed = folder.resolve("journal.gz");
        try (GZIPOutputStream out = new GZIPOutputStream(Files.newOutputStream(packed))) {
            out.write(export.toByteArray());
        }
        AuditTrail trail = read(packed);
        assertThat(trail.execves().size()).isEqualTo(1);
        assertThat(trail.problems()).isEmpty();
    }

    /// The hash is of the bytes as they stand in the evidence, which any other program can compute.
    @Test
    void theHashIsOfTheBytesOnDisk() throws Exception {
        entry(1300, SYSCALL, true);
        entry(1309, EXECVE, false);
        String expected =
                HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(export.toByteArray()));
        FileReport plain = read().files().getFirst();
        assertThat(plain.sha256()).isEqualTo(expected);
        assertThat(plain.custody())
                .isNotNull()
                .satisfies(disk -> assertThat(disk.sha256()).isEqualTo(expected));
        Path packed = folder.resolve("journal.gz");
        ByteArrayOutputStream gzip = new ByteArrayOutputStream();
        try (GZIPOutputStream out = new GZIPOutputStream(gzip)) {
            out.write(export.toByteArray());
        }
        Files.write(packed, gzip.toByteArray());
        assertThat(read(packed).files().getFirst().sha256()).isEqualTo(expected);
        // Cut in the packed bytes: what could be unpacked is what is hashed.
        Files.write(packed, Arrays.copyOf(gzip.toByteArray(), gzip.size() - 12));
        FileReport cut = read(packed).files().getFirst();
        assertThat(cut.complete()).isFalse();
        assertThat(cut.sha256())
                .isEqualTo(HexFormat.of()
                        .formatHex(MessageDigest.getInstance("SHA-256")
                                .digest(Arrays.copyOf(export.toByteArray(), (int) cut.size()))));
    }

    @Test
    void anEntryThatIsCutIsAProblem() throws IOException {
        entry(1300, SYSCALL, true);
        entry(1309, EXECVE, true);
        byte[] whole = export.toByteArray();
        AuditTrail trail = read(Files.write(folder.resolve("cut"), Arrays.copyOf(whole, whole.length - 8)));
        assertThat(trail.execves().size()).isEqualTo(1);
        assertThat(trail.events().arguments(trail.execves().at(0))).isNull();
        assertThat(trail.problems())
                .extracting(EvidenceProblem::kind)
                .contains(ProblemKind.BAD_HEADER, ProblemKind.NO_FINAL_NEWLINE);
    }

    /// Whatever is broken: it ends, and offsets stay within the file.
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void anyDamageEndsWithoutAFault(long seed) throws IOException {
        for (int i = 0; i < 4; i++) {
            entry(1300, SYSCALL, i % 2 == 0);
            entry(1309, EXECVE, i % 2 != 0);
        }
        Random random = new Random(seed);
        for (int round = 0; round < 40; round++) {
            byte[] damaged = export.toByteArray();
            for (int i = 0; i < 3; i++) {
                damaged[20 + random.nextInt(damaged.length - 20)] =
                        (byte) "\n=\u0000\u001eA\u00ff".charAt(random.nextInt(6));
            }
            AuditTrail trail = read(Files.write(folder.resolve("damaged"), damaged));
            assertThat(trail.files().getFirst().size()).isEqualTo(damaged.length);
            trail.problems().forEach(problem -> assertThat(problem.offset()).isLessThan(damaged.length));
        }
    }
}
