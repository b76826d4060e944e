package org.execscope.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.execscope.export.Manifest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The form of a file's lines, as a person wants it.
final class ShapeTest {
    @TempDir
    Path folder;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    private int run(String... arguments) {
        out.reset();
        err.reset();
        return CommandLine.run(
                List.of(arguments),
                new PrintStream(out, false, StandardCharsets.UTF_8),
                new PrintStream(err, true, StandardCharsets.UTF_8),
                _ -> 77);
    }

    private long rows() {
        return out.toString(StandardCharsets.UTF_8).lines().count();
    }

    private String said() {
        return err.toString(StandardCharsets.UTF_8);
    }

    private static String bare(int serial) {
        return "type=SYSCALL msg=audit(1700000000.123:" + serial
                + "): arch=c000003e syscall=59 success=yes exit=0 ppid=1"
                + " pid=11 auid=0 uid=0 gid=0 euid=0 suid=0 fsuid=0 egid=0 sgid=0 fsgid=0 tty=pts0 ses=3 comm=\"id\""
                + " exe=\"/usr/bin/id\" key=\"k\"\n";
    }

    /// A program can write a stamp into a log of its own; the analyst who knows that this file is auditd's says so.
    @Test
    void ofAuditdOnlyRecordsThatBeginTheirLines() throws IOException {
        Path log = Files.writeString(folder.resolve("audit.log"), bare(1) + "May 29 20:10:35 web evil: " + bare(2));
        assertThat(run("export", "--format", "jsonl", log.toString())).isZero();
        assertThat(rows()).isEqualTo(2);
        assertThat(run("export", "--format", "jsonl", "--shape", "auditd", log.toString()))
                .isEqualTo(CommandLine.INCOMPLETE);
        assertThat(rows()).isEqualTo(1);
        assertThat(said()).contains("1 of 2 lines could not be parsed, the first is line 2");
        assertThat(run("export", "--format", "jsonl", "--shape", "syslog", log.toString()))
                .isZero();
        assertThat(rows()).isEqualTo(2);
    }

    @Test
    void ofAJournalOnlyItsEntries() throws IOException {
        String entry = "{\"__REALTIME_TIMESTAMP\":\"1\",\"_TRANSPORT\":\"audit\",\"_AUDIT_TYPE\":\"1300\","
                + "\"_AUDIT_ID\":\"5\",\"_SOURCE_REALTIME_TIMESTAMP\":\"1700000000007000\",\"MESSAGE\":\""
                + bare(5).strip()
                        .replace("type=", "")
                        .replaceAll("msg=audit\\([^ ]* ", "")
                        .replace("\"", "\\\"")
                + "\"}\n";
        Path log = Files.writeString(folder.resolve("journal.json"), entry + bare(2));
        assertThat(run("export", "--format", "jsonl", log.toString())).isZero();
        assertThat(rows()).isEqualTo(2);
        assertThat(run("export", "--format", "jsonl", "--shape", "journal-json", log.toString()))
                .isEqualTo(CommandLine.INCOMPLETE);
        assertThat(rows()).isEqualTo(1);
        assertThat(run("export", "--format", "jsonl", "--shape", "auditd", log.toString()))
                .isEqualTo(CommandLine.INCOMPLETE);
        assertThat(rows()).isEqualTo(1);
    }

    /// Its beginning was cut off, so that nothing says what it is.
    @Test
    void aJournalExportThatBeginsInTheMiddle() throws IOException {
        String fields = "_TRANSPORT=audit\n_AUDIT_TYPE=1300\n_AUDIT_ID=5\n_SOURCE_REALTIME_TIMESTAMP=1700000000007000\n"
                + "MESSAGE=SYSCALL " + bare(5).strip().replaceAll("type=SYSCALL msg=audit\\([^ ]* ", "") + "\n\n";
        Path log = Files.writeString(folder.resolve("journal"), fields + "__CURSOR=s=1\n" + fields);
        run("export", "--format", "jsonl", log.toString());
        assertThat(rows()).isZero();
        assertThat(run("export", "--format", "jsonl", "--shape", "journal=journal-export", log.toString()))
                .isEqualTo(CommandLine.INCOMPLETE);
        assertThat(rows()).isEqualTo(1);
    }

    @Test
    void whatIsChosenIsReadToItsEnd() throws IOException {
        Path log = Files.writeString(folder.resolve("late"), "\u0001\n".repeat(1_500_000) + bare(1));
        assertThat(run("export", "--format", "jsonl", log.toString())).isEqualTo(CommandLine.INCOMPLETE);
        assertThat(rows()).isZero();
        assertThat(said())
                .contains("has no audit records in its first 1 MB, so it was left out; --shape reads it to its end");
        run("export", "--format", "jsonl", "--shape", "auditd", log.toString());
        assertThat(rows()).isEqualTo(1);
    }

    @Test
    void whatALoggerWroteIsReadWhereverItsRecordsBegin() throws IOException {
        Path log = Files.writeString(folder.resolve("late"), "x (yet)\n".repeat(500_000) + bare(1));
        run("export", "--format", "jsonl", log.toString());
        assertThat(rows()).isEqualTo(1);
        Files.writeString(log, "x (yet)\n".repeat(500_000));
        assertThat(run("export", "--format", "jsonl", log.toString())).isEqualTo(CommandLine.INCOMPLETE);
        assertThat(said()).contains("late has no audit records").doesNotContain("1 MB");
    }

    /// The first record stands within the first megabyte, at whatever border pieces are cut.
    @Test
    void recordsBehindALongLineAreRecordsOfTheFirstMegabyte() throws IOException {
        for (int length : new int[] {70_000, 500_000, 790_000, 990_000}) {
            Path log =
                    Files.writeString(folder.resolve("audit.log"), "x".repeat(length) + "\n" + bare(1).repeat(9_000));
            run("export", "--format", "jsonl", log.toString());
            assertThat(said()).as("a line of " + length).doesNotContain("first 1 MB");
            assertThat(rows()).isEqualTo(1);
        }
    }

    @Test
    void theChoiceIsForOneFileAndStandsInWhatIsWritten() throws IOException {
        Path logs = Files.createDirectory(folder.resolve("logs"));
        Files.writeString(logs.resolve("audit.log"), "May 29 20:10:35 web: " + bare(1));
        Files.writeString(logs.resolve("audit.log.1"), "May 29 20:10:35 web: " + bare(2));
        Path csv = folder.resolve("x.csv");
        assertThat(run("export", "--shape", "audit.log.1=auditd", "--output", csv.toString(), logs.toString()))
                .isEqualTo(CommandLine.INCOMPLETE);
        assertThat(csv).content().hasLineCount(2).contains(",1,");
        assertThat(Manifest.beside(csv)).content().containsOnlyOnce("\"read_as\" : \"auditd\"");
        run("check", "--shape", "audit.log.1=auditd", logs.toString());
        assertThat(out.toString(StandardCharsets.UTF_8)).containsOnlyOnce("; read as auditd, by choice)");
        assertThat(run("export", "--shape", "gone=auditd", logs.toString())).isEqualTo(CommandLine.FAILED);
        assertThat(said()).contains("--shape: the evidence has no file gone");
        assertThat(run("export", "--shape", "laurel", logs.toString())).isEqualTo(CommandLine.USAGE);
        assertThat(said()).contains("there is no shape laurel; they are detected, auditd, syslog");
    }
}
