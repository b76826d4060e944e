package org.execscope.trail;

import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import org.execscope.evidence.Custody;
import org.execscope.evidence.EvidenceFile;
import org.jspecify.annotations.Nullable;

/// What was read from one file.
///
/// @param number its number in the evidence, as [org.execscope.event.RecordSource] has it
/// @param file which
/// @param container how it was packed: `plain`, `gzip` …
/// @param shape the form of its lines: `raw`, `enriched`, `syslog` …
/// @param size bytes read, unpacked
/// @param sha256 of exactly these (unpacked) bytes as they stand in the evidence, lower-case hexadecimal; of those
/// read until then if it isn't complete
/// @param lines how many, empty ones among them
/// @param records lines (or parts of glued ones) with an audit stamp
/// @param events events whose first record stands here
/// @param execveEvents program starts among them
/// @param firstMillis time of the earliest of these events; null if there is none
/// @param lastMillis time of the latest
/// @param firstSerial the smallest serial of these events; null if there is none
/// @param lastSerial the largest
/// @param types how many records of each type, by the type's number
/// @param hosts labels of the hosts these events are of
/// @param problems how many problems its lines have
/// @param end how reading it ended
/// @param note what happened to it, in words, if it isn't complete or is read once already; else null
/// @param duplicateOf the number of the file with the same bytes that was read before; null if there is none
/// @param custody what its file on disk was when it was read; null if it could not be looked at
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
        @Nullable Long firstSerial,
        @Nullable Long lastSerial,
        SortedMap<Integer, Long> types,
        List<String> hosts,
        long problems,
        End end,
        @Nullable String note,
        @Nullable Integer duplicateOf,
        @Nullable Custody custody) {
    /// How the reading of a file ended.
    public enum End {
        /// It was read to its end and did not change meanwhile.
        WHOLE,
        /// The user stopped it: there is more.
        STOPPED,
        /// The user stopped before it.
        NOT_READ,
        /// Its packing is damaged, or its disk: what stands before that is analysed.
        CUT,
        /// It changed meanwhile.
        CHANGED,
        /// It doesn't look like a log.
        LEFT_OUT,
        /// Not a byte of it could be read.
        UNREADABLE
    }

    public FileReport {
        hosts = List.copyOf(hosts);
        types = Collections.unmodifiableSortedMap(types);
    }

    /// Whether it was read to its end and did not change meanwhile.
    public boolean complete() {
        return end == End.WHOLE;
    }
}
