package org.execscope.event;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/// However a log is cut into pieces, and whether its lines are read the quick way or with care: the same
/// events.
final class PiecesTest {
    private static final Path LOGS = Path.of("src/test/resources/conformance");

    static List<Path> logs() throws IOException {
        try (Stream<Path> files = Files.list(LOGS)) {
            return files.filter(file -> file.toString().endsWith(".log"))
                    .sorted()
                    .toList();
        }
    }

    /// All that the table says of its events, and all problems.
    static List<String> facts(TestEvents events) {
        EventTable table = events.table();
        List<String> facts = new ArrayList<>();
        EventOrder order = EventOrder.of(table, table.size(), event -> table.kind(event) != EventKind.GONE);
        for (int i = 0; i < order.size(); i++) {
            int event = order.at(i);
            String ids = "";
            for (Identities.Id id : Identities.Id.values()) {
                ids += table.id(event, id) + " ";
            }
            facts.add(String.join(
                    "|",
                    String.valueOf(table.timeMillis(event)),
                    String.valueOf(table.serial(event)),
                    table.hosts().get(table.host(event)).toString(),
                    table.kind(event).toString(),
                    String.valueOf(table.type(event)),
                    table.call(event) < 0
                            ? ""
                            : table.calls().get(table.call(event)).toString(),
                    String.valueOf(table.success(event)),
                    String.valueOf(table.exit(event)),
                    String.valueOf(table.pid(event)),
                    String.valueOf(table.ppid(event)),
                    ids,
                    text(table.ttys(), table.tty(event)),
                    text(table.subjects(), table.subj(event)),
                    text(table.comms(), table.comm(event)),
                    text(table.exes(), table.exe(event)),
                    text(table.cwds(), table.cwd(event)),
                    text(table.keys(), table.key(event)),
                    String.valueOf(table.argc(event)),
                    String.valueOf(table.arguments(event)),
                    table.argvSource(event).toString(),
                    String.valueOf(table.argvComplete(event)),
                    Integer.toBinaryString(table.flags(event)),
                    String.valueOf(table.proctitle(event)),
                    String.valueOf(table.titleIsOwnArgv(event)),
                    table.paths(event).toString(),
                    String.valueOf(table.extra(event)),
                    table.source(event).toString(),
                    String.valueOf(table.recordCount(event)),
                    String.valueOf(table.scatteredSources(event))));
        }
        events.problems().forEach(problem -> facts.add(problem.toString()));
        return facts;
    }

    private static String text(ByteDictionary dictionary, int id) {
        return id < 0 ? "none" : dictionary.get(id).toString();
    }

    private static void assertSame(byte[]... log) {
        List<String> careful = facts(TestEvents.read(1 << 20, false, log));
        for (int piece : new int[] {1, 400, 3000, 1 << 20}) {
            assertThat(facts(TestEvents.read(piece, true, log)))
                    .as("quick, pieces of " + piece)
                    .isEqualTo(careful);
        }
        assertThat(facts(TestEvents.read(3000, false, log)))
                .as("with care, pieces of 3000")
                .isEqualTo(careful);
    }

    @ParameterizedTest
    @MethodSource("logs")
    void aLogIsReadTheSame(Path log) throws IOException {
        assertSame(Files.readAllBytes(log));
    }

    @ParameterizedTest
    @MethodSource("logs")
    void aDamagedLogIsReadTheSame(Path log) throws IOException {
        Random random = new Random(log.getFileName().toString().hashCode());
        byte[] bytes = Files.readAllBytes(log);
        for (int round = 0; round < 12 && bytes.length > 0; round++) {
            byte[] damaged = bytes.clone();
            for (int i = 0; i < 3; i++) {
                damaged[random.nextInt(damaged.length)] = (byte) ODD[random.nextInt(ODD.length)];
            }
            assertSame(damaged);
        }
    }

    private static final int[] ODD = {
        0, ' ', '"', '\n', '\r', '(', ')', '#', '=', 0x1d, 'a', 'A', '0', '9', 0x7f, 0xff, '{'
    };

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4})
    void mixedLinesOfManyLogsAreReadTheSame(long seed) throws IOException {
        Random random = new Random(seed);
        List<String> lines = new ArrayList<>();
        for (Path log : logs()) {
            String text = Files.readString(log, StandardCharsets.ISO_8859_1);
            if (!text.startsWith("\u00ff\u00fe") && !text.startsWith("\u00fe\u00ff")) {
                lines.addAll(List.of(text.split("\n", -1)));
            }
        }
        for (int i = 0; i < lines.size(); i++) {
            int other = Math.min(lines.size() - 1, i + random.nextInt(12));
            String line = lines.get(i);
            lines.set(i, lines.get(other));
            lines.set(other, line);
        }
        assertSame(String.join("\n", lines).getBytes(StandardCharsets.ISO_8859_1));
    }

    /// What was read last is compared before it is looked up: what only begins with it is something else.
    @ParameterizedTest
    @CsvSource({
        "syscall=5, syscall=59",
        "ses=1 comm, ses=12 comm",
        "key=610162, key=61016263",
        "key=(null), key=(null)x",
        "comm=\"id\", comm=\"id\"x",
        "exe=\"/bin/id\", exe=\"/bin/id\"x",
        "cap_frootid=0, cap_frootid=01"
    })
    void whatOnlyBeginsLikeTheOneBeforeIsReadWhole(String value, String longer) {
        StringBuilder log = new StringBuilder();
        for (int serial = 1; serial <= 6; serial++) {
            String stamp = " msg=audit(1700000000.00" + serial + ":" + serial + "): ";
            String event = "type=SYSCALL" + stamp + "arch=c000003e syscall=5 success=yes exit=0 a0=1 a1=2 a2=3 a3=4"
                    + " items=1 ppid=1 pid=20 auid=0 uid=0 gid=0 euid=0 suid=0 fsuid=0 egid=0 sgid=0 fsgid=0 tty=pts0"
                    + " ses=1 comm=\"id\" exe=\"/bin/id\" key="
                    + (value.startsWith("key=") ? value.substring(4) : "\"k\"") + "\n"
                    + "type=CWD" + stamp + "cwd=\"/\"\n"
                    + "type=PATH" + stamp + "item=0 name=\"/bin/id\" inode=1 dev=fd:01 mode=0100755 ouid=0 ogid=0"
                    + " rdev=00:00 nametype=NORMAL cap_fp=0 cap_fi=0 cap_fe=0 cap_fver=0 cap_frootid=0\n";
            assertThat(event).contains(value);
            log.append(serial % 2 == 0 ? event.replace(value, longer) : event);
        }
        byte[] bytes = log.toString().getBytes(StandardCharsets.ISO_8859_1);
        assertSame(bytes);
        List<String> facts = facts(TestEvents.read(1 << 20, true, bytes));
        assertThat(facts.get(1).substring(20)).isNotEqualTo(facts.get(0).substring(20));
    }

    /// A logger that lost line ends glues records into one line: their places are within it.
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void gluedLinesAreReadTheSame(long seed) throws IOException {
        Random random = new Random(seed);
        StringBuilder log = new StringBuilder();
        List<String> kept = new ArrayList<>();
        for (Path path : logs()) {
            String text = Files.readString(path, StandardCharsets.ISO_8859_1);
            if (!text.startsWith("\u00ff\u00fe") && !text.startsWith("\u00fe\u00ff") && text.length() < 20_000) {
                kept.addAll(List.of(text.split("\n", -1)));
            }
        }
        for (int i = 0; i < 400; i++) {
            // Records of one event come early and late, and many are glued to those of others.
            String line = kept.get((i * 3 + random.nextInt(12)) % kept.size());
            boolean prefixed = random.nextInt(6) == 0 && line.startsWith("type=");
            log.append(prefixed ? "Apr 22 17:01:12 web audispd: " : "")
                    .append(line)
                    .append(random.nextInt(3) == 0 ? "" : "\n");
        }
        assertSame(log.toString().getBytes(StandardCharsets.ISO_8859_1));
    }
}
