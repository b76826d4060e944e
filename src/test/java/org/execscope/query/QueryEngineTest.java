package org.execscope.query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.execscope.event.EventTable;
import org.execscope.event.HandMadeEvents;
import org.execscope.event.TestEvents;
import org.execscope.evidence.CancelToken;
import org.execscope.evidence.HostContext;
import org.execscope.process.ForestBuilder;
import org.execscope.process.ProcessForest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Queries over four program starts: a shell (1), its curl (2) and id (3), and one whose SYSCALL record is
/// lost (4).
final class QueryEngineTest {
    private static final String LOG = exec(1, 10, 5, "yes", "exit=0", 1000, "/bin/bash", "\"procmon\"", "\"bash\"")
            + exec(2, 11, 10, "yes", "exit=0", 0, "/usr/bin/curl", "\"net\"", "\"curl\" a1=\"http://x/a..b\"")
            + exec(3, 12, 10, "no", "exit=-13", 1000, "/usr/bin/id", "(null)", "\"id\" a1=FF")
            + "type=EXECVE msg=audit(1700000003.500:4): argc=1 a0=\"lost\"\n";

    private static final HostContext NAMES =
            new HostContext("web", Map.of(0L, "root/toor", 1000L, "bob"), Map.of(), null, null);

    private static final EventTable EVENTS =
            TestEvents.read(4096, LOG.getBytes(StandardCharsets.US_ASCII)).table();
    private static final ProcessForest PROCESSES = ForestBuilder.build(EVENTS, _ -> NAMES, new CancelToken());
    private static final QueryEngine ENGINE = new QueryEngine(EVENTS, EVENTS.size(), PROCESSES, _ -> NAMES);

    private static String exec(
            int serial, int pid, int ppid, String success, String exit, int uid, String exe, String key, String argv) {
        String stamp = "msg=audit(170000000%d.500:%d): ".formatted(serial - 1, serial);
        return "type=SYSCALL " + stamp + "arch=c000003e syscall=59 success=" + success + " " + exit + " ppid=" + ppid
                + " pid=" + pid + " auid=4294967295 uid=" + uid + " gid=0 euid=" + uid + " suid=0 fsuid=0 egid=0"
                + " sgid=0 fsgid=0 tty=pts0 ses=3 comm=\"x\" exe=\"" + exe + "\" key=" + key + "\n"
                + "type=EXECVE " + stamp + "argc=" + (argv.contains("a1") ? 2 : 1) + " a0=" + argv + "\n";
    }

    private static String matches(String query) throws QueryException {
        EventSet found = ENGINE.run(Query.parse(query), new CancelToken());
        StringBuilder serials = new StringBuilder();
        for (int serial = 1; serial <= 4; serial++) {
            for (int event = 0; event < EVENTS.size(); event++) {
                if (EVENTS.serial(event) == serial && found.contains(event)) {
                    serials.append(serial);
                }
            }
        }
        assertThat(found.count()).isEqualTo(serials.length());
        return serials.toString();
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = ';', quoteCharacter = '`', emptyValue = "", textBlock = """
            ``                                          ; 1234
            pid == 11                                   ; 2
            pid = 0xb                                   ; 2
            pid < 11                                    ; 1
            pid <= 11                                   ; 12
            pid > 11                                    ; 3
            pid >= 11                                   ; 23
            pid in 11..12                               ; 23
            pid in (10, 12)                             ; 13
            pid not in (10, 12)                         ; 24
            exe == /usr/bin/curl                        ; 2
            exe : BIN/C                                 ; 2
            exe !: /usr                                 ; 14
            exe ~ ^/usr/bin/[a-h]                       ; 2
            exe !~ ^/usr/bin/[a-h]                      ; 134
            exe in (/bin/bash, "/usr/bin/id")           ; 13
            argv == http://x/a..b                       ; 2
            argv[0] == id                               ; 3
            argv[-1] == "\\xff"                         ; 3
            argv in ("http://x/a..b", lost)             ; 24
            "http://x"                                  ; 2
            curl                                        ; 2
            success == no                               ; 3
            success != no                               ; 124
            exit == EACCES                              ; 3
            exit == -13                                 ; 3
            auid == unset                               ; 123
            uid == bob                                  ; 13
            uid == toor                                 ; 2
            uid != bob                                  ; 24
            uid in (bob, 0)                             ; 123
            has key                                     ; 12
            key=(null)                                  ; 34
            key!=(null)                                 ; 12
            tty=(none)                                  ; ``
            auid == -1                                  ; 123
            not has key                                 ; 34
            key != net                                  ; 134
            key == net or key == procmon                ; 12
            has pid                                     ; 123
            event == 1700000001.500:2                   ; 2
            1700000001.500:2                            ; 2
            (1700000001.500:2) or audit(1700000000.500:1) ; 12
            msg=audit(1700000001.500:2): pid=11         ; 2
            event in (1700000001.500:2, audit(1700000000.500:1)) ; 12
            type=EXECVE                                 ; 1234
            type=SYSCALL                                ; 123
            type == USER_LOGIN                          ; ``
            a0="curl" a1="http://x/a..b"                ; 2
            a0!="curl"                                  ; 134
            UID="bob" key="procmon"                     ; 1
            node == web                                 ; ``
            has path                                    ; ``
            line < 3                                    ; 1
            parent.exe == /usr/bin/curl                 ; ``
            time == @1700000001                         ; 2
            time < @1700000001                          ; 1
            time > @1700000001                          ; 34
            time >= @1700000001.500                     ; 234
            time in @1700000000..@1700000001            ; 12
            time in @1700000000..+1s500ms               ; 1
            time in @1700000001.500 +- 1s               ; 123
            time == 2023-11-14T22:13                    ; 1234
            time == 2023-11-14T22:13:21                 ; 2
            time == 2023-11-14T23:13:21+01:00           ; 2
            parent.exe == /bin/bash                     ; 23
            ancestor.exe == /bin/bash                   ; 23
            lineage.exe == /bin/bash                    ; 123
            child.exe == /usr/bin/curl                  ; 1
            uid == 1000 and not (exe : id or pid == 99) ; 1
            uid == 1000 exe : id                        ; 3
            !(pid == 10 || pid == 11)                   ; 34
            """)
    void selects(String query, String serials) throws QueryException {
        assertThat(matches(query)).isEqualTo(serials);
    }

    @Test
    void valuesSelectWhatTheyCount() throws QueryException {
        EventSet all = ENGINE.run(Query.ALL, new CancelToken());
        for (String field : List.of(
                "exe",
                "key",
                "uid",
                "auid",
                "success",
                "tty",
                "host",
                "ses",
                "exit",
                "pid",
                "syscall",
                "parent.exe",
                "flag",
                "argc",
                "comm")) {
            List<QueryEngine.ValueCount> values = listed(ENGINE, field, all);
            assertThat(values).as(field).isNotEmpty();
            for (QueryEngine.ValueCount value : values) {
                assertThat(matches(value.term())).as(value.term()).hasSize(value.count());
            }
            Facet facet = ENGINE.facet(field, all, new CancelToken());
            assertThat(facet.rarest(2).getFirst().count()).isEqualTo(facet.count(facet.size() - 1));
        }
    }

    /// A parent that ran one program, then another: each child's event counts for those run until then.
    @Test
    void aParentOfSeveralProgramsCountsAsItsQuerySays() throws QueryException {
        HandMadeEvents log = new HandMadeEvents();
        log.exec(10, 500, 400).exe = "/bin/first";
        log.exec(11, 501, 500).exe = "/bin/child";
        log.exec(12, 500, 400).exe = "/bin/second";
        log.exec(13, 501, 500).exe = "/bin/child";
        log.exec(14, 502, 500).exe = "/bin/child";
        EventTable events = log.table();
        ProcessForest forest = ForestBuilder.build(events, _ -> NAMES, new CancelToken());
        QueryEngine engine = new QueryEngine(events, events.size(), forest, _ -> NAMES);
        EventSet all = engine.run(Query.ALL, new CancelToken());
        Map<String, Integer> counts = new HashMap<>();
        for (QueryEngine.ValueCount value : listed(engine, "parent.exe", all)) {
            counts.put(value.shown(), value.count());
            assertThat(engine.run(Query.parse(value.term()), new CancelToken()).count())
                    .as(value.term())
                    .isEqualTo(value.count());
        }
        assertThat(counts).containsEntry("/bin/first", 3).containsEntry("/bin/second", 2);
    }

    /// Random queries: what the program writes is read as the same tree, and written the same again.
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4})
    void theNormalFormIsTheSameQuery(long seed) throws QueryException {
        Random random = new Random(seed);
        for (int turn = 0; turn < 500; turn++) {
            String text = condition(random, 3);
            Query query = Query.parse(text);
            Query again = Query.parse(query.normalForm());
            assertThat(again.root()).as(text).isEqualTo(query.root());
            assertThat(again.normalForm()).as(text).isEqualTo(query.normalForm());
        }
    }

    private static String condition(Random random, int depth) {
        return switch (random.nextInt(depth > 0 ? 8 : 5)) {
            case 0 ->
                pick(random, "PID", "serial", "argc", "ses")
                        + pick(random, "==", " != ", "<", " >= ")
                        + random.nextInt(5000);
            case 1 ->
                pick(random, "exe", "argv[1]", "argv[-1]", "parent.cmd", "keys", "cwd")
                        + pick(random, " == ", " != ", " : ", " !: ")
                        + string(random);
            case 2 -> pick(random, "exe", "lineage.comm", "key") + pick(random, " in ", " not in ") + set(random);
            case 3 -> string(random);
            case 4 ->
                pick(
                        random,
                        "has key",
                        "time in 2026-03-01..2026-03-02",
                        "time in 2026-03-01T10:00 +- 90s",
                        "uid == bob",
                        "exit == EACCES",
                        "pid in 3..7",
                        "auid == unset",
                        "argv ~ '^a|b'");
            case 5 -> pick(random, "not ", "!") + condition(random, depth - 1);
            case 6 ->
                "(" + condition(random, depth - 1) + pick(random, " or ", " || ") + condition(random, depth - 1) + ")";
            default ->
                "(" + condition(random, depth - 1) + pick(random, " and ", " && ", " ") + condition(random, depth - 1)
                        + ")";
        };
    }

    private static String set(Random random) {
        List<String> values = new ArrayList<>();
        for (int i = random.nextInt(3); i >= 0; i--) {
            values.add(string(random));
        }
        return "(" + String.join(", ", values) + ")";
    }

    private static String string(Random random) {
        StringBuilder text = new StringBuilder("\"");
        for (int i = random.nextInt(6); i >= 0; i--) {
            text.append(pick(
                    random,
                    "a",
                    "Z",
                    "/",
                    "..",
                    " ",
                    "'",
                    "\\\"",
                    "\\\\",
                    "\\n",
                    "\\xc3\\xa9",
                    "é",
                    "(",
                    ",",
                    "+-",
                    "and",
                    "not",
                    "=",
                    "~",
                    "\\u{202e}",
                    "±",
                    "*"));
        }
        return text.append('"').toString();
    }

    private static String pick(Random random, String... choices) {
        return choices[random.nextInt(choices.length)];
    }

    @Test
    void takesNoEmptyWordForAValue() {
        assertThatThrownBy(() -> Query.parse("exe == (a)"))
                .isInstanceOf(QueryException.class)
                .hasMessageStartingWith("Expected a value after \"==\"");
    }

    /// Only what replaces a choice takes its place: an exclusion is one more term.
    @Test
    void keepsAChoiceBesideAnExclusion() throws QueryException {
        Query query = Query.parse("uid == 0").and(Query.parse("uid != 33"), true);
        assertThat(query.normalForm()).isEqualTo("uid == 0 and uid != 33");
    }

    /// A name of one host says nothing of another's.
    @Test
    void givesNoHostTheNamesOfAnother() throws QueryException {
        String log = """
                node=a type=SYSCALL msg=audit(1.000:1): arch=c000003e syscall=59 success=yes pid=1 uid=1000
                node=b type=SYSCALL msg=audit(1.000:1): arch=c000003e syscall=59 success=yes pid=1 uid=1000
                """;
        EventTable events =
                TestEvents.read(4096, log.getBytes(StandardCharsets.US_ASCII)).table();
        HostContext alice = new HostContext("a", Map.of(1000L, "alice"), Map.of(), null, null);
        QueryEngine engine = new QueryEngine(
                events,
                events.size(),
                null,
                host -> events.hosts().get(host).label().equals("a") ? alice : HostContext.NONE);
        EventSet all = engine.run(Query.ALL, new CancelToken());
        assertThat(listed(engine, "uid", all)).containsExactly(new QueryEngine.ValueCount("1000", "uid == 1000", 2));
    }

    private static List<QueryEngine.ValueCount> listed(QueryEngine engine, String field, EventSet among) {
        CancelToken cancel = new CancelToken();
        return engine.facet(field, among, cancel).listed("", 100, cancel, _ -> {});
    }
}
