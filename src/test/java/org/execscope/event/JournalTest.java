package org.execscope.event;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.execscope.bytes.Bytes;
import org.execscope.record.EvidenceProblem;
import org.execscope.record.ProblemKind;
import org.junit.jupiter.api.Test;

/// `journalctl -o json` gives the events that auditd's own log gives.
final class JournalTest {
    private static final String SYSCALL = "arch=c000003e syscall=59 success=yes exit=0 ppid=1 pid=77 auid=1000 uid=0"
            + " gid=0 euid=0 suid=0 fsuid=0 egid=0 sgid=0 fsgid=0 tty=pts0 ses=1 comm=\"id\" exe=\"/usr/bin/id\" key=\"k\"";
    private static final String EXECVE = "argc=2 a0=\"id\" a1=C3A9";

    private static String entry(int type, String message) {
        return "{\"__CURSOR\":\"s=1\",\"__REALTIME_TIMESTAMP\":\"1700000000000001\",\"_TRANSPORT\":\"audit\","
                + "\"_HOSTNAME\":\"web01\",\"_AUDIT_TYPE\":\"" + type + "\",\"_AUDIT_ID\":\"42\","
                + "\"_SOURCE_REALTIME_TIMESTAMP\":\"1700000000007000\",\"MESSAGE\":" + message + "}\n";
    }

    private static String quoted(String text) {
        return "\"" + text.replace("\"", "\\\"") + "\"";
    }

    private static TestEvents read(String log) {
        return TestEvents.read(100, log.getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void recordsOfTheAuditTransport() {
        TestEvents events = read(entry(1300, quoted("SYSCALL " + SYSCALL)) + entry(1309, quoted("EXECVE " + EXECVE)));
        EventTable table = events.table();
        assertThat(table.size()).isEqualTo(1);
        assertThat(table.timeMillis(0)).isEqualTo(1_700_000_000_007L);
        assertThat(table.serial(0)).isEqualTo(42);
        assertThat(table.pid(0)).isEqualTo(77);
        assertThat(table.arguments(0)).containsExactly(Bytes.utf8("id"), Bytes.utf8("é"));
        assertThat(table.hosts().get(table.host(0)).label()).isEqualTo("web01");
        assertThat(EventFlag.VIA_SYSLOG.in(table.flags(0))).isFalse();
        assertThat(events.problems()).isEmpty();
    }

    /// journald writes an array of bytes where a text isn't UTF-8, and null where it is long and not asked
    /// for whole.
    @Test
    void bytesAndMissingTexts() {
        StringBuilder array = new StringBuilder("[");
        for (byte b : "EXECVE argc=1 a0=\"x\"".getBytes(StandardCharsets.UTF_8)) {
            array.append(b & 0xff).append(',');
        }
        array.setCharAt(array.length() - 1, ']');
        TestEvents events = read(entry(1309, array.toString()) + entry(1302, "null"));
        assertThat(events.table().arguments(0)).containsExactly(Bytes.utf8("x"));
        assertThat(events.problems()).extracting(EvidenceProblem::kind).contains(ProblemKind.BAD_HEADER);
    }

    /// Without auditd the kernel prints each record as well: the two are one.
    @Test
    void theKernelsOwnPrintIsTheSameRecord() {
        String kernel = "{\"__REALTIME_TIMESTAMP\":\"1\",\"_TRANSPORT\":\"kernel\",\"_HOSTNAME\":\"web01\",\"MESSAGE\":"
                + quoted("audit: type=1309 audit(1700000000.007:42): " + EXECVE) + "}\n";
        TestEvents events = read(entry(1309, quoted("EXECVE " + EXECVE)) + kernel);
        assertThat(events.table().size()).isEqualTo(1);
        assertThat(events.table().arguments(0)).hasSize(2);
        assertThat(events.problems()).extracting(EvidenceProblem::kind).contains(ProblemKind.DUPLICATE_RECORD);
    }

    /// What any user can write with logger is marked.
    @Test
    void aClaimOfAUserIsMarked() {
        String claim = "{\"__REALTIME_TIMESTAMP\":\"1\",\"_TRANSPORT\":\"syslog\",\"MESSAGE\":"
                + quoted("type=EXECVE msg=audit(1700000000.007:42): " + EXECVE) + "}\n";
        TestEvents events = read(claim);
        assertThat(EventFlag.VIA_SYSLOG.in(events.table().flags(0))).isTrue();
    }

    @Test
    void otherEntriesAreNoProblemAndDamagedOnesAre() {
        String other = "{\"__REALTIME_TIMESTAMP\":\"1\",\"_TRANSPORT\":\"stdout\",\"MESSAGE\":\"hello\"}\n";
        String loss = "{\"__REALTIME_TIMESTAMP\":\"1\",\"_TRANSPORT\":\"kernel\",\"MESSAGE\":"
                + "\"audit: backlog limit exceeded\"}\n";
        TestEvents events = read(other + loss + other.substring(0, 60) + "\n");
        assertThat(events.table().size()).isZero();
        assertThat(events.problems())
                .extracting(EvidenceProblem::kind)
                .containsExactly(ProblemKind.KERNEL_LOSS, ProblemKind.BAD_HEADER);
    }
}
