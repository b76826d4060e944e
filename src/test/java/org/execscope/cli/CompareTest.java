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
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

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
}
