package org.execscope.event;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.execscope.bytes.Bytes;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

/// The cases of the audit log's specification: the bytes of a log, and what they mean.
final class ConformanceTest {
    private static final ObjectMapper JSON = new ObjectMapper();

    static Stream<String> cases() throws IOException {
        try (Stream<Path> files = Files.list(Path.of("src/test/resources/conformance"))) {
            return files
                    .map(path -> path.getFileName().toString())
                    .filter(name -> name.endsWith(".json"))
                    .map(name -> name.substring(0, name.length() - ".json".length()))
                    .sorted()
                    .toList()
                    .stream();
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("cases")
    void isReadAsSpecified(String name) {
        byte[] log = resource(name + ".log");
        JsonNode expected = JSON.readTree(resource(name + ".json"));
        for (int piece : new int[] {1 << 20, 7, 3, 1}) {
            TestEvents events = TestEvents.read(piece, log);
            assertThat(problems(events)).as("problems, pieces of " + piece).isEqualTo(problems(expected));
            assertThat(events(events)).as("events, pieces of " + piece).isEqualTo(events(expected));
        }
    }

    private static byte[] resource(String name) {
        try (InputStream in = ConformanceTest.class.getResourceAsStream("/conformance/" + name)) {
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<String> problems(TestEvents events) {
        return events.problems().stream()
                .map(problem -> problem.line() + " " + problem.kind().id())
                .sorted()
                .toList();
    }

    private static List<String> problems(JsonNode expected) {
        List<String> all = new ArrayList<>();
        for (JsonNode problem : expected.get("problems")) {
            all.add(problem.get("line").asLong() + " " + problem.get("kind").asString());
        }
        return all.stream().sorted().toList();
    }

    private static List<String> events(JsonNode expected) {
        List<String> all = new ArrayList<>();
        for (JsonNode event : expected.get("events")) {
            all.add(event.toPrettyString());
        }
        return all;
    }

    private static List<String> events(TestEvents events) {
        List<String> all = new ArrayList<>();
        EventOrder order = events.execves();
        for (int i = 0; i < order.size(); i++) {
            all.add(JSON.valueToTree(facts(events.table(), order.at(i))).toPrettyString());
        }
        return all;
    }

    private static Map<String, Object> facts(EventTable table, int event) {
        Map<String, Object> facts = new LinkedHashMap<>();
        CallTable.Call call = table.call(event) < 0 ? null : table.calls().get(table.call(event));
        Bytes node = table.hosts().get(table.host(event)).node();
        facts.put("host", node == null ? null : text(node));
        facts.put("time", time(table.timeMillis(event)));
        facts.put("serial", table.serial(event));
        facts.put("arch", call == null || call.arch().isEmpty() ? null : call.arch());
        facts.put("syscall", call == null || call.name().isEmpty() ? null : call.name());
        facts.put("success", table.success(event));
        facts.put("exit", number(table.exit(event)));
        facts.put("pid", number(table.pid(event)));
        facts.put("ppid", number(table.ppid(event)));
        facts.put("auid", id(table, event, Identities.Id.AUID));
        facts.put("uid", id(table, event, Identities.Id.UID));
        facts.put("euid", id(table, event, Identities.Id.EUID));
        facts.put("ses", id(table, event, Identities.Id.SES));
        facts.put("tty", text(table.ttys(), table.tty(event)));
        facts.put("comm", text(table.comms(), table.comm(event)));
        facts.put("exe", text(table.exes(), table.exe(event)));
        facts.put("cwd", text(table.cwds(), table.cwd(event)));
        facts.put("keys", keys(table, event));
        facts.put("argc", number(table.argc(event)));
        List<Bytes> argv = table.arguments(event);
        facts.put(
                "argv",
                argv == null ? null : argv.stream().map(ConformanceTest::text).toList());
        if (argv != null && argv.stream().anyMatch(argument -> argument != null && !isUtf8(argument))) {
            facts.put(
                    "argv_bytes",
                    argv.stream()
                            .map(argument -> argument == null
                                    ? null
                                    : Base64.getEncoder().encodeToString(argument.toArray()))
                            .toList());
        }
        facts.put("argv_complete", table.argvComplete(event));
        facts.put(
                "argv_source",
                table.argvSource(event) == ArgvSource.NONE
                        ? null
                        : table.argvSource(event).name());
        facts.put(
                "flags",
                Arrays.stream(EventFlag.values())
                        .filter(flag -> flag.in(table.flags(event)))
                        .map(EventFlag::id)
                        .sorted()
                        .toList());
        return facts;
    }

    private static String time(long millis) {
        String text = Instant.ofEpochMilli(millis).toString();
        return millis % 1000 == 0 ? text.replace("Z", ".000Z") : text;
    }

    private static Long number(long value) {
        return value == EventTable.MISSING ? null : value;
    }

    private static Long id(EventTable table, int event, Identities.Id which) {
        long id = table.id(event, which);
        boolean canBeUnset = which == Identities.Id.AUID || which == Identities.Id.SES;
        return id == Identities.MISSING || (canBeUnset && id == Identities.UNSET) ? null : id;
    }

    private static String text(ByteDictionary dictionary, int id) {
        return id == ByteDictionary.NONE ? null : text(dictionary.get(id));
    }

    private static List<String> keys(EventTable table, int event) {
        int id = table.key(event);
        return id == ByteDictionary.NONE
                ? List.of()
                : List.of(text(table.keys().get(id)).split("\u0001", -1));
    }

    private static boolean isUtf8(Bytes bytes) {
        byte[] array = bytes.toArray();
        return Arrays.equals(array, new String(array, StandardCharsets.UTF_8).getBytes(StandardCharsets.UTF_8));
    }

    /// UTF-8, and each byte that isn't part of it as `\xNN`.
    private static String text(Bytes bytes) {
        if (bytes == null) {
            return null;
        }
        StringBuilder text = new StringBuilder();
        byte[] a = bytes.toArray();
        for (int at = 0; at < a.length; ) {
            int length = 0;
            for (int n = 1; n <= 4 && at + n <= a.length && length == 0; n++) {
                Bytes part = Bytes.copyOf(a, at, at + n);
                String one = new String(part.toArray(), StandardCharsets.UTF_8);
                if (isUtf8(part) && one.codePointCount(0, one.length()) == 1) {
                    length = n;
                    text.append(one);
                }
            }
            if (length == 0) {
                text.append(String.format("\\x%02x", a[at]));
                length = 1;
            }
            at += length;
        }
        return text.toString();
    }
}
