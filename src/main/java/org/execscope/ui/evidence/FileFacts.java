package org.execscope.ui.evidence;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.execscope.bytes.Bytes;
import org.execscope.bytes.Display;
import org.execscope.evidence.Custody;
import org.execscope.evidence.Shape;
import org.execscope.record.RecordType;
import org.execscope.trail.FileReport;
import org.execscope.ui.model.Words;
import org.jspecify.annotations.Nullable;

/// What is known of a file of the evidence, in words.
final class FileFacts {
    private FileFacts() {}

    /// Whether it was read to its end, in a word or two.
    static String mark(FileReport report) {
        if (report.duplicateOf() != null) {
            return "✓ same bytes";
        }
        return switch (report.end()) {
            case WHOLE ->
                report.size() == 0
                        ? "✓ empty"
                        : report.problems() == 0 ? "✓ read" : "✓ read, ⚠ " + Words.number(report.problems());
            case STOPPED -> "✗ stopped";
            case NOT_READ -> "✗ not read";
            case CUT -> "✗ read in part";
            case CHANGED -> "✗ changed";
            case LEFT_OUT -> "✗ left out";
            case UNREADABLE -> "✗ can't be read";
        };
    }

    /// Whether it was read to its end, and how.
    static String state(FileReport report) {
        if (report.duplicateOf() != null) {
            return "✓ same bytes, read once";
        }
        if (report.complete()) {
            return report.problems() == 0 ? "✓ read" : "✓ read, ⚠ " + Words.number(report.problems());
        }
        String note = report.note();
        return "✗ " + (note == null ? "not read to its end" : safe(note));
    }

    /// How it is packed and what its lines are.
    static String form(FileReport report) {
        return report.container() + "; " + shape(report);
    }

    private static String shape(FileReport report) {
        Shape chosen = report.file().shape();
        return report.shape() + (chosen == Shape.DETECTED ? "" : " (by hand: " + chosen.words() + ")");
    }

    /// Size on disk; of an entry of an archive its own size.
    static String size(FileReport report) {
        return Words.size(report.size());
    }

    /// The first digits: as many as tell files apart at a glance.
    static String shortHash(FileReport report) {
        String hash = report.sha256();
        return hash.length() < 16 ? hash : hash.substring(0, 4) + " " + hash.substring(4, 8) + " …";
    }

    static String time(@Nullable Long millis) {
        return millis == null ? "—" : Words.time(millis);
    }

    /// All of it, one fact a line.
    static String all(FileReport report, List<FileReport> reports) {
        List<String> lines = new ArrayList<>();
        lines.add("File        " + safe(report.file().name()));
        lines.add("State       " + state(report));
        lines.add("Container   " + report.container() + ", lines " + shape(report));
        lines.add("SHA-256     " + report.sha256() + "  of " + Words.number(report.size()) + " bytes"
                + (report.file().isPlain() ? "" : ", unpacked"));
        Custody custody = report.custody();
        if (custody != null) {
            if (!report.file().isPlain()) {
                lines.add("            " + custody.sha256() + "  of the packed file, " + Words.number(custody.size())
                        + " bytes");
            }
            lines.add(
                    "On disk     " + safe(report.file().path().toAbsolutePath().toString()));
            lines.add("            modified " + Words.time(custody.modified().toEpochMilli()) + ", read "
                    + Words.time(custody.readAt().toEpochMilli()));
        }
        lines.add("Lines       " + Words.number(report.lines()) + ", " + Words.number(report.records()) + " records, "
                + Words.number(report.events()) + " events, " + Words.number(report.execveEvents()) + " execve, "
                + Words.number(report.problems()) + " problems");
        if (report.firstSerial() != null && report.lastSerial() != null) {
            lines.add("Serials     " + report.firstSerial() + " … " + report.lastSerial());
        }
        lines.add("Time        " + time(report.firstMillis()) + " … " + time(report.lastMillis()));
        lines.add("Hosts       " + (report.hosts().isEmpty() ? "—" : String.join(", ", report.hosts())));
        lines.add("Records     " + types(report));
        if (report.duplicateOf() != null) {
            String other = reports.stream()
                    .filter(one -> one.number() == report.duplicateOf())
                    .map(one -> safe(one.file().name()))
                    .findFirst()
                    .orElse("another file");
            lines.add("Duplicate   the same bytes as " + other);
        }
        return String.join("\n", lines);
    }

    private static String types(FileReport report) {
        return report.types().isEmpty()
                ? "—"
                : report.types().entrySet().stream()
                        .map(type -> RecordType.name(type.getKey()) + " " + Words.number(type.getValue()))
                        .collect(Collectors.joining(", "));
    }

    static String safe(String name) {
        return Display.value(Bytes.utf8(name), Display.CELL).text();
    }
}
