package org.execscope.trail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.execscope.event.EventKind;
import org.execscope.event.EventSummary;
import org.execscope.evidence.CancelToken;
import org.execscope.evidence.EvidenceFinder;
import org.execscope.evidence.Progress;
import org.execscope.process.ProcessForest;
import org.execscope.record.RecordFields;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SummaryReaderTest {
    private static final Path SAMPLE = Path.of("sample-logs/web01");
    private static final String TASK = " ppid=400 pid=500 auid=1000 uid=0 gid=0 euid=0 suid=0 fsuid=0 egid=0 sgid=0"
            + " fsgid=0 tty=pts0 ses=3 comm=\"x\" exe=\"/usr/bin/x\" subj=unconfined key=\"k\"";

    @TempDir
    private Path folder;

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            62 | a0=1f4 a1=9 a2=0 a3=0                | kill            | SIGKILL to pid 500 (sshd 812)
            62 | a0=0 a1=0 a2=0 a3=0                  | kill            | whether it can signal to its process group
            62 | a0=ffffffffffffffff a1=f a2=0 a3=0   | kill            | SIGTERM to all it may signal
            101 | a0=10 a1=1f4 a2=0 a3=0              | ptrace          | ATTACH pid 500 (sshd 812)
            101 | a0=4206 a1=1f4 a2=0 a3=0            | ptrace          | SEIZE pid 500
            105 | a0=0 a1=0 a2=0 a3=0                 | setuid          | uid → 0
            117 | a0=ffffffff a1=0 a2=ffffffff a3=0   | setresuid       | uid kept, euid → 0, suid kept
            231 | a0=1 a1=0 a2=0 a3=0                 | exit_group      | status 1
            90 | a0=7ffc a1=9ed a2=0 a3=0             | chmod           | mode 4755
            999 | a0=0 a1=0 a2=0 a3=0                 | system call 999 |
            """)
    void tellsWhatACallWasDoneTo(int call, String arguments, String what, String about) throws Exception {
        String target = about != null && about.contains("sshd")
                ? "type=OBJ_PID msg=audit(1772000000.000:7): opid=812 oauid=0 ouid=0 oses=1 ocomm=\"sshd\"\n"
                : "";
        EventSummary summary = only("type=SYSCALL msg=audit(1772000000.000:7): arch=c000003e syscall=" + call
                + " success=yes exit=0 " + arguments + " items=0" + TASK + "\n" + target);

        assertThat(summary.what()).isEqualTo(what);
        assertThat(summary.about().text()).isEqualTo(about == null ? "" : about);
        assertThat(summary.failed()).isFalse();
    }

    @Test
    void tellsAnAddressAndAnError() throws Exception {
        EventSummary summary =
                only("type=SYSCALL msg=audit(1772000000.000:7): arch=c000003e syscall=42 success=no exit=-111 a0=3 a1=1"
                        + " a2=10 a3=0 items=0" + TASK
                        + "\ntype=SOCKADDR msg=audit(1772000000.000:7): saddr=020001BBCB0071070000000000000000"
                        + "\u001dSADDR={ saddr_fam=inet laddr=203.0.113.7 lport=443 }\n");

        assertThat(summary.what()).isEqualTo("connect");
        assertThat(summary.about().text()).isEqualTo("203.0.113.7:443");
        assertThat(summary.result()).isEqualTo("ECONNREFUSED");
        assertThat(summary.failed()).isTrue();
    }

    @Test
    void tellsTheFilesOfARename() throws Exception {
        String path = "type=PATH msg=audit(1772000000.000:7): item=%d name=\"%s\" inode=7 dev=fe:00 mode=0100644"
                + " ouid=0 ogid=0 rdev=00:00 nametype=%s\n";
        EventSummary summary = only("type=SYSCALL msg=audit(1772000000.000:7): arch=c000003e syscall=82 success=yes"
                + " exit=0 a0=1 a1=2 a2=3 a3=4 items=4" + TASK + "\n"
                + path.formatted(0, "/etc/", "PARENT") + path.formatted(1, "/etc/", "PARENT")
                + path.formatted(2, "/etc/passwd+", "DELETE") + path.formatted(3, "/etc/passwd", "CREATE"));

        assertThat(summary.about().text()).isEqualTo("/etc/passwd+ → /etc/passwd");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            USER_LOGIN | pid=9 uid=0 auid=1000 ses=1 msg='op=login id=1000 exe="/usr/sbin/sshd" hostname=? addr=203.0.113.7 terminal=ssh res=success' | login, id 1000, from 203.0.113.7, terminal ssh | success | 203.0.113.7
            ADD_USER | pid=9 uid=0 auid=1000 ses=1 msg='op=adding user acct="eve" exe="/usr/sbin/useradd" hostname=h addr=? terminal=pts/1 res=failed' | adding user, acct eve, from h, terminal pts/1 | failed | h
            USER_CMD | pid=9 uid=0 auid=1000 ses=1 msg='cwd="/root" cmd=6C73202D6C1B terminal=pts/0 res=success' | cmd $'ls -l\\e', cwd /root, terminal pts/0 | success |
            LOGIN | pid=9 uid=0 old-auid=4294967295 auid=990 tty=(none) old-ses=4294967295 ses=42 res=1 | auid unset → 990, ses unset → 42 | success |
            ANOM_ABEND | auid=1 uid=2 gid=2 ses=1 pid=9 comm="x" reason="memory violation" sig=11 | ended by SIGSEGV, memory violation | |
            SECCOMP | auid=1 uid=22 gid=22 ses=21 pid=9 comm="sshd" exe="/usr/sbin/sshd" sig=31 arch=40000003 syscall=132 compat=0 ip=0xb7 code=0x0 | system call 132, SIGSYS, code 0x0 | |
            AVC | avc:  denied  { write } for pid=9 comm="x" name="root.lock" dev=dm-0 tclass=file | denied { write }, name root.lock, tclass file | |
            KERN_MODULE | name="inet_diag" | inet_diag | |
            """)
    void tellsWhatAMessageSays(String type, String body, String about, String result, String origin) throws Exception {
        EventSummary summary = only("type=" + type + " msg=audit(1772000000.000:7): " + body + "\n");

        assertThat(summary.what()).isEqualTo(type);
        assertThat(summary.about().text()).isEqualTo(about);
        assertThat(summary.result()).isEqualTo(result == null ? "" : result);
        assertThat(summary.failed()).isEqualTo("failed".equals(result));
        assertThat(summary.origin() == null ? null : summary.origin().text()).isEqualTo(origin);
    }

    @Test
    void hostileRecordsGiveOneShortLine() throws Exception {
        String words = "w ".repeat(50_000);
        String fields = "f=\u001b[2J ".repeat(50_000);
        for (String body : List.of(
                "pid=9 uid=0 msg='op=" + words + "' res=1",
                "pid=9 " + fields,
                "x".repeat(200_000) + "=1",
                "pid=9 msg='",
                "pid=9 msg='op=a acct=1B5B324A\u202e'",
                "")) {
            EventSummary summary = only("type=USER_CMD msg=audit(1772000000.000:7): " + body + "\n");

            assertThat(summary.about().text()).hasSizeLessThan(4_000).doesNotContain("\u001b", "\n", "\u202e");
        }
    }

    @Test
    void linesOfAnotherEventAreNotTakenForThisOnes() throws Exception {
        Path log = folder.resolve("audit.log");
        Files.writeString(log, "type=KERN_MODULE msg=audit(1772000000.000:7): name=\"inet_diag\"\n");
        AuditTrail trail = load(log);
        Files.writeString(log, "type=KERN_MODULE msg=audit(1772000000.000:8): name=\"rootkit01\"\n");

        try (SummaryReader reader = new SummaryReader(trail)) {
            EventSummary summary = reader.read(trail.order().at(0), new CancelToken());
            assertThat(summary.what()).isEqualTo("KERN_MODULE");
            assertThat(summary.about().text()).isEmpty();
        }
    }

    @Test
    void everyOtherEventOfTheSampleHasItsLine() throws Exception {
        assumeThat(SAMPLE).isDirectory();
        AuditTrail trail = load(SAMPLE);
        ProcessForest forest = trail.processes();
        assertThat(forest).isNotNull();
        int told = 0;
        List<String> connects = new ArrayList<>();
        try (SummaryReader reader = new SummaryReader(trail)) {
            for (int i = 0; i < trail.order().size(); i++) {
                int event = trail.order().at(i);
                if (trail.events().kind(event) == EventKind.EXECVE) {
                    continue;
                }
                List<RecordFields> records = reader.records(event, new CancelToken());
                assertThat(records).isNotEmpty();
                EventSummary summary = EventSummary.of(trail.events(), event, records);
                assertThat(summary.what()).isNotEmpty();
                told += summary.about().text().isEmpty() ? 0 : 1;
                if (summary.what().equals("connect")) {
                    connects.add(summary.about().text());
                }
            }
        }
        assertThat(told).isGreaterThan(300);
        assertThat(connects)
                .hasSize(50)
                .allMatch(address -> address.matches(".*:\\d+|unix .*|netlink .*|unspecified: no address"));
    }

    private EventSummary only(String lines) throws Exception {
        Path log = folder.resolve("audit.log");
        Files.write(log, lines.getBytes(StandardCharsets.UTF_8));
        AuditTrail trail = load(log);
        assertThat(trail.order().size()).isEqualTo(1);
        try (SummaryReader reader = new SummaryReader(trail)) {
            return reader.read(trail.order().at(0), new CancelToken());
        }
    }

    private static AuditTrail load(Path given) {
        return TrailLoader.load(EvidenceFinder.find(List.of(given)), Progress.NONE, _ -> {}, new CancelToken());
    }
}
