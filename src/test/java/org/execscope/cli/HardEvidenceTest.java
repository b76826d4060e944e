package org.execscope.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// Evidence that is hard to read: the export has all that can be read, standard error says what can't, and the
/// exit status tells.
@Timeout(120)
final class HardEvidenceTest {
    private static final Path SAMPLE = Path.of("sample-logs/web01/var/log/audit/audit.log");

    @TempDir
    Path folder;

    private final ByteArrayOutputStream err = new ByteArrayOutputStream();
    private byte[] sample = {};
    private long rows;

    @BeforeEach
    void countRows() throws IOException {
        sample = Files.readAllBytes(SAMPLE);
        rows = export(0, SAMPLE);
        assertThat(rows).isGreaterThan(100);
    }

    /// How many events the export has.
    private long export(int status, Path... evidence) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        List<String> arguments = new ArrayList<>(List.of("export", "--format", "jsonl"));
        Arrays.stream(evidence).map(Path::toString).forEach(arguments::add);
        int got = CommandLine.run(
                arguments,
                new PrintStream(out, false, StandardCharsets.UTF_8),
                new PrintStream(err, true, StandardCharsets.UTF_8),
                _ -> 77);
        assertThat(got).as(said()).isEqualTo(status);
        return out.toString(StandardCharsets.UTF_8).lines().count();
    }

    private String said() {
        return err.toString(StandardCharsets.UTF_8);
    }

    @Test
    void aLoopOfFoldersIsWalkedOnce() throws IOException {
        Path logs = Files.createDirectories(folder.resolve("case/web01/var/log/audit"));
        Files.write(logs.resolve("audit.log"), sample);
        Files.createSymbolicLink(logs.resolve("deeper"), folder.resolve("case"));
        Files.createSymbolicLink(folder.resolve("case/up"), folder);
        Files.createSymbolicLink(folder.resolve("case/self"), folder.resolve("case/self"));
        assertThat(export(0, folder)).isEqualTo(rows);
    }

    @Test
    void aLogThatIsALoopIsSaid() throws IOException {
        Files.write(folder.resolve("audit.log"), sample);
        Files.createSymbolicLink(folder.resolve("audit.log.1"), folder.resolve("audit.log.1"));
        assertThat(export(CommandLine.INCOMPLETE, folder)).isEqualTo(rows);
        assertThat(said()).contains("audit.log.1");
    }

    @Test
    void aFileWithoutPermissionIsSaidAndTheOthersAreRead() throws IOException {
        Files.write(folder.resolve("audit.log"), sample);
        Path locked = Files.write(folder.resolve("audit.log.1"), sample);
        Files.setPosixFilePermissions(locked, PosixFilePermissions.fromString("---------"));
        assumeFalse(Files.isReadable(locked), "nothing is forbidden to this user");
        assertThat(export(CommandLine.INCOMPLETE, folder)).isEqualTo(rows);
        assertThat(said()).contains("audit.log.1 can't be read: permission denied");
    }

    @Test
    void whatIsNoFileIsSaid() throws IOException {
        Path log = Files.write(folder.resolve("audit.log"), sample);
        assertThat(export(CommandLine.INCOMPLETE, log, Path.of("/dev/zero"), folder.resolve("gone")))
                .isEqualTo(rows);
        assertThat(said())
                .contains("/dev/zero is not a file or folder (a device, pipe or socket)", "gone does not exist");
    }

    /// Cut in the middle of its packed bytes, and damaged there.
    @Test
    void aPackedLogGivesWhatComesBeforeItsDamage() throws IOException {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (OutputStream out = new GZIPOutputStream(packed)) {
            out.write(sample);
        }
        byte[] bytes = packed.toByteArray();
        Path cut = Files.write(folder.resolve("cut.gz"), Arrays.copyOf(bytes, bytes.length / 2));
        assertThat(export(CommandLine.INCOMPLETE, cut)).isBetween(rows / 4, rows - 1);
        assertThat(said()).contains("cut.gz ends early at compressed byte");
        Arrays.fill(bytes, bytes.length / 2, bytes.length / 2 + 64, (byte) 0xff);
        Path damaged = Files.write(folder.resolve("damaged.gz"), bytes);
        assertThat(export(CommandLine.INCOMPLETE, damaged)).isBetween(rows / 4, rows - 1);
        assertThat(said()).contains("damaged.gz is damaged near compressed byte");
    }

    /// Each is a line that can't be parsed; so many are listed, the others counted, and none costs an event.
    @Test
    void aMillionLinesOfOneByte() throws IOException {
        Path path = folder.resolve("audit.log");
        try (OutputStream out = Files.newOutputStream(path)) {
            out.write("x\n".repeat(200_000).getBytes(StandardCharsets.US_ASCII));
            out.write(sample);
            out.write("x\n".repeat(800_000).getBytes(StandardCharsets.US_ASCII));
        }
        assertThat(export(CommandLine.INCOMPLETE, path)).isEqualTo(rows);
        assertThat(said()).contains("1,000,000 of 1,0").contains("lines could not be parsed, the first is line 1;");
    }

    @Test
    void aLineOfManyMegabytes() throws IOException {
        Path path = folder.resolve("audit.log");
        byte[] line = "type=SYSCALL msg=audit(1700000000.123:77): ".getBytes(StandardCharsets.US_ASCII);
        byte[] piece = new byte[1 << 20];
        Arrays.fill(piece, (byte) 'x');
        try (OutputStream out = Files.newOutputStream(path)) {
            out.write(line);
            for (int i = 0; i < 64; i++) {
                out.write(piece);
            }
            out.write('\n');
            out.write(sample);
        }
        assertThat(export(0, path)).isEqualTo(rows);
    }
}
