package org.execscope.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;
import tools.jackson.databind.node.ArrayNode;

/// Two witnesses: the host's own log, and the copy that a log server wrote with its prefix, in its order and
/// rotation.
final class CompareTest {
    private static final int EVENTS = 400;

    @TempDir
    Path folder;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();

    private static String event(int serial, String uid) {
        String stamp = "msg=audit(17720000%02d.%03d:%d): ".formatted(serial / 40 % 100, serial * 25 % 1000, serial);
        return "type=SYSCALL " + stamp + "arch=c000003e syscall=59 success=yes exit=0 a0=1 items=1 ppid=1 pid=" + serial
                + " auid=0 uid=" + uid + " gid=0 euid=0 suid=0 fsuid=0 egid=0 sgid=0 fsgid=0 tty=pts0 ses=1"
                + " comm=\"id\" exe=\"/usr/bin/id\" key=(null)\u001dARCH=x86_64 SYSCALL=execve\n"
                + "type=EXECVE " + stamp + "argc=2 a0=\"id\" a1=\"" + serial + "\"\n"
                + "type=CWD " + stamp + "cwd=\"/root\"\n";
    }

    private int compare(String... more) {
        List<String> arguments = new ArrayList<>(List.of("compare"));
        arguments.addAll(List.of(more));
        arguments.add(folder.resolve("a/audit.log").toString());
        arguments.add(folder.resolve("b").toString());
        out.reset();
        PrintStream to = new PrintStream(out, true, StandardCharsets.UTF_8);
        return CommandLine.run(
                arguments, to, new PrintStream(new ByteArrayOutputStream(), true, StandardCharsets.UTF_8), _ -> 77);
    }

    /// The copy: without enrichment, behind a prefix, shuffled, in two files.
    private void write(Set<Integer> removed, Set<Integer> altered, Random random) throws IOException {
        StringBuilder whole = new StringBuilder();
        List<String> copy = new ArrayList<>();
        for (int serial = 1; serial <= EVENTS; serial++) {
            whole.append(event(serial, "0"));
            if (!removed.contains(serial)) {
                event(serial, altered.contains(serial) ? "1000" : "0")
                        .lines()
                        .map(line -> "Mar  8 10:00:00 web1 audispd: " + line.replaceAll("\u001d.*", ""))
                        .forEach(copy::add);
            }
        }
        Collections.shuffle(copy, random);
        Files.createDirectories(folder.resolve("a"));
        Files.createDirectories(folder.resolve("b"));
        Files.writeString(folder.resolve("a/audit.log"), whole.toString());
        Files.writeString(folder.resolve("b/audit.log.1"), String.join("\n", copy.subList(0, 500)) + "\n");
        Files.writeString(folder.resolve("b/audit.log"), String.join("\n", copy.subList(500, copy.size())) + "\n");
    }

    @Test
    void listsExactlyTheTenThatWereRemovedOrChanged() throws IOException {
        Random random = new Random(11);
        TreeSet<Integer> removed = new TreeSet<>();
        TreeSet<Integer> altered = new TreeSet<>();
        while (removed.size() < 5) {
            removed.add(2 + random.nextInt(EVENTS - 2));
        }
        while (altered.size() < 5) {
            int serial = 2 + random.nextInt(EVENTS - 2);
            if (!removed.contains(serial)) {
                altered.add(serial);
            }
        }
        write(removed, altered, random);
        assertThat(compare("--format", "json")).isEqualTo(1);
        JsonNode json = new ObjectMapper().readTree(out.toString(StandardCharsets.UTF_8));
        assertThat(json.get("same").asInt()).isEqualTo(EVENTS - 10);
        TreeSet<Integer> onlyA = new TreeSet<>();
        TreeSet<Integer> changed = new TreeSet<>();
        for (JsonNode difference : json.get("differences")) {
            boolean isChange = difference.get("kind").asString().equals("changed");
            (isChange ? changed : onlyA).add(difference.get("serial").asInt());
            if (isChange) {
                assertThat(difference.get("fields")).hasSize(1);
                assertThat(difference.get("fields").get(0).get("field").asString())
                        .isEqualTo("SYSCALL uid");
                assertThat(difference.get("lines_b")).hasSize(3);
            }
        }
        assertThat(onlyA).isEqualTo(removed);
        assertThat(changed).isEqualTo(altered);
        assertThat(compare()).isEqualTo(1);
        assertThat(out.toString(StandardCharsets.UTF_8)).contains("only A has 5, only B has 0, 5 differ");
    }

    @Test
    void copiesThatAgreeEndWithZero() throws IOException {
        write(new TreeSet<>(), new TreeSet<>(), new Random(12));
        assertThat(compare()).isZero();
        assertThat(out.toString(StandardCharsets.UTF_8))
                .contains("400 events are the same in both", "taken for the same host");
    }

    /// A name that was mistyped must not look like a copy that lacks everything.
    @Test
    void aCopyThatHoldsNothingIsNotCompared() throws IOException {
        write(new TreeSet<>(), new TreeSet<>(), new Random(13));
        Files.delete(folder.resolve("b/audit.log"));
        Files.delete(folder.resolve("b/audit.log.1"));
        assertThat(compare()).isEqualTo(3);
        assertThat(out.toString(StandardCharsets.UTF_8)).isEmpty();
        Files.writeString(folder.resolve("b/audit.log"), "no record\n");
        assertThat(compare()).isEqualTo(3);
        Files.writeString(folder.resolve("b/audit.log"), event(1, "0"));
        assertThat(compare()).isEqualTo(1);
    }

    /// The same ten as findings of the one copy, by what is to be done about them.
    @Test
    void theDifferencesAreFindingsOfCheck() throws IOException {
        write(Set.of(20, 30, 40), Set.of(50, 60), new Random(3));
        String host = folder.resolve("a/audit.log").toString();
        String server = folder.resolve("b").toString();
        JsonNode ofHost = against(host, server);
        assertThat(titles(ofHost))
                .containsExactly("Another copy has 2 events otherwise", "Another copy lacks 3 events");
        JsonNode changed = ofHost.get(0);
        assertThat(changed.get("severity").asString()).isEqualTo("high");
        assertThat(changed.get("kind").asString()).isEqualTo("copies-differ");
        assertThat(changed.get("events").toString()).isEqualTo("[50,60]");
        assertThat(changed.get("ranges").get(0).get("text").asString())
                .contains(" : 50: SYSCALL uid is 0 here, 1000 in the other copy");
        assertThat(changed.get("ranges").get(0).get("line").asInt()).isEqualTo(148);
        JsonNode ofServer = against(server, host);
        assertThat(titles(ofServer))
                .containsExactly("Another copy has 2 events otherwise", "Another copy has 3 events more");
        assertThat(ofServer.get(1).get("events")).isEmpty();
        assertThat(ofServer.get(1).get("count").asInt()).isEqualTo(3);
        assertThat(ofServer.get(1).get("ranges").get(0).get("text").asString())
                .contains(" : 20 is only in the other copy, from its line 58 on");
        out.reset();
        call("check", "--against", server, host);
        assertThat(out.toString(StandardCharsets.UTF_8))
                .contains("T22 Another copy has 2 events otherwise")
                .containsPattern("Rows: execscope export --filter 'event in \\([0-9.]+:50, [0-9.]+:60\\)' EVIDENCE")
                .contains("(all 2 program starts)");
        out.reset();
        call("check", "--against", host, host);
        assertThat(out.toString(StandardCharsets.UTF_8)).containsPattern("Looked for and not found: .*T22");
        out.reset();
        call("check", "--against", server, "--without", "T22", host);
        assertThat(out.toString(StandardCharsets.UTF_8)).doesNotContain("Another copy");
    }

    /// A finding on many program starts gives a filter that lists each of them.
    @Test
    void manyRowsAreListedByTheirFinding() throws IOException {
        StringBuilder log = new StringBuilder();
        for (int serial = 1; serial <= 60; serial++) {
            log.append(event(serial, "0").replace("/usr/bin/id", "/dev/shm/id"));
        }
        Path path = Files.writeString(folder.resolve("audit.log"), log.toString());
        call("check", path.toString());
        Matcher rows = Pattern.compile("--filter '(finding == D\\d\\d)' EVIDENCE {2}\\(all (\\d+) program starts\\)")
                .matcher(out.toString(StandardCharsets.UTF_8));
        assertThat(rows.find()).isTrue();
        out.reset();
        call("export", "--format", "jsonl", "--filter", rows.group(1), path.toString());
        assertThat(out.toString(StandardCharsets.UTF_8)).hasLineCount(Integer.parseInt(rows.group(2)));
        assertThat(rows.group(2)).isEqualTo("60");
    }

    private void call(String... arguments) {
        CommandLine.run(
                List.of(arguments),
                new PrintStream(out, true, StandardCharsets.UTF_8),
                new PrintStream(new ByteArrayOutputStream(), true, StandardCharsets.UTF_8),
                _ -> 77);
    }

    private JsonNode against(String log, String copy) {
        out.reset();
        call("check", "--format", "json", "--against", copy, log);
        ObjectMapper mapper = new ObjectMapper();
        ArrayNode found = mapper.createArrayNode();
        for (JsonNode finding :
                mapper.readTree(out.toString(StandardCharsets.UTF_8)).get("findings")) {
            if (finding.get("id").asString().equals("T22")) {
                found.add(finding);
            }
        }
        return found;
    }

    private static List<String> titles(JsonNode findings) {
        List<String> titles = new ArrayList<>();
        findings.forEach(finding -> titles.add(finding.get("title").asString()));
        return titles;
    }
}
