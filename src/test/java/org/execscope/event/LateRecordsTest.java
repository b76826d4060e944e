package org.execscope.event;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.execscope.bytes.Bytes;
import org.execscope.record.EvidenceProblem;
import org.execscope.record.ProblemKind;
import org.junit.jupiter.api.Test;

/// Records that come when their event was built long ago: the result must be as if all were joined at once.
final class LateRecordsTest {
    /// More than the events that are held open.
    private static final int BETWEEN = 1000;

    private static String stamp(int serial) {
        return "msg=audit(1700000000.500:" + serial + "): ";
    }

    private static String syscall(int serial, int pid) {
        return "type=SYSCALL " + stamp(serial) + "arch=c000003e syscall=59 success=yes exit=0 items=1 ppid=1 pid=" + pid
                + " auid=1 uid=0 gid=0 euid=0 suid=0 fsuid=0 egid=0 sgid=0 fsgid=0 tty=pts0 ses=1 comm=\"sh\""
                + " exe=\"/bin/sh\" key=\"procmon\"";
    }

    private static List<String> event(int serial) {
        return List.of(
                syscall(serial, serial),
                "type=EXECVE " + stamp(serial) + "argc=2 a0=\"sh\" a1=\"" + serial + "\"",
                "type=CWD " + stamp(serial) + "cwd=\"/\"",
                "type=PATH " + stamp(serial) + "item=0 name=\"/bin/sh\" nametype=NORMAL",
                "type=PROCTITLE " + stamp(serial) + "proctitle=\"sh\"");
    }

    private static byte[] log(List<String> lines) {
        return (String.join("\n", lines) + "\n").getBytes(StandardCharsets.UTF_8);
    }

    private static List<String> others() {
        List<String> lines = new ArrayList<>();
        for (int serial = 2; serial < 2 + BETWEEN; serial++) {
            lines.addAll(event(serial));
        }
        return lines;
    }

    private static int find(TestEvents events, int serial) {
        List<Integer> found = new ArrayList<>();
        EventOrder execves = events.execves();
        for (int i = 0; i < execves.size(); i++) {
            if (events.table().serial(execves.at(i)) == serial) {
                found.add(execves.at(i));
            }
        }
        assertThat(found).as("events of serial " + serial).hasSize(1);
        return found.getFirst();
    }

    private static void assertWhole(TestEvents events, int serial) {
        EventTable table = events.table();
        int event = find(events, serial);
        assertThat(table.arguments(event)).containsExactly(Bytes.utf8("sh"), Bytes.utf8(Integer.toString(serial)));
        assertThat(table.argvComplete(event)).isTrue();
        assertThat(table.pid(event)).isEqualTo(serial);
        assertThat(table.cwd(event)).isNotNegative();
        assertThat(table.paths(event)).hasSize(1);
        assertThat(table.flags(event)).isZero();
    }

    @Test
    void recordsBehindAThousandEventsAreJoined() {
        List<String> lines = new ArrayList<>(event(1).subList(0, 1));
        lines.addAll(others());
        lines.addAll(event(1).subList(1, 5));
        TestEvents events = TestEvents.read(4096, log(lines));
        assertThat(events.problems()).isEmpty();
        assertThat(events.execves().size()).isEqualTo(BETWEEN + 1);
        assertWhole(events, 1);
        List<RecordSource> sources = events.table().scatteredSources(find(events, 1));
        assertThat(sources).extracting(RecordSource::line).containsExactly(1L, 5002L, 5003L, 5004L, 5005L);
    }

    /// First only CWD and PATH: an orphan, until the rest comes.
    @Test
    void anOrphanIsNoneOnceItsEventCame() {
        List<String> lines = new ArrayList<>(event(1).subList(2, 5));
        lines.addAll(others());
        lines.addAll(event(1).subList(0, 2));
        TestEvents events = TestEvents.read(4096, log(lines));
        assertThat(events.problems()).isEmpty();
        assertWhole(events, 1);
    }

    @Test
    void anEventMayStandInTwoFilesAtAnyDistance() {
        List<String> first = new ArrayList<>(event(1).subList(0, 2));
        first.addAll(others());
        TestEvents events = TestEvents.read(512, log(first), log(event(1).subList(2, 5)));
        assertThat(events.problems()).isEmpty();
        assertWhole(events, 1);
    }

    @Test
    void theSameFileTwiceGivesEachEventOnce() {
        List<String> lines = new ArrayList<>(event(1));
        lines.addAll(others());
        TestEvents events = TestEvents.read(4096, log(lines), log(lines));
        assertThat(events.execves().size()).isEqualTo(BETWEEN + 1);
        assertWhole(events, 1);
        assertWhole(events, BETWEEN);
        assertThat(events.problems()).hasSize(lines.size());
        assertThat(events.problems())
                .allMatch(problem -> problem.file() == 1 && problem.kind() == ProblemKind.DUPLICATE_RECORD);
    }

    @Test
    void anotherCallUnderTheSameStampIsAnotherEvent() {
        List<String> lines = new ArrayList<>(event(1));
        lines.addAll(others());
        lines.add(syscall(1, 9999));
        TestEvents events = TestEvents.read(4096, log(lines));
        assertThat(events.execves().size()).isEqualTo(BETWEEN + 2);
        int conflicts = 0;
        for (int i = 0; i < events.execves().size(); i++) {
            boolean conflict = EventFlag.STAMP_CONFLICT.in(
                    events.table().flags(events.execves().at(i)));
            conflicts += conflict ? 1 : 0;
        }
        assertThat(conflicts).isEqualTo(2);
    }

    @Test
    void anyOrderOfManyLinesGivesTheSameEvents() {
        List<String> lines = new ArrayList<>(others());
        lines.addAll(event(1));
        long seed = 20260314;
        Collections.shuffle(lines, new Random(seed));
        TestEvents events = TestEvents.read(4096, log(lines));
        assertThat(events.problems()).as("seed " + seed).isEmpty();
        assertThat(events.execves().size()).isEqualTo(BETWEEN + 1);
        for (int serial = 1; serial <= BETWEEN; serial++) {
            assertWhole(events, serial);
        }
    }

    /// An event of many records has its copies dropped as one of few.
    @Test
    void copiesAmongManyRecordsAreDropped() {
        List<String> lines = new ArrayList<>();
        lines.add(syscall(1, 1).replace("items=1", "items=60"));
        for (int item = 0; item < 60; item++) {
            lines.add("type=PATH " + stamp(1) + "item=" + item + " name=\"/p" + item + "\" nametype=NORMAL");
        }
        List<String> twice = new ArrayList<>(lines);
        twice.addAll(lines.subList(40, 61));
        TestEvents events = TestEvents.read(4096, log(twice));
        assertThat(events.table().paths(find(events, 1))).hasSize(60);
        assertThat(events.problems())
                .extracting(EvidenceProblem::line)
                .containsExactlyElementsOf(
                        java.util.stream.LongStream.rangeClosed(62, 82).boxed().toList());
    }
}
