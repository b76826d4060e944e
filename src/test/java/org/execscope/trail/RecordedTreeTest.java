package org.execscope.trail;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.execscope.event.EventSummary;
import org.execscope.event.EventTable;
import org.execscope.evidence.CancelToken;
import org.execscope.evidence.EvidenceLines;
import org.execscope.process.ProcessForest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// The forest of logs of a real kernel against what its tracepoints saw: births, program starts and ends.
final class RecordedTreeTest {
    /// Milliseconds by which an event's time is earlier than the trace's at most: a tick, and the clocks' steps.
    private static final long TICK = 12;

    private static final Pattern INTERNET = Pattern.compile("saddr=0200([0-9A-F]{12})");

    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "attack, 1, 1, 0",
        "busy, 1, 1, 0",
        "longlap, 1, 1, 0",
        // The counter comes round in less than a second there: no log of execve alone tells all.
        "pidreuse-execonly, 0.9989, 0.9972, 0.0024"
    })
    void theForestIsTheKernels(String recording, double decisions, double parents, double wrong) throws Exception {
        TreeScore score = new TreeScore(TreeTruth.trail(recording), TreeTruth.of(recording));

        assertThat(score.missing).isEmpty();
        assertThat(score.certainButWrong).isEmpty();
        assertThat(score.noticedReuses).as("reused pids noticed").isEqualTo(score.reuses);
        assertThat(score.shareOfDecisions()).as("one process or two").isGreaterThanOrEqualTo(decisions - 0.00005);
        assertThat(score.shareOfParents()).as("parents").isGreaterThanOrEqualTo(parents - 0.00005);
        assertThat((double) score.wrongParents / score.parents)
                .as("wrong parents")
                .isLessThanOrEqualTo(wrong + 0.00005);
    }

    /// The shares above would prove little if they rested on few processes, or on few links called certain.
    @Test
    void thereIsMuchToBeWrongAbout() throws Exception {
        TreeScore reuse = new TreeScore(TreeTruth.trail("pidreuse-execonly"), TreeTruth.of("pidreuse-execonly"));
        assertThat(reuse.decisions).isEqualTo(5510);
        assertThat(reuse.reuses).isEqualTo(3808);
        assertThat(reuse.parents).isEqualTo(4237);
        assertThat(new TreeScore(TreeTruth.trail("longlap"), TreeTruth.of("longlap")).reuses)
                .isEqualTo(9);
    }

    /// Not its program starts alone: each event of its pid in its lifetime, as the trace knows that.
    @Test
    void aProcessHasAllThatItDidAndNothingElse() throws Exception {
        AuditTrail trail = TreeTruth.trail("attack");
        EventTable events = trail.events();
        ProcessForest forest = Objects.requireNonNull(trail.processes());
        Map<Long, List<TreeTruth.Life>> byPid = TreeTruth.of("attack").processes().values().stream()
                .collect(Collectors.groupingBy(TreeTruth.Life::pid));
        Map<String, Set<Integer>> processesOf = new TreeMap<>();
        Map<Integer, Set<String>> instancesOf = new TreeMap<>();
        int others = 0;
        for (int i = 0; i < trail.order().size(); i++) {
            int event = trail.order().at(i);
            long time = events.timeMillis(event);
            List<TreeTruth.Life> alive = byPid.getOrDefault(events.pid(event), List.of()).stream()
                    .filter(one -> one.start() - TICK <= time && time <= one.end() + TICK)
                    .toList();
            int process = forest.processOf(event);
            if (alive.size() == 1 && process != ProcessForest.NONE) {
                others += events.isExecve(event) ? 0 : 1;
                String instance = alive.getFirst().instance();
                processesOf.computeIfAbsent(instance, _ -> new HashSet<>()).add(process);
                instancesOf.computeIfAbsent(process, _ -> new HashSet<>()).add(instance);
            }
        }
        assertThat(processesOf)
                .allSatisfy((instance, own) -> assertThat(own).as(instance).hasSize(1));
        assertThat(instancesOf)
                .allSatisfy(
                        (process, own) -> assertThat(own).as(forest.id(process)).hasSize(1));
        assertThat(others).as("events that are no program starts").isGreaterThan(400);
    }

    /// What a process did is told with the peer's address, as the raw record has it.
    @Test
    void connectionsAreToldWithTheirAddress() throws Exception {
        AuditTrail trail = TreeTruth.trail("attack");
        int told = 0;
        try (SummaryReader reader = new SummaryReader(trail);
                EvidenceLines lines = new EvidenceLines()) {
            for (int i = 0; i < trail.order().size(); i++) {
                int event = trail.order().at(i);
                String raw = EventLines.read(trail, event, lines, new CancelToken()).lines().stream()
                        .map(line -> line.content().toString())
                        .collect(Collectors.joining("\n"));
                Matcher internet = INTERNET.matcher(raw);
                if (internet.find()) {
                    EventSummary summary = reader.read(event, new CancelToken());
                    assertThat(summary.what()).isEqualTo("connect");
                    assertThat(summary.about().text()).as(raw).contains(address(internet.group(1)));
                    told++;
                }
            }
        }
        assertThat(told).as("connections over IPv4").isGreaterThan(10);
    }

    /// @param hex port and address of a `struct sockaddr_in` (linux/in.h), both in the network's order
    private static String address(String hex) {
        byte[] bytes = HexFormat.of().parseHex(hex);
        return "%d.%d.%d.%d:%d"
                .formatted(
                        bytes[2] & 0xff,
                        bytes[3] & 0xff,
                        bytes[4] & 0xff,
                        bytes[5] & 0xff,
                        (bytes[0] & 0xff) << 8 | bytes[1] & 0xff);
    }
}
