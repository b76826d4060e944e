package org.execscope.finding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.execscope.finding.Log.log;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.execscope.evidence.CancelToken;
import org.execscope.evidence.EvidenceFinder;
import org.execscope.evidence.Progress;
import org.execscope.trail.AuditTrail;
import org.execscope.trail.TrailLoader;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/// Each check on a small log that has what it looks for, and on one that has its harmless cause instead.
final class ChecksTest {
    private static final long NOBODY = 4_294_967_295L;
    private static final String ON_BOOT = "op=start ver=3.0.9 format=raw kernel=6.1.0 auid=4294967295 pid=257 uid=0"
            + " ses=4294967295 subj=unconfined res=success";

    @TempDir
    Path folder;

    /// @param harmless the harmless cause in the second log
    /// @param least what the harmless log may still be found to be; null: nothing
    record Pair(
            String id,
            Severity severity,
            Log bad,
            String harmless,
            Log good,
            @Nullable Severity least) {
        @Override
        public String toString() {
            return id + " " + severity.word() + ", not " + harmless;
        }
    }

    private static Pair pair(String id, Severity severity, Log bad, String harmless, Log good) {
        return new Pair(id, severity, bad, harmless, good, null);
    }

    private static Pair pair(String id, Severity severity, Log bad, String harmless, Log good, Severity least) {
        return new Pair(id, severity, bad, harmless, good, least);
    }

    static Stream<Pair> trail() {
        String cut = log().execs(2).text();
        return Stream.of(
                pair("T01", Severity.LOW, log().execs(3).serial(110).execs(3), "all serials there", log().execs(6)),
                pair(
                        "T01",
                        Severity.MEDIUM,
                        log().execs(3).serial(900).execs(3),
                        "DAEMON records count by themselves",
                        log().execs(3)
                                .line("type=DAEMON_ROTATE msg=audit(1772000001.000:9000): op=rotate-logs")
                                .execs(3)),
                pair(
                        "T03",
                        Severity.LOW,
                        log().execs(30).after(3_600_000).execs(30),
                        "short pauses",
                        log().execs(30).after(60_000).execs(30)),
                pair(
                        "T04",
                        Severity.MEDIUM,
                        log().execs(20).after(400_000).execs(20).after(-60_000).execs(20),
                        "one call that took long",
                        log().execs(20)
                                .after(400_000)
                                .execs(20)
                                .after(-60_000)
                                .exec("id")
                                .after(60_000)
                                .execs(20)),
                pair(
                        "T04",
                        Severity.LOW,
                        log().execs(20).after(-60_000).execs(20),
                        "the clock goes on",
                        log().execs(40)),
                pair(
                        "T05",
                        Severity.MEDIUM,
                        log().serial(50_000).execs(30).serial(20_000).execs(30),
                        "a boot",
                        log().serial(50_000).execs(30).after(60_000).serial(3).execs(30)),
                pair(
                        "T05",
                        Severity.MEDIUM,
                        log().execs(20).serial(90_120).exec("id").serial(121).execs(20),
                        "late records of one queue",
                        log().execs(20)
                                .serial(122)
                                .exec("id")
                                .serial(121)
                                .exec("id")
                                .serial(123)
                                .execs(20)),
                pair(
                        "T06",
                        Severity.HIGH,
                        log().execs(3)
                                .syscall()
                                .execve("id")
                                .cwdRecord()
                                .line("type=CWD " + "msg=audit(1772000000.120:103): cwd=\"/tmp\"")
                                .next(),
                        "the same record twice",
                        log().execs(3)
                                .syscall()
                                .execve("id")
                                .cwdRecord()
                                .cwdRecord()
                                .next()),
                pair(
                        "T06",
                        Severity.HIGH,
                        log().execs(3)
                                .syscall()
                                .execve("id")
                                .execve("su")
                                .cwdRecord()
                                .next(),
                        "several arguments",
                        log().execs(3).exec("id", "su")),
                pair(
                        "T07",
                        Severity.LOW,
                        log().line(cut.lines().findFirst().orElse("")).raw(cut),
                        "each line once",
                        log().execs(2)),
                pair(
                        "T08",
                        Severity.MEDIUM,
                        log().execs(3).line("not a record").execs(3),
                        "a line cut at the end",
                        log().execs(3).raw("type=SYSCALL msg=au"),
                        Severity.LOW),
                pair(
                        "T09",
                        Severity.LOW,
                        log().execs(5)
                                .syscall()
                                .cwdRecord()
                                .pathRecord(0, "/usr/bin/id")
                                .title("id")
                                .next()
                                .execs(5),
                        "an exclude rule for the type",
                        log().withoutTitle().execs(10),
                        Severity.INFORMATIONAL),
                pair(
                        "T10",
                        Severity.LOW,
                        log().execs(3)
                                .syscall()
                                .line(log().serial(103).after(120).stamp().replace("msg", "type=EXECVE msg")
                                        + "argc=5 a0=\"id\" a1=\"-u\"")
                                .cwdRecord()
                                .next(),
                        "whole argvs",
                        log().execs(3).exec("id", "-u")),
                pair(
                        "T11",
                        Severity.MEDIUM,
                        log().execs(9)
                                .syscall()
                                .line("type=EXECVE "
                                        + "msg=audit(1772000000.360:109): argc=2 a0=\"sh\" a1=\"two words\"")
                                .next(),
                        "hexadecimal where it must be",
                        log().execs(9).exec("sh", "two words")),
                pair(
                        "T12",
                        Severity.LOW,
                        log().execs(9)
                                .line(
                                        "type=SYSCALL msg=audit(1772000000.360:109): arch=c000003e success=yes syscall=59 exit=0 items=0 ppid=1 pid=2 auid=0 uid=0 gid=0 euid=0 suid=0 fsuid=0 egid=0 sgid=0 fsgid=0 tty=pts0 ses=1 comm=\"id\" exe=\"/usr/bin/id\" key=(null)")
                                .next(),
                        "the order of the kernel",
                        log().execs(10)),
                pair(
                        "T12",
                        Severity.MEDIUM,
                        log().execs(9).raw(edited(log().serial(109).exec("id").text(), "success=yes", "success=yAs")),
                        "a value as the kernel writes it",
                        log().execs(10)),
                pair(
                        "T12",
                        Severity.MEDIUM,
                        log().execs(29).raw(edited(log().serial(129).exec("id").text(), " nametype=NORMAL", "")),
                        "an old kernel, which writes no nametype",
                        log().raw(edited(log().execs(30).text(), " nametype=NORMAL", ""))),
                pair(
                        "T12",
                        Severity.LOW,
                        log().execs(9).execve("id").syscall().cwdRecord().next().execs(9),
                        "records of two processors, mixed",
                        log().execs(9).raw(mixed()).serial(111).execs(9)),
                pair(
                        "T05",
                        Severity.LOW,
                        log().execs(9).raw(torn(40)).serial(150).execs(9),
                        "records of two processors, mixed",
                        log().execs(9).raw(torn(6)).serial(116).execs(9)),
                pair(
                        "T11",
                        Severity.MEDIUM,
                        log().execs(9).raw(edited(log().serial(109).exec("id").text(), "comm=\"id\"", "comm=\"ls\"")),
                        "a script, and a name of more than 15 bytes",
                        log().execs(9)
                                .exe("/usr/bin/bash")
                                .name("/opt/a-name-of-a-script")
                                .comm("a-name-of-a-scr")
                                .exec("bash", "/opt/a-name-of-a-script")),
                pair(
                        "T11",
                        Severity.LOW,
                        log().execs(9)
                                .syscall()
                                .execve("id", "--user", "alice")
                                .title("id", "--user", "alicA")
                                .next(),
                        "the title of what the process ran before",
                        log().execs(9)
                                .exec("id", "--user", "alicA")
                                .samePid()
                                .syscall()
                                .execve("id", "--user", "alice")
                                .title("id", "--user", "alicA")
                                .next()),
                pair(
                        "T11",
                        Severity.LOW,
                        log().execs(9)
                                .syscall()
                                .execve("id", "--user", "alice")
                                .title("id", "--use")
                                .next(),
                        "a shorter command line of the parent",
                        log().execs(9)
                                .exec("id", "--user")
                                .child()
                                .syscall()
                                .execve("id", "--username", "alice")
                                .title("id", "--user")
                                .next()),
                pair(
                        "T09",
                        Severity.LOW,
                        log().opens(30, 2).open(1).opens(3, 2),
                        "another number of files",
                        log().opens(30, 2).opens(1, 1).opens(3, 2)),
                pair(
                        "T09",
                        Severity.LOW,
                        log().execs(9)
                                .line(log().serial(109).stamp().replace("msg", "type=SOCKADDR msg") + "saddr=0200")
                                .next(),
                        "a record that stands by itself",
                        log().execs(9).record("USER_CMD", "pid=1 uid=0 auid=0 ses=1 msg='cmd=6C73 res=success'")),
                pair(
                        "T13",
                        Severity.HIGH,
                        log().execs(5)
                                .config("op=set audit_enabled=0 old=1 auid=AUID ses=12 subj=unconfined res=1", 1003)
                                .after(60_000)
                                .execs(5),
                        "off until auditd started with the boot",
                        log().serial(5)
                                .config(
                                        "op=set audit_enabled=0 old=1 auid=AUID ses=4294967295 subj=unconfined res=1",
                                        NOBODY)
                                .after(20_000)
                                .record("DAEMON_START", ON_BOOT)
                                .execs(5),
                        Severity.INFORMATIONAL),
                pair(
                        "T13",
                        Severity.HIGH,
                        log().record("DAEMON_START", ON_BOOT)
                                .execs(5)
                                .record(
                                        "DAEMON_END",
                                        "op=terminate auid=1003 uid=0 ses=9 pid=304 subj=unconfined res=success")
                                .after(100_000)
                                .execs(2),
                        "a shutdown, then a boot",
                        log().execs(5)
                                .record(
                                        "DAEMON_END",
                                        "op=terminate auid=0 uid=0 ses=4294967295 pid=1 subj=unconfined res=success")
                                .after(60_000)
                                .record("SYSTEM_BOOT", "pid=283 uid=0 auid=4294967295 ses=4294967295 msg='res=success'")
                                .execs(2),
                        Severity.INFORMATIONAL),
                pair(
                        "T13",
                        Severity.MEDIUM,
                        log().record("DAEMON_START", ON_BOOT)
                                .execs(5)
                                .record("DAEMON_START", ON_BOOT)
                                .execs(5),
                        "an end between",
                        log().record("DAEMON_START", ON_BOOT)
                                .execs(5)
                                .record("DAEMON_END", "op=terminate auid=0 uid=0 ses=4294967295 pid=1 res=success")
                                .record("SYSTEM_BOOT", "pid=283 uid=0 auid=4294967295 ses=4294967295 msg='res=success'")
                                .record("DAEMON_START", ON_BOOT)
                                .execs(5),
                        Severity.INFORMATIONAL),
                pair(
                        "T14",
                        Severity.HIGH,
                        log().execs(5)
                                .config(
                                        "auid=AUID ses=12 subj=unconfined op=remove_rule key=\"procmon\" list=4 res=1",
                                        1003),
                        "augenrules: removed and added again",
                        log().execs(5)
                                .config(
                                        "auid=AUID ses=12 subj=unconfined op=remove_rule key=\"procmon\" list=4 res=1",
                                        1003)
                                .config(
                                        "auid=AUID ses=12 subj=unconfined op=add_rule key=\"procmon\" list=4 res=1",
                                        1003),
                        Severity.INFORMATIONAL),
                pair(
                        "T14",
                        Severity.MEDIUM,
                        log().execs(3).exe("/usr/sbin/auditctl").exec("auditctl", "-D"),
                        "a look at the rules",
                        log().execs(3).exe("/usr/sbin/auditctl").exec("auditctl", "-l")),
                pair(
                        "T15",
                        Severity.MEDIUM,
                        log().execs(3).config("op=set audit_backlog_limit=1 old=8192 auid=AUID ses=12 res=1", 1003),
                        "a limit raised",
                        log().execs(3).config("op=set audit_backlog_limit=8192 old=64 auid=AUID ses=12 res=1", 1003)),
                pair(
                        "T16",
                        Severity.MEDIUM,
                        log().execs(3).line("[ 12.3] audit: audit_lost=154 audit_rate_limit=0 audit_backlog_limit=64"),
                        "no report",
                        log().execs(3)),
                pair(
                        "T16",
                        Severity.MEDIUM,
                        log().execs(3).config("op=set lost=0 old=154 auid=AUID ses=1 res=1", 0),
                        "a counter of nothing",
                        log().execs(3).config("op=set lost=0 old=0 auid=AUID ses=1 res=1", 0)),
                pair(
                        "T18",
                        Severity.INFORMATIONAL,
                        log().execs(3).after(1_200_000).ppid(9_000).execs(3),
                        "daemons from before the log",
                        log().execs(3)),
                pair(
                        "T21",
                        Severity.MEDIUM,
                        log().execs(9)
                                .line(
                                        "type=AVC msg=audit(1772000000.360:109): apparmor=\"DENIED\" operation=\"exec\" pid=1 comm=\"x\"")
                                .exec("id"),
                        "an AVC of SELinux",
                        log().execs(9)
                                .line(
                                        "type=AVC msg=audit(1772000000.360:109): avc:  denied  { execute } for  pid=1 comm=\"x\"")
                                .exec("id")),
                pair(
                        "T21",
                        Severity.MEDIUM,
                        log().execs(9)
                                .line(
                                        "type=SYSCALL msg=audit(1772000000.360:109): arch=c000003e syscall=59 success=yes exit=0 pid=7 auid=0 uid=0 gid=0 tty=pts0 comm=\"id\" exe=\"/usr/bin/id\" key=(null)")
                                .execve("id")
                                .next(),
                        "all fields there",
                        log().execs(10)));
    }

    private static String edited(String text, String old, String changed) {
        assertThat(text).contains(old);
        return text.replace(old, changed);
    }

    /// Two program starts whose lines are mixed.
    private static String mixed() {
        List<String> one = log().serial(109).exec("id").text().lines().toList();
        List<String> other = log().serial(110).exec("id").text().lines().toList();
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < one.size(); i++) {
            text.append(one.get(i)).append('\n').append(other.get(i)).append('\n');
        }
        return text.toString();
    }

    /// A program start whose last line stands behind so many others.
    private static String torn(int others) {
        String text = log().serial(109).exec("id").text();
        int last = text.lastIndexOf("type=PROCTITLE");
        return text.substring(0, last) + log().serial(110).execs(others).text() + text.substring(last);
    }

    static Stream<Pair> deception() {
        return Stream.of(
                pair(
                        "D01",
                        Severity.MEDIUM,
                        log().exec("sleeper"),
                        "a login shell",
                        log().exe("/usr/bin/bash").exec("-bash")),
                pair(
                        "D01",
                        Severity.HIGH,
                        log().exec("sshd"),
                        "a link",
                        log().exe("/usr/bin/dash").name("/bin/sh").comm("sh").exec("sh", "-c", "id")),
                pair(
                        "D01",
                        Severity.HIGH,
                        log().exe("/home/x/run").exec("other"),
                        "a multi-call program",
                        log().exe("/usr/bin/busybox").comm("ls").exec("ls")),
                pair(
                        "D01",
                        Severity.HIGH,
                        log().exec("nginx"),
                        "a title",
                        log().exe("/usr/sbin/sshd").exec("sshd: alice [priv]")),
                pair(
                        "D01",
                        Severity.MEDIUM,
                        log().exe("/usr/bin/python3.11").exec("perl"),
                        "a link to a version",
                        log().exe("/usr/bin/python3.11")
                                .name("/opt/venv/bin/python")
                                .comm("python")
                                .exec("python3")),
                pair(
                        "D02",
                        Severity.HIGH,
                        log().exec("[kworker/0:1]"),
                        "a program in brackets' company",
                        log().exe("/usr/bin/[").exec("[", "-f", "x", "]")),
                pair(
                        "D02",
                        Severity.HIGH,
                        log().exe("/opt/kworkerd").exec("kworkerd"),
                        "another k",
                        log().exe("/usr/bin/kate").exec("kate")),
                pair(
                        "D03",
                        Severity.HIGH,
                        log().exe("/opt/a (deleted)").exec("a"),
                        "a file that is there",
                        log().exe("/opt/a").exec("a")),
                pair(
                        "D04",
                        Severity.HIGH,
                        log().exe("/memfd:x (deleted)").exec("x"),
                        "runc's copy of itself",
                        log().exe("/memfd:runc_cloned:/proc/self/exe (deleted)").exec("runc"),
                        Severity.INFORMATIONAL),
                pair(
                        "D04",
                        Severity.HIGH,
                        log().exe("/opt/x").name("/proc/self/fd/9").exec("x"),
                        "a path",
                        log().exe("/opt/x").exec("x")),
                pair(
                        "D05",
                        Severity.MEDIUM,
                        log().exe("/tmp/a").exec("a"),
                        "a program that works on a file there",
                        log().exec("id", "/tmp/a")),
                pair(
                        "D05",
                        Severity.HIGH,
                        log().exe("/dev/shm/a").exec("a"),
                        "a system program run from there",
                        log().cwd("/dev/shm").exec("id")),
                pair(
                        "D05",
                        Severity.MEDIUM,
                        log().cwd("/tmp/x").exe("/home/a/b").name("./b").exec("b"),
                        "a relative name elsewhere",
                        log().cwd("/root").exe("/root/b").name("./b").exec("b")),
                pair(
                        "D06",
                        Severity.MEDIUM,
                        log().exe("/opt/.x/a").exec("a"),
                        "a usual hidden folder",
                        log().exe("/home/a/.cargo/bin/rg").exec("rg")),
                pair(
                        "D06",
                        Severity.HIGH,
                        log().exe("/opt/.../a").exec("a"),
                        "the parent folder",
                        log().name("../bin/id").exec("id")),
                pair(
                        "D07",
                        Severity.HIGH,
                        log().exe("/opt/a\u202egpj.sh").exec("a"),
                        "a name in another script",
                        log().exe("/opt/файл").exec("файл")),
                pair(
                        "D07",
                        Severity.MEDIUM,
                        log().exec("id", "a\u200bb"),
                        "a program for a shell",
                        log().exe("/usr/bin/bash").exec("bash", "-c", "a\nb\tc"),
                        Severity.INFORMATIONAL),
                pair(
                        "D07",
                        Severity.MEDIUM,
                        log().exe("/usr/bin/s\u0455hd").exec("x"),
                        "one script",
                        log().exe("/usr/bin/sshd").exec("sshd")),
                pair(
                        "D09",
                        Severity.LOW,
                        log().exe("/usr/bin/python3").exec("python3", "-c", "x".repeat(6_000) + "y".repeat(2_200)),
                        "a compiler",
                        log().exe("/usr/bin/cc1").exec("cc1", "-c", "x".repeat(6_000) + "y".repeat(2_200))),
                pair(
                        "D10",
                        Severity.MEDIUM,
                        log().exec("id", "a" + " ".repeat(120) + "b"),
                        "a few blanks",
                        log().exec("id", "a" + " ".repeat(20) + "b")),
                pair(
                        "D11",
                        Severity.HIGH,
                        log().exe("/usr/ bin/sshd").exec("sshd"),
                        "the real folder",
                        log().exe("/usr/bin/sshd").exec("sshd")),
                pair(
                        "D11",
                        Severity.HIGH,
                        log().exe("/usr/lib/systemd1/x").exec("x"),
                        "a folder for another width",
                        log().exe("/usr/lib64/x").exec("x")),
                pair(
                        "D12",
                        Severity.HIGH,
                        log().syscall()
                                .line("type=EXECVE msg=audit(1772000000.000:100): argc=0 a0=\"x\"")
                                .cwdRecord()
                                .next(),
                        "one empty argument",
                        log().exec("")));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource({"trail", "deception"})
    void findsWhatIsThereAndNotItsHarmlessCause(Pair pair) throws IOException {
        Findings bad = judge(pair.bad().text(), "bad");
        assertThat(bad.found())
                .as("found")
                .anyMatch(finding -> finding.id().equals(pair.id()) && finding.severity() == pair.severity());
        Findings good = judge(pair.good().text(), "good");
        List<Finding> left = good.found().stream()
                .filter(finding -> finding.id().equals(pair.id()))
                .filter(finding -> pair.least() == null || finding.severity().compareTo(pair.least()) < 0)
                .toList();
        assertThat(left).as("not found").isEmpty();
    }

    private Findings judge(String text, String name) throws IOException {
        Path log = Files.createDirectories(folder.resolve(name)).resolve("audit.log");
        Files.writeString(log, text, StandardCharsets.ISO_8859_1);
        return load(log).findings();
    }

    private static AuditTrail load(Path... given) {
        return TrailLoader.load(EvidenceFinder.find(List.of(given)), Progress.NONE, _ -> {}, new CancelToken());
    }

    /// Those that need more than one log have tests of their own below.
    @Test
    void eachCheckIsTriedOnALogThatHasItAndOnOneThatHasNot() {
        Set<String> tried = Stream.concat(trail(), deception()).map(Pair::id).collect(Collectors.toSet());
        tried.addAll(List.of("T02", "T17", "T19", "T20", "D08"));
        assertThat(tried)
                .containsExactlyInAnyOrderElementsOf(
                        Findings.checks().stream().map(About::id).toList());
    }

    static Stream<Arguments> unjudged() {
        Log notes = log().record("USER_LOGIN", "pid=9 uid=0 auid=0 ses=1 msg='op=login res=success'");
        Log many = log();
        for (int i = 0; i < 70; i++) {
            many.serial(90_000).execs(9).serial(40_000).execs(9);
        }
        return Stream.of(
                Arguments.of("T01", log().record("DAEMON_START", ON_BOOT), "No event has a serial"),
                Arguments.of("T01", many, "several hosts are mixed"),
                Arguments.of("T02", log().execs(3), "no rotated set"),
                Arguments.of("T10", notes, "no EXECVE"),
                Arguments.of("T12", log().execs(25_000), "20,000 were read again for this (80.00 %)"),
                Arguments.of("T13", log().execs(3), "no CONFIG_CHANGE, DAEMON_"),
                Arguments.of("T14", log().execs(3), "no CONFIG_CHANGE"),
                Arguments.of("T15", log().execs(3), "no CONFIG_CHANGE"),
                Arguments.of("T16", log().execs(3), "auditctl -s"),
                Arguments.of("T17", log().execs(3), "No audit rules came along"),
                Arguments.of("D01", notes, "no program start with a whole argv"));
    }

    @ParameterizedTest(name = "{0}: {2}")
    @MethodSource("unjudged")
    void whatCouldNotBeJudgedIsNotCalledAbsent(String id, Log log, String why) throws IOException {
        Findings findings = judge(log.text(), "open");
        assertThat(findings.unjudged())
                .filteredOn(open -> open.about().id().equals(id))
                .singleElement()
                .satisfies(open -> assertThat(open.why()).contains(why));
        assertThat(findings.quiet()).extracting(About::id).doesNotContain(id);
    }

    @Test
    void withoutAProgramStartNothingOfTheHostIsCalledAbsent() throws IOException {
        Findings findings = judge(
                log().record("USER_LOGIN", "pid=9 uid=0 auid=0 ses=1 msg='op=login res=success'")
                        .text(),
                "none");
        assertThat(findings.unjudged())
                .extracting(open -> open.about().id())
                .containsAll(Findings.checks().stream()
                        .filter(about -> about.group() == Group.HOST)
                        .map(About::id)
                        .toList());
        assertThat(findings.quiet()).noneMatch(about -> about.group() == Group.HOST);
    }

    @Test
    void pathsThatAreNoTextAreFound() throws IOException {
        String text = log().execs(2).text().replace("exe=\"/usr/bin/id\"", "exe=2F6F70742FE974E9");
        assertThat(judge(text, "latin").found())
                .anyMatch(finding -> finding.id().equals("D08"));
        assertThat(judge(log().exe("/opt/été").exec("x").text(), "utf8").found())
                .noneMatch(finding -> finding.id().equals("D08"));
    }

    @Test
    void aMissingPieceOfARotatedSetIsNamed() throws IOException {
        Path set = Files.createDirectories(folder.resolve("set"));
        Log log = log().execs(30);
        Files.writeString(set.resolve("audit.log.2"), log.text());
        Files.writeString(
                set.resolve("audit.log"),
                log().serial(400).after(60_000).execs(30).text());
        List<Finding> found = load(set).findings().found();
        assertThat(found)
                .anyMatch(
                        finding -> finding.id().equals("T02") && finding.title().contains("audit.log.1"));
        assertThat(found)
                .anyMatch(
                        finding -> finding.id().equals("T02") && finding.title().contains("between two files"));
        Files.writeString(
                set.resolve("audit.log.1"),
                log().serial(130).after(20_000).execs(270).text());
        assertThat(load(set).findings().found())
                .noneMatch(finding -> finding.id().equals("T02"));
    }

    @Test
    void copiesThatDisagreeAreSaid() throws IOException {
        String whole = log().execs(60).text();
        String less = whole.replaceAll("(?m)^.*:130\\): .*\\n", "");
        Path one = Files.createDirectories(folder.resolve("one"));
        Files.writeString(one.resolve("audit.log.1"), whole);
        Files.writeString(one.resolve("audit.log"), less);
        assertThat(load(one).findings().found())
                .filteredOn(finding -> finding.id().equals("T07") && finding.severity() == Severity.MEDIUM)
                .singleElement()
                .satisfies(finding -> assertThat(finding.count()).isEqualTo(1));
        Files.writeString(
                one.resolve("audit.log"),
                whole + log().serial(160).after(9_000).exec("id").text());
        assertThat(load(one).findings().found())
                .noneMatch(finding -> finding.id().equals("T07") && finding.severity() == Severity.MEDIUM);
    }

    @Test
    void rulesSayWhatCouldBeSeen() throws IOException {
        Path root = folder.resolve("host");
        Path logs = Files.createDirectories(root.resolve("var/log/audit"));
        Files.createDirectories(root.resolve("etc/audit/rules.d"));
        Files.writeString(root.resolve("etc/hostname"), "web01\n");
        Files.writeString(
                root.resolve("etc/audit/rules.d/10.rules"),
                "-D\n-a always,exit -F arch=b64 -S execve -k procmon\n-a never,exit -F exe=/usr/bin/true\n");
        Files.writeString(logs.resolve("audit.log"), log().execs(3).text());
        Findings seen = load(logs).findings();
        assertThat(seen.found())
                .filteredOn(finding -> finding.id().equals("T17"))
                .singleElement()
                .satisfies(finding -> assertThat(finding.seen())
                        .contains("procmon", "not execve of 32-bit programs, execveat", "never,exit"));
        Files.writeString(logs.resolve("audit.log"), log().key("other").execs(3).text());
        assertThat(load(logs).findings().found())
                .anyMatch(finding -> finding.id().equals("T17") && finding.severity() == Severity.MEDIUM);
        assertThat(judge(log().execs(3).text(), "norules").unjudged())
                .anyMatch(open -> open.about().id().equals("T17"));
    }

    @Test
    void anEventAfterTheLastChangeOfItsFileIsSaid() throws IOException {
        Path log = folder.resolve("audit.log");
        Files.writeString(log, log().execs(3).text());
        Files.setLastModifiedTime(log, java.nio.file.attribute.FileTime.fromMillis(Log.START - 100_000_000));
        assertThat(load(log).findings().found())
                .anyMatch(finding -> finding.id().equals("T20"));
        Files.setLastModifiedTime(log, java.nio.file.attribute.FileTime.fromMillis(Log.START + 100_000));
        assertThat(load(log).findings().found())
                .noneMatch(finding -> finding.id().equals("T20"));
    }

    @Test
    void evidenceThatChangedWhileItWasReadIsSaid() throws IOException {
        Path log = folder.resolve("audit.log");
        Files.writeString(log, log().execs(20_000).text());
        AuditTrail trail = TrailLoader.load(
                EvidenceFinder.find(List.of(log)),
                (done, total, what) -> append(log, what),
                _ -> {},
                new CancelToken());
        assertThat(trail.findings().found())
                .anyMatch(finding -> finding.id().equals("T19") && finding.severity() == Severity.HIGH);
        assertThat(load(log).findings().quiet()).extracting(About::id).contains("T19");
    }

    private static void append(Path log, String what) {
        try {
            if (what.endsWith("audit.log")) {
                Files.writeString(log, "x\n", java.nio.file.StandardOpenOption.APPEND);
            }
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    @Test
    void hostileEvidenceKeepsTheListShort() throws IOException {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < 3_000; i++) {
            text.append("node=h")
                    .append(i)
                    .append(' ')
                    .append(log().exe("/tmp/.../a").exec("[kworker]").text());
        }
        Findings all = judge(text.toString(), "hostile");
        assertThat(all.found().size()).isLessThan(1_500);
        assertThat(all.found()).allMatch(finding -> finding.cases().size() <= 20);
    }

    @Test
    void saysTheSameWhateverTheOrderOfFiles() throws IOException {
        Path a = folder.resolve("a.log");
        Path b = folder.resolve("b.log");
        Files.writeString(a, log().execs(30).exe("/tmp/a").execs(3).text());
        Files.writeString(
                b, log().serial(300).after(9_000).exec("[kworker/1]").execs(30).text());
        List<String> one =
                load(a, b).findings().found().stream().map(Finding::title).toList();
        List<String> other =
                load(b, a).findings().found().stream().map(Finding::title).toList();
        assertThat(one).isEqualTo(other).isNotEmpty();
    }
}
