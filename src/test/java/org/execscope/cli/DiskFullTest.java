package org.execscope.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.ByteArrayOutputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.execscope.export.Manifest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// A disk that fills up while something is written: a message, a status, and nothing half-written that looks
/// whole.
final class DiskFullTest {
    private static final String SAMPLE = "sample-logs/web01/var/log/audit/audit.log";
    private static final Path FULL = Path.of("/dev/full");
    private static final int DISK = 64 << 10;
    /// What the smallest file takes of it.
    private static final int PAGE = 4 << 10;

    @TempDir
    Path folder;

    private final ByteArrayOutputStream err = new ByteArrayOutputStream();
    private Path disk = Path.of("");
    private Path small = Path.of("");

    @BeforeEach
    void prepare() throws IOException {
        disk = Files.createDirectory(folder.resolve("disk"));
        small = Files.writeString(folder.resolve("small.log"), """
                type=SYSCALL msg=audit(1700000000.123:77): arch=c000003e syscall=59 success=yes exit=0 ppid=1 pid=11
                type=EXECVE msg=audit(1700000000.123:77): argc=1 a0="id"
                """);
    }

    @AfterEach
    void unmount() throws IOException, InterruptedException {
        command("umount", disk.toString());
    }

    private static boolean command(String... words) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(words)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        return process.waitFor(20, TimeUnit.SECONDS) && process.exitValue() == 0;
    }

    /// Only those who may mount have a disk of their own that is so small.
    private void mountSmallDisk() throws IOException, InterruptedException {
        boolean mounted = Files.exists(FULL)
                && command("sh", "-c", "mount -t tmpfs -o size=" + DISK + " tmpfs '" + disk + "' 2>/dev/null");
        assumeTrue(mounted, "a small disk can't be mounted here");
    }

    private int run(PrintStream out, String... arguments) {
        return CommandLine.run(List.of(arguments), out, new PrintStream(err, true, StandardCharsets.UTF_8), _ -> 77);
    }

    private int run(String... arguments) {
        return run(new PrintStream(new ByteArrayOutputStream(), true, StandardCharsets.UTF_8), arguments);
    }

    private String said() {
        return err.toString(StandardCharsets.UTF_8);
    }

    private static List<String> names(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "export --format csv",
                "export --format jsonl",
                "tree",
                "tree --format json",
                "check",
                "check --format json"
            })
    void standardOutputOnAFullDisk(String command) throws IOException {
        assumeTrue(Files.exists(FULL), "no /dev/full here");
        try (PrintStream full = new PrintStream(new FileOutputStream(FULL.toFile()), false, StandardCharsets.UTF_8)) {
            assertThat(run(full, (command + " " + SAMPLE).split(" "))).isEqualTo(CommandLine.FAILED);
        }
        assertThat(said()).containsIgnoringCase("a write failed").doesNotContain("\tat ");
    }

    @Test
    void anExportThatDoesNotFitIsRemoved() throws IOException, InterruptedException {
        mountSmallDisk();
        Path old = Files.writeString(disk.resolve("old.csv"), "kept");
        assertThat(run("export", "--output", disk.resolve("new.csv").toString(), SAMPLE))
                .isEqualTo(CommandLine.FAILED);
        assertThat(run("export", "--output", old.toString(), SAMPLE)).isEqualTo(CommandLine.FAILED);
        assertThat(said()).contains("no space left on device", "were written and have been removed");
        assertThat(names(disk)).containsExactly("old.csv");
        assertThat(old).hasContent("kept");
    }

    @Test
    void anOlderManifestDoesNotStayBesideAnExportItDoesNotTellOf() throws IOException, InterruptedException {
        mountSmallDisk();
        Path export = disk.resolve("one.csv");
        Files.writeString(Manifest.beside(export), "{}");
        Files.write(disk.resolve("filler"), new byte[DISK - 2 * PAGE]);
        assertThat(run("export", "--output", export.toString(), small.toString()))
                .isEqualTo(CommandLine.FAILED);
        assertThat(names(disk)).containsExactly("filler", "one.csv");
    }

    /// The export stands, and the exit status and a message say that what should tell of it doesn't.
    @Test
    void aManifestThatDoesNotFitIsNoHalfManifest() throws IOException, InterruptedException {
        mountSmallDisk();
        Path export = disk.resolve("one.csv");
        Files.write(disk.resolve("filler"), new byte[DISK - PAGE]);
        assertThat(run("export", "--output", export.toString(), small.toString()))
                .isEqualTo(CommandLine.FAILED);
        assertThat(said()).contains("The export was written, but not its manifest");
        assertThat(export).isNotEmptyFile();
        assertThat(names(disk)).containsExactly("filler", "one.csv");
    }
}
