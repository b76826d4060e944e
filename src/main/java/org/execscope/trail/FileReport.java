package org.execscope.trail;

import java.util.List;
import org.execscope.evidence.EvidenceFile;
import org.jspecify.annotations.Nullable;

/// What was read from one file.
///
/// @param number its number in the evidence, as [org.execscope.event.RecordSource] has it
/// @param file which
/// @param container how it was packed: `plain`
/// @param shape the form of its lines: `raw`, `enriched`, `syslog` …
/// @param size bytes read
/// @param sha256 of exactly these bytes, lower-case hexadecimal; of those read until then if it isn't complete
/// @param lines how many, empty ones among them
/// @param records lines (or parts of glued ones) with an audit stamp
/// @param events events whose first record stands here
/// @param execveEvents program starts among them
/// @param firstMillis time of the earliest of these events; null if there is none
/// @param lastMillis time of the latest
/// @param hosts labels of the hosts these events are of
/// @param problems how many problems its lines have
/// @param complete whether it was read to its end and did not change meanwhile
/// @param note what happened to it, in words, if it isn't complete; else null
public record FileReport(
        int number,
        EvidenceFile file,
        String container,
        String shape,
        long size,
        String sha256,
        long lines,
        long records,
        long events,
        long execveEvents,
        @Nullable Long firstMillis,
        @Nullable Long lastMillis,
        List<String> hosts,
        long problems,
        boolean complete,
        @Nullable String note) {
    public FileReport {
        hosts = List.copyOf(hosts);
    }
}
