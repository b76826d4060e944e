package org.execscope.event;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.execscope.record.EvidenceProblem;
import org.execscope.record.ProblemKind;
import org.execscope.record.UnlistedProblems;
import org.junit.jupiter.api.Test;

/// Logs that nobody's kernel wrote: what they claim costs nothing, and what can't be joined is counted.
class HostileShapesTest {
    private static final String SYSCALL =
            "type=SYSCALL msg=audit(1.000:9): arch=c000003e syscall=59 success=yes exit=0 pid=7 ppid=1 comm=\"x\"\n";

    private static TestEvents read(int piece, String log) {
        return TestEvents.read(piece, log.getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void anArgumentFarBeyondAllOthersIsAProblemNotAnAllocation() {
        TestEvents events =
                read(1 << 16, SYSCALL + "type=EXECVE msg=audit(1.000:9): argc=1048576 a0=\"y\" a1048575=\"x\"\n");
        EventTable table = events.table();
        assertThat(ArgvCodec.decode(table.argvs().get(table.argv(0)))).hasSize(1);
        assertThat(table.argc(0)).isEqualTo(1_048_576);
        assertThat(events.problems()).extracting(EvidenceProblem::kind).containsExactly(ProblemKind.BAD_FIELD);
    }

    @Test
    void argumentsAfterALostRecordAreKept() {
        int index = ArgvBuilder.MOST_MISSING;
        TestEvents events = read(
                1 << 16,
                SYSCALL + "type=EXECVE msg=audit(1.000:9): argc=" + (index + 1) + " a0=\"y\" a" + index + "=\"x\"\n");
        EventTable table = events.table();
        assertThat(ArgvCodec.decode(table.argvs().get(table.argv(0)))).hasSize(index + 1);
        assertThat(events.problems()).isEmpty();
    }

    @Test
    void anEventOfTooManyRecordsKeepsTheFirstAndCountsTheOthers() {
        int more = 12_345;
        String paths = IntStream.range(0, OpenEvent.MOST_RECORDS - 1 + more)
                .mapToObj(item -> "type=PATH msg=audit(1.000:9): item=" + item + " name=\"/x\"\n")
                .collect(Collectors.joining());
        Set<Long> counts = IntStream.of(1 << 12, 1 << 16, 1 << 24)
                .mapToObj(piece -> excess(read(piece, SYSCALL + paths)))
                .collect(Collectors.toSet());
        assertThat(counts).containsExactly((long) more);
    }

    /// Each node is a host of its own, however many there are: none of their events may be merged.
    @Test
    void eventsOfAnyNumberOfHostsStayApart() {
        int hosts = 20_000;
        String log = IntStream.range(0, hosts)
                .mapToObj(host -> "node=h" + host + " " + SYSCALL)
                .collect(Collectors.joining());
        for (int piece : new int[] {1 << 12, 1 << 24}) {
            EventTable table = read(piece, log).table();
            assertThat(table.size()).isEqualTo(hosts);
            assertThat(table.hosts()).hasSize(hosts);
            assertThat(IntStream.range(0, hosts)
                            .mapToObj(row -> table.hosts().get(table.host(row)).label()))
                    .containsExactlyInAnyOrderElementsOf(IntStream.range(0, hosts)
                            .mapToObj(host -> "h" + host)
                            .toList());
        }
    }

    private static long excess(TestEvents events) {
        assertThat(events.execves().size()).isEqualTo(1);
        long listed = events.problems().stream()
                .filter(problem -> problem.kind() == ProblemKind.EXCESS_RECORD)
                .count();
        return listed
                + events.unlisted().stream()
                        .filter(more -> more.kind() == ProblemKind.EXCESS_RECORD)
                        .mapToLong(UnlistedProblems::count)
                        .sum();
    }
}
