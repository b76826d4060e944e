package org.execscope.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import org.execscope.export.Manifest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

class CommandLineTest {
    private static final String EVENT = """
            type=SYSCALL msg=audit(1700000000.123:77): arch=c000003e syscall=59 success=yes exit=0 ppid=10 pid=11 \
            auid=1000 uid=0 gid=0 euid=0 suid=0 fsuid=0 egid=0 sgid=0 fsgid=0 tty=pts0 ses=3 comm="id" \
            exe="/usr/bin/id" key="procmon"
            type=EXECVE msg=audit(1700000000.123:77): argc=2 a0="=id" a1=FF
            type=CWD msg=audit(1700000000.123:77): cwd="/root"
            """;

    @TempDir
    Path folder;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();
    private Path log = Path.of("");

    @BeforeEach
    void writeLog() throws IOException {
        log = Files.createDirectory(folder.resolve("evidence")).resolve("audit.log");
        Files.writeString(log, EVENT);
    }

    private int run(String... arguments) {
        return run(new PrintStream(out, true, StandardCharsets.UTF_8), arguments);
    }

    private int run(PrintStream to, String... arguments) {
        return CommandLine.run(List.of(arguments), to, new PrintStream(err, true, StandardCharsets.UTF_8), _ -> 77);
    }

    private String out() {
        return out.toString(StandardCharsets.UTF_8);
    }

    private String err() {
        return err.toString(StandardCharsets.UTF_8);
    }

    @Test
    void writesEventsOfEveryKindWhenAsked() throws IOException {
        Files.writeString(
                log,
                "type=USER_AUTH msg=audit(1700000001.000:78): pid=9 uid=0 auid=1000 ses=3 msg='op=PAM:authentication"
                        + " acct=\"=root\" exe=\"/usr/bin/su\" hostname=? addr=198.51.100.4 terminal=pts/0 res=failed'\n",
                StandardOpenOption.APPEND);
        assertThat(run("export", log.toString())).isZero();
        String starts = out();
        out.reset();
        assertThat(run("export", "--all-events", log.toString())).isZero();
        assertThat(starts.lines()).hasSize(2);
        assertThat(out().lines()).hasSize(3);
        assertThat(out().lines().toList().get(2)).endsWith(",198.51.100.4,,PAM:authentication,'=root,failed");
        assertThat(out().lines().toList().get(1))
                .startsWith(starts.lines().toList().get(1) + ",SYSCALL,");
        out.reset();
        Path target = folder.resolve("all.jsonl");
        assertThat(run(
                        "export",
                        "--all-events",
                        "--filter",
                        "type == USER_AUTH",
                        "--format",
                        "jsonl",
                        "--output",
                        target.toString(),
                        log.toString()))
                .isZero();
        assertThat(Files.readString(target)).contains("\"result\":\"failed\"").hasLineCount(1);
        assertThat(Files.readString(Manifest.beside(target))).contains("\"events\" : \"of every kind\"");
    }

    @Test
    void writesAnEventAsOneJsonLine() {
        assertThat(run("export", "--format", "jsonl", log.toString())).isZero();
        JsonNode event = new ObjectMapper().readTree(out());
        assertThat(out().lines()).hasSize(1);
        assertThat(event.get("time").asString()).isEqualTo("2023-11-14T22:13:20.123Z");
        assertThat(event.get("serial").asLong()).isEqualTo(77);
        assertThat(event.get("arch").asString()).isEqualTo("x86_64");
        assertThat(event.get("argv").toString()).isEqualTo("[\"=id\",\"\\\\xff\"]");
        assertThat(event.get("argv_bytes").toString()).isEqualTo("[\"PWlk\",\"/w==\"]");
        assertThat(event.get("subj").isNull()).isTrue();
        assertThat(event.get("keys").toString()).isEqualTo("[\"procmon\"]");
        assertThat(event.get("source").get("file").asString()).isEqualTo(log.toString());
        assertThat(event.get("source").get("line").asLong()).isEqualTo(1);
    }

    @Test
    void neutralisesFormulasInCsvAndSaysSo() throws IOException {
        Path csv = folder.resolve("events.csv");
        assertThat(run("export", "--output", csv.toString(), log.toString())).isZero();
        List<String> lines = Files.readAllLines(csv);
        assertThat(lines).hasSize(2);
        assertThat(lines.getFirst()).startsWith("host,time,serial,arch,syscall,success,exit,pid,ppid,auid");
        assertThat(lines.getLast()).contains("base64").doesNotContain(",=id");
        try (var left = Files.list(folder)) {
            assertThat(left.map(path -> path.getFileName().toString()))
                    .containsExactlyInAnyOrder("evidence", "events.csv", "events.csv.manifest.json");
        }
    }

    @Test
    void writesNothingOverOrBesideEvidence() throws IOException {
        Path inside = log.resolveSibling("x.csv");
        assertThat(run("export", "--output", inside.toString(), log.toString())).isEqualTo(1);
        assertThat(run("export", "--output", log.toString(), log.toString())).isEqualTo(1);
        Path below = Files.createDirectory(log.resolveSibling("below")).resolve("x.csv");
        String evidence = String.valueOf(log.getParent());
        assertThat(run("export", "--output", below.toString(), evidence)).isEqualTo(2);
        assertThat(err()).contains("is evidence", "evidence's folder", "a folder of evidence");
        assertThat(inside).doesNotExist();
        assertThat(below).doesNotExist();
        assertThat(log).hasContent(EVENT);
    }

    @Test
    void checkSaysWhatWasReadAsJson() {
        assertThat(run("check", "--format", "json", log.toString())).isZero();
        JsonNode check = new ObjectMapper().readTree(out());
        assertThat(check.propertyNames())
                .containsExactly(
                        "version",
                        "evidence",
                        "problems",
                        "unlisted_problems",
                        "findings",
                        "unjudged",
                        "turned_off",
                        "skipped");
        assertThat(check.get("evidence").get(0).propertyNames())
                .containsExactly(
                        "path",
                        "container",
                        "size",
                        "sha256",
                        "lines",
                        "records",
                        "events",
                        "execve_events",
                        "first",
                        "last",
                        "hosts",
                        "shape",
                        "complete");
        assertThat(check.get("evidence").get(0).get("execve_events").asLong()).isEqualTo(1);
    }

    @Test
    void saysThatAnEventHasMoreRecordsThanAreJoined() throws IOException {
        String stamp = EVENT.substring(EVENT.indexOf("msg="), EVENT.indexOf("): ") + 3);
        Files.writeString(log, EVENT + ("type=PATH " + stamp + "item=0 name=\"/x\"\n").repeat(80_000));
        assertThat(run("export", log.toString())).isEqualTo(3);
        assertThat(err()).contains("an event has more records than any kernel writes");
        run("check", log.toString());
        assertThat(out()).containsPattern("At most [0-9,]+ of these are counted only");
    }

    @Test
    void namesWhatCouldNotBeReadAndEndsWithThree() throws IOException {
        Files.writeString(log, EVENT + "not audit\nnor this\n");
        assertThat(run("check", log.toString(), folder.resolve("none").toString()))
                .isEqualTo(3);
        assertThat(err().lines())
                .anyMatch(line -> line.contains("none does not exist"))
                .anyMatch(line -> line.contains("2 of 5 lines could not be parsed, the first is line 4"));
    }

    @Test
    void praisesNoLineThatWasNotRead() {
        assertThat(run("check", folder.resolve("none").toString())).isEqualTo(3);
        assertThat(out.toString(StandardCharsets.UTF_8))
                .contains("Nothing was read.")
                .doesNotContain("understood");
    }

    @Test
    void wrongUsageIsOneLineAndTwo() {
        assertThat(run("export")).isEqualTo(2);
        assertThat(run("export", "--format", "xml", log.toString())).isEqualTo(2);
        assertThat(run("check", "--nope\u001b[31m", log.toString())).isEqualTo(2);
        assertThat(err().lines()).hasSize(3).allMatch(line -> line.startsWith("execscope: "));
        assertThat(err()).doesNotContain("\u001b");
        assertThat(out()).isEmpty();
    }

    @Test
    void explainsItself() {
        assertThat(run("export", "-h")).isZero();
        assertThat(out()).contains("--format", "--filter", "--output", "EVIDENCE");
        assertThat(run("--version")).isZero();
        assertThat(out()).contains("execscope ");
    }

    @Test
    void aFullDiskIsAFailure() {
        PrintStream full = new PrintStream(
                new OutputStream() {
                    @Override
                    public void write(int b) throws IOException {
                        throw new IOException("No space left on device");
                    }
                },
                false,
                StandardCharsets.UTF_8);
        assertThat(run(full, "check", log.toString())).isEqualTo(1);
        assertThat(err()).contains("a write failed").doesNotContain("\tat ");
    }

    @Test
    void verifiesTheEvidenceOnceMoreBeforeAnExport() throws IOException {
        Path target = folder.resolve("events.csv");
        assertThat(run("export", "--verify", "--output", target.toString(), log.toString()))
                .isZero();
        assertThat(Files.readString(folder.resolve("events.csv.manifest.json")))
                .contains("SHA-256 of every byte on disk")
                .contains("\"unchanged\" : true");
        assertThat(run("export", "--verify", log.toString())).isEqualTo(2);
    }

    @Test
    void takesNamesByHandAndTheManifestSaysSo() throws IOException {
        Path users = Files.writeString(folder.resolve("users"), "mallory:x:0:0::/root:/bin/sh\nbob:x:1000:1::\n");
        Path target = folder.resolve("events.csv");
        String passwd = users.toString();
        assertThat(run("export", "--passwd", passwd, "--output", target.toString(), log.toString()))
                .isZero();
        JsonNode manifest = new ObjectMapper().readTree(Files.readString(Manifest.beside(target)));
        JsonNode given = manifest.get("given_by_hand").get(0);
        assertThat(given.get("as").asString()).isEqualTo("passwd");
        assertThat(given.get("path").asString()).isEqualTo(passwd);
        assertThat(given.get("sha256").asString()).hasSize(64);
        run("export", "--format", "jsonl", "--passwd", passwd, "--filter", "uid == mallory", log.toString());
        assertThat(out().lines()).hasSize(1);
        assertThat(run("export", "--passwd", passwd, "--output", passwd, log.toString()))
                .isEqualTo(1);
        assertThat(err()).contains("was given as the host's passwd");
        assertThat(users).content().startsWith("mallory");
        assertThat(run("export", "--group", log.toString(), log.toString())).isEqualTo(1);
        assertThat(err()).contains("it gives no group names").doesNotContain("\tat ");
    }

    @Test
    void turnsChecksOffAndSaysSo() {
        assertThat(run("check", log.toString())).isZero();
        assertThat(out()).contains("  D01 ").doesNotContain("Turned off");
        out.reset();
        run("check", "--without", "T18,D01", log.toString());
        assertThat(out()).startsWith("Turned off: D01, T18.").doesNotContain("  D01 ");
        out.reset();
        run("check", "--format", "json", "--without", "T18", log.toString());
        assertThat(new ObjectMapper().readTree(out()).get("turned_off").get(0).asString())
                .isEqualTo("T18");
        assertThat(run("check", "--without", "T99", log.toString())).isEqualTo(2);
        assertThat(err()).contains("there is no check T99");
    }

    @Test
    void loadsAPartOfTheTimeAndSaysSoEverywhere() throws IOException {
        Files.writeString(log, EVENT.replace("1700000000.123:77", "1700000060.500:78"), StandardOpenOption.APPEND);
        Path target = folder.resolve("part.csv");
        assertThat(run(
                        "export",
                        "--since",
                        "2023-11-14T22:13:21",
                        "--until",
                        "2023-11-15",
                        "--output",
                        target.toString(),
                        log.toString()))
                .isZero();
        assertThat(Files.readAllLines(target)).hasSize(2).last().asString().contains(",78,");
        assertThat(err())
                .contains("Only a part of the evidence was loaded: what happened from 2023-11-14T22:13:21Z until"
                        + " 2023-11-15T00:00:00Z; 1 event was read and left out.");
        assertThat(Files.readString(folder.resolve("part.csv.manifest.json")))
                .contains("\"complete\" : false", "\"loaded_in_part\" : \"Only a part");
        run("check", "--execs-only", log.toString());
        assertThat(out()).startsWith("Only a part").doesNotContain("found nothing");
    }

    @Test
    void refusesTimesThatAreNone() {
        assertThat(run("export", "--since", "yesterday", log.toString())).isEqualTo(2);
        assertThat(err()).contains("'yesterday' is no time like");
        assertThat(run("export", "--since", "2026-02-02", "--until", "2026-02-01", log.toString()))
                .isEqualTo(2);
        assertThat(err()).contains("--until is before --since");
    }
}
