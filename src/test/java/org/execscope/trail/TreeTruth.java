package org.execscope.trail;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPInputStream;
import org.execscope.event.EventTable;
import org.execscope.evidence.CancelToken;
import org.execscope.evidence.EvidenceFinder;
import org.execscope.evidence.Progress;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

/// What the kernel's tracepoints say about the processes of a recorded log.
///
/// @param processes by the name that the trace gives them
/// @param execs every audited execve
record TreeTruth(Map<String, Life> processes, List<Exec> execs) {
    private static final Path RECORDED = Path.of("src/test/resources/recorded");
    private static final ObjectMapper JSON = new ObjectMapper();

    /// @param creator empty where nobody saw it made
    /// @param start in milliseconds since 1970 UTC; lowest where it was there before the trace
    /// @param end highest where it lived on after the trace
    record Life(String instance, long pid, String creator, long start, long end) {}

    /// @param instance the process that made the call
    /// @param creator who had made that process
    /// @param parentThen who was its parent when it made the call
    record Exec(long timeMillis, long serial, String instance, String creator, String parentThen) {}

    static TreeTruth of(String recording) throws IOException {
        Map<String, Life> processes = new LinkedHashMap<>();
        List<Exec> execs = new ArrayList<>();
        Path file = RECORDED.resolve(recording).resolve("truth_tree.jsonl.gz");
        try (BufferedReader lines =
                new BufferedReader(new InputStreamReader(new GZIPInputStream(Files.newInputStream(file)), UTF_8))) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                JsonNode one = JSON.readTree(line);
                String instance = one.get("instance").asString();
                if (one.get("kind").asString().equals("process")) {
                    processes.put(
                            instance,
                            new Life(
                                    instance,
                                    one.get("pid").asLong(),
                                    text(one, "parent"),
                                    millis(one, "start", Long.MIN_VALUE),
                                    millis(one, "end", Long.MAX_VALUE)));
                } else {
                    execs.add(new Exec(
                            millis(one, "time", 0),
                            one.get("serial").asLong(),
                            instance,
                            text(one, "creator"),
                            text(one, "parent_then")));
                }
            }
        }
        return new TreeTruth(processes, execs);
    }

    private static String text(JsonNode node, String field) {
        JsonNode value = node.get(field);
        return value == null || value.isNull() ? "" : value.asString();
    }

    private static long millis(JsonNode node, String field, long unknown) {
        JsonNode value = node.get(field);
        return value == null || value.isNull() ? unknown : Math.round(value.asDouble() * 1000);
    }

    /// The recording as an examiner opens it: the log with what was collected about the host.
    static AuditTrail trail(String recording) {
        return TrailLoader.load(
                EvidenceFinder.find(List.of(RECORDED.resolve(recording))), Progress.NONE, _ -> {}, new CancelToken());
    }

    /// The execve events of the trail by time and serial.
    static Map<String, Integer> byStamp(AuditTrail trail) {
        EventTable events = trail.events();
        Map<String, Integer> byStamp = new HashMap<>();
        for (int i = 0; i < trail.execves().size(); i++) {
            int event = trail.execves().at(i);
            byStamp.put(stamp(events.timeMillis(event), events.serial(event)), event);
        }
        return byStamp;
    }

    static String stamp(long millis, long serial) {
        return millis + ":" + serial;
    }
}
