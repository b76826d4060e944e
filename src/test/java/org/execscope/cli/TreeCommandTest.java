package org.execscope.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

class TreeCommandTest {
    private static final String EVENT = """
            type=SYSCALL msg=audit(%1$d.000:%2$d): arch=c000003e syscall=59 success=yes exit=0 ppid=%3$d pid=%4$d \
            auid=1000 uid=0 gid=0 euid=0 suid=0 fsuid=0 egid=0 sgid=0 fsgid=0 tty=pts0 ses=3 comm="x" \
            exe="/usr/bin/%5$s" key="procmon"
            type=EXECVE msg=audit(%1$d.000:%2$d): argc=1 a0=%6$s
            """;

    @TempDir
    Path folder;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    @BeforeEach
    void writeLog() throws IOException {
        Files.writeString(
                folder.resolve("audit.log"),
                EVENT.formatted(1_700_000_000, 10, 400, 500, "sh", "\"sh\"")
                        + EVENT.formatted(1_700_000_001, 11, 500, 501, "evil\\\" ]; x", "1B5B6D220A5C5D3B")
                        + EVENT.formatted(1_700_000_002, 12, 501, 502, "id", "\"id\""));
    }

    private int run(String... options) {
        List<String> arguments = new ArrayList<>(List.of("tree"));
        arguments.addAll(Arrays.asList(options));
        arguments.add(folder.resolve("audit.log").toString());
        return CommandLine.run(
                arguments,
                new PrintStream(out, true, StandardCharsets.UTF_8),
                new PrintStream(err, true, StandardCharsets.UTF_8),
                _ -> 77);
    }

    private List<String> lines() {
        return out.toString(StandardCharsets.UTF_8).lines().toList();
    }

    @Test
    void textIsAlignedAndEscaped() {
        assertThat(run()).isZero();
        assertThat(lines()).hasSize(5);
        assertThat(lines().get(0)).isEqualTo("host host, boot 1");
        assertThat(lines().get(1)).contains("  400  ").endsWith("(not in the log, known only as a parent)");
        assertThat(lines().get(2))
                .startsWith("≤2023-11-14 22:13:20.000       500  0")
                .endsWith("/usr/bin/sh  sh");
        assertThat(lines().get(3)).contains("\\e[m").doesNotContain("\u001b");
        assertThat(lines().get(4).indexOf("/usr/bin/id"))
                .isGreaterThan(lines().get(2).indexOf("/usr/bin/sh"));
    }

    @Test
    void oneProcessAndWhatItStarted() {
        assertThat(run("--root", "501@2023-11-14T22:13:21")).isZero();
        assertThat(lines()).hasSize(3);
        assertThat(lines().get(1)).contains(" 501  ");
        assertThat(lines().get(2)).contains(" 502  ");
    }

    /// The processes of one host are never below one of another.
    @Test
    void everyProcessOfSeveralHostsStandsOnce() throws IOException {
        String log = Files.readString(folder.resolve("audit.log"));
        Files.writeString(
                folder.resolve("audit.log"),
                log.replace("type=", "node=a type=") + log.replace("type=", "node=b type="));
        assertThat(run()).isZero();
        assertThat(lines()).hasSize(10);
        for (String pid : List.of(" 400 ", " 500 ", " 501 ", " 502 ")) {
            assertThat(lines()).filteredOn(line -> line.contains(pid)).hasSize(2);
        }
        assertThat(lines().get(0)).isEqualTo("host a, boot 1");
        assertThat(lines().get(5)).isEqualTo("host b, boot 1");
    }

    @Test
    void levelsAndFilter() {
        assertThat(run("--depth", "2")).isZero();
        assertThat(lines()).hasSize(3);
        out.reset();
        assertThat(run("--filter", "pid == 500")).isZero();
        assertThat(lines()).hasSize(3);
    }

    @Test
    void jsonHasEachProcessWithItsReasons() {
        assertThat(run("--format", "json", "--filter", "pid == 502")).isZero();
        JsonNode all = new ObjectMapper().readTree(out.toString(StandardCharsets.UTF_8));
        assertThat(all.size()).isEqualTo(4);
        assertThat(all.get(0).get("in_log").asBoolean()).isFalse();
        assertThat(all.get(2).get("matches").asBoolean()).isFalse();
        JsonNode last = all.get(3);
        assertThat(last.get("matches").asBoolean()).isTrue();
        assertThat(last.get("process").asString()).isEqualTo("host/1/502.0");
        assertThat(last.get("parent").asString()).isEqualTo("host/1/501.0");
        assertThat(last.get("parent_certainty").asString()).isEqualTo("likely");
        assertThat(last.get("parent_reason").asString()).contains("too few were seen to be sure");
        assertThat(last.get("start").asString()).isEqualTo("2023-11-14T22:13:22.000Z");
    }

    /// One process a line, as the text has it.
    @Test
    void jsonIsAnArrayOfLines() {
        assertThat(run("--format", "json")).isZero();
        assertThat(lines()).hasSize(4);
        assertThat(lines().getFirst()).startsWith("[{\"process\":").endsWith("},");
        assertThat(lines().get(1)).startsWith(" {\"process\":").endsWith("},");
        assertThat(lines().getLast()).startsWith(" {\"process\":").endsWith("}]");
        out.reset();
        run("--format", "json", "--filter", "pid == 77");
        assertThat(out.toString(StandardCharsets.UTF_8)).isEqualTo("[]\n");
    }

    @Test
    void dotStaysWithinItsQuotes() {
        assertThat(run("--format", "dot")).isZero();
        assertThat(lines().getFirst()).isEqualTo("digraph processes {");
        assertThat(lines().getLast()).isEqualTo("}");
        for (String line : lines().subList(3, lines().size() - 1)) {
            String outside = line.replaceAll("\"(\\\\.|[^\"\\\\])*\"", "S");
            assertThat(outside)
                    .matches(
                            "  S \\[label=S(, color=gray, fontcolor=gray)?\\];|  S -> S( \\[style=dashed, label=S\\])?;");
        }
    }

    @Test
    void mistakesAreNamedBeforeAnythingIsRead() {
        assertThat(run("--root", "soon")).isEqualTo(2);
        assertThat(run("--root", "5@noon")).isEqualTo(2);
        assertThat(run("--depth", "0")).isEqualTo(2);
        assertThat(err.toString(StandardCharsets.UTF_8)).contains("PID@TIME", "2026-03-14T14:07:51", "--depth");
        assertThat(run("--root", "77@2023-11-14T22:13:21")).isEqualTo(1);
        assertThat(out.size()).isZero();
    }

    private String said() {
        return err.toString(StandardCharsets.UTF_8);
    }

    private void log(String lines) throws IOException {
        Files.writeString(folder.resolve("audit.log"), lines);
    }

    @Test
    void saysThatNothingMatches() {
        assertThat(run("--filter", "exe : nothing-like-this")).isZero();
        assertThat(out.size()).isZero();
        assertThat(said()).contains("no process matches");
        assertThat(run("--format", "json", "--filter", "exe : nothing-like-this"))
                .isZero();
        assertThat(new ObjectMapper()
                        .readTree(out.toString(StandardCharsets.UTF_8))
                        .size())
                .isZero();
        out.reset();
        assertThat(run("--format", "dot", "--filter", "exe : nothing-like-this"))
                .isZero();
        assertThat(lines()).startsWith("digraph processes {").endsWith("}").hasSize(4);
    }

    @Test
    void emptyEvidenceIsNamed() throws IOException {
        log("");
        int status = run();
        assertThat(out.size()).isZero();
        assertThat(said()).contains("audit.log").contains("empty");
        assertThat(status).isEqualTo(3);
    }

    @Test
    void aPidThatNobodyHadIsNamed() {
        assertThat(run("--root", "77@2023-11-14T22:13:21")).isEqualTo(1);
        assertThat(said()).contains("no process with the pid of 77@2023-11-14T22:13:21 is in the log");
    }

    @Test
    void aRootThatIsKnownLaterAloneIsSaidToBe() {
        assertThat(run("--root", "502@2023-11-14T22:00:00")).isZero();
        assertThat(lines()).hasSize(2);
        assertThat(said())
                .contains("taken for the process host/1/502.0", "first known at 2023-11-14T22:13:22Z")
                .contains("after the time that was given");
        err.reset();
        assertThat(run("--root", "502@2023-11-14T22:13:22")).isZero();
        assertThat(said()).isEmpty();
    }

    @Test
    void ofSeveralHoldersOfAPidTheOneTakenIsNamed() throws IOException {
        log(EVENT.formatted(1_700_000_000, 10, 400, 500, "sh", "\"sh\"")
                + EVENT.formatted(1_700_000_001, 11, 500, 501, "id", "\"id\"")
                + EVENT.formatted(1_700_000_100, 12, 777, 501, "ls", "\"ls\""));
        assertThat(run("--root", "501@2023-11-14T22:20:00")).isZero();
        assertThat(said()).contains("taken for the process host/1/501.1", "one of 2 that had this pid");
        assertThat(lines().getLast()).endsWith("/usr/bin/ls  ls");
    }

    @Test
    void aPidOnTwoHostsIsShownOnBoth() throws IOException {
        String log = Files.readString(folder.resolve("audit.log"));
        log(log.replace("type=", "node=a type=") + log.replace("type=", "node=b type="));
        assertThat(run("--root", "501@2023-11-14T22:20:00")).isZero();
        assertThat(said()).contains("2 hosts had a process with the pid 501; each is shown");
        assertThat(lines()).filteredOn(line -> line.startsWith("host ")).hasSize(2);
    }

    private static String hex(String text) {
        return java.util.HexFormat.of().withUpperCase().formatHex(text.getBytes(StandardCharsets.UTF_8));
    }

    /// Names that would draw, reorder or end a line, and an argument of 100 KB: in no format does any of it reach the
    /// reader as it is, and in none is it lost.
    @Test
    void hostileNamesAndLongArguments() throws IOException {
        String hostile = "\u001b[2J\n\u202etxt.exe\u200b\u0007\r\"]};";
        String long_ = "x".repeat(100_000);
        log(EVENT.formatted(1_700_000_000, 10, 400, 500, "sh", "\"sh\"")
                + EVENT.formatted(1_700_000_001, 11, 500, 501, "id", hex(hostile))
                        .replace("exe=\"/usr/bin/id\"", "exe=" + hex("/tmp/" + hostile))
                        .replace("comm=\"x\"", "comm=" + hex(hostile.substring(0, 12)))
                + EVENT.formatted(1_700_000_002, 12, 501, 502, "id", "\"" + long_ + "\""));
        for (String format : List.of("text", "dot", "json")) {
            out.reset();
            assertThat(run("--format", format)).isZero();
            String all = out.toString(StandardCharsets.UTF_8);
            if (!format.equals("json")) {
                assertThat(all).doesNotContainPattern("[\\x00-\\x09\\x0b-\\x1f\\x7f\\u202a-\\u202e\\u200b-\\u200f]");
                assertThat(all).contains("\\u202e");
            }
        }
        JsonNode json = new ObjectMapper().readTree(out.toString(StandardCharsets.UTF_8));
        assertThat(json.get(2).get("argv").get(0).asString()).isEqualTo(hostile);
        assertThat(json.get(2).get("exe").asString()).isEqualTo("/tmp/" + hostile);
        assertThat(json.get(3).get("argv").get(0).asString()).isEqualTo(long_);
        out.reset();
        assertThat(run()).isZero();
        assertThat(lines()).hasSize(5).allMatch(line -> line.length() < 3_000);
        assertThat(lines().getLast()).contains("x… +98,000 bytes");
    }

    /// As `head` does: the rest isn't wanted, and that is no fault.
    @Test
    void endsQuietlyWhereTheReaderHasEnough() throws Exception {
        StringBuilder log = new StringBuilder();
        for (int i = 0; i < 20_000; i++) {
            log.append(EVENT.formatted(1_700_000_000 + i, 10 + i, 400, 500 + i, "sh", "\"sh\""));
        }
        log(log.toString());
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        "org.execscope.Main",
                        "tree",
                        folder.resolve("audit.log").toString())
                .redirectError(folder.resolve("err").toFile())
                .start();
        try (var reader = process.inputReader(StandardCharsets.UTF_8)) {
            assertThat(reader.readLine()).startsWith("host ");
        }
        assertThat(process.waitFor(60, java.util.concurrent.TimeUnit.SECONDS)).isTrue();
        assertThat(process.exitValue()).isZero();
        assertThat(Files.readString(folder.resolve("err"))).doesNotContain("execscope:");
    }
}
