package org.execscope.trail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.execscope.bytes.Bytes;
import org.execscope.event.EventTable;
import org.execscope.event.Identities.Id;
import org.execscope.evidence.CancelToken;
import org.execscope.evidence.EvidenceFinder;
import org.execscope.evidence.Progress;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

/// Logs of a real kernel, against what the programs that ran wrote down about themselves.
final class RecordedTruthTest {
    private static final Path RECORDED = Path.of("../shared/corpus/recorded");
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final long SLOWEST_MILLIS = 10_000;

    @ParameterizedTest(name = "{0}")
    @ValueSource(strings = {"nasty-raw", "busy", "rotate", "exclude", "attack"})
    void everyExecutionIsRebuiltToTheByte(String name) throws Exception {
        Path truth = RECORDED.resolve(name).resolve("truth_seen.jsonl");
        assumeTrue(Files.exists(truth), truth + " is not here: not tried");
        AuditTrail trail = TrailLoader.load(
                EvidenceFinder.find(List.of(RECORDED.resolve(name).resolve("audit"))),
                Progress.NONE,
                _ -> {},
                new CancelToken());
        EventTable events = trail.events();
        Map<Long, List<Integer>> byPid = IntStream.range(0, trail.execves().size())
                .mapToObj(trail.execves()::at)
                .collect(Collectors.groupingBy(events::pid));
        List<String> missing = new ArrayList<>();
        int executions = 0;
        for (String line : Files.readAllLines(truth)) {
            JsonNode run = JSON.readTree(line);
            executions++;
            if (byPid.getOrDefault(run.get("pid").asLong(), List.of()).stream()
                    .noneMatch(event -> isIt(events, event, run))) {
                missing.add(line);
            }
        }
        assertThat(executions).isPositive();
        assertThat(missing).isEmpty();
    }

    private static boolean isIt(EventTable events, int event, JsonNode run) {
        List<Bytes> argv = new ArrayList<>();
        run.get("argv_b64").forEach(argument -> argv.add(decoded(argument)));
        double late = run.get("t").asDouble() * 1000 - events.timeMillis(event);
        boolean cwdAgrees =
                events.cwd(event) < 0 || events.cwds().get(events.cwd(event)).equals(decoded(run.get("cwd_b64")));
        return late > -500
                && late < SLOWEST_MILLIS
                && events.argvComplete(event)
                && argv.equals(events.arguments(event))
                && events.ppid(event) == run.get("ppid").asLong()
                && events.id(event, Id.UID) == run.get("uid").asLong()
                && cwdAgrees;
    }

    private static Bytes decoded(JsonNode base64) {
        return Bytes.of(Base64.getDecoder().decode(base64.asString()));
    }
}
