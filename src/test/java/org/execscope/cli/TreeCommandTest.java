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
}
