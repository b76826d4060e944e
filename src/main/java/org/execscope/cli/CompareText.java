package org.execscope.cli;

import java.io.IOException;
import java.io.PrintStream;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.execscope.bytes.Display;
import org.execscope.event.RecordSource;
import org.execscope.evidence.RawLine;
import org.execscope.finding.Comparison;
import org.execscope.finding.Difference;
import org.execscope.trail.AuditTrail;
import tools.jackson.databind.ObjectMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// Where two copies of a log disagree, for a person or as JSON.
final class CompareText {
    private static final int RAW = 400;

    private final AuditTrail first;
    private final AuditTrail second;

    CompareText(AuditTrail first, AuditTrail second) {
        this.first = first;
        this.second = second;
    }

    void text(Comparison comparison, PrintStream out) {
        out.printf(
                Locale.ROOT,
                "%,d events are the same in both; only A has %,d, only B has %,d, %,d differ.%n",
                comparison.both(),
                comparison.onlyFirst(),
                comparison.onlySecond(),
                comparison.changed());
        out.println(
                comparison.hosts().isEmpty()
                        ? "The two have no host in common."
                        : "Hosts: " + String.join("; ", comparison.hosts()) + ".");
        long outside = comparison.differences().stream()
                .filter(difference -> !difference.common())
                .count();
        if (outside > 0) {
            out.printf(
                    Locale.ROOT,
                    "%,d of them lie outside the time that both cover: they are marked (outside).%n",
                    outside);
        }
        for (Difference difference : comparison.differences()) {
            out.println();
            out.println(kind(difference.kind()) + "  " + Instant.ofEpochMilli(difference.timeMillis()) + " : "
                    + difference.serial() + "  " + difference.host() + (difference.common() ? "" : " (outside)"));
            for (Difference.Detail detail : difference.details()) {
                out.println("  " + detail.what());
                out.println("    A: " + detail.first());
                out.println("    B: " + detail.second());
            }
            lines("A", first, difference.first(), out);
            lines("B", second, difference.second(), out);
        }
    }

    private static String kind(Difference.Kind kind) {
        return switch (kind) {
            case ONLY_FIRST -> "only A";
            case ONLY_SECOND -> "only B";
            case CHANGED -> "differs";
        };
    }

    private static void lines(String name, AuditTrail trail, List<RecordSource> sources, PrintStream out) {
        for (RecordSource source : sources) {
            out.printf(
                    Locale.ROOT,
                    "  %s %s, line %,d, byte %,d: %s%n",
                    name,
                    EvidenceText.name(trail, source.file()),
                    source.line(),
                    source.offset(),
                    raw(trail, source));
        }
    }

    private static String raw(AuditTrail trail, RecordSource source) {
        try {
            return Display.value(RawLine.read(trail.files().get(source.file()).file(), source.offset(), RAW), RAW)
                    .text();
        } catch (IOException _) {
            return "(can't be read again)";
        }
    }

    void json(Comparison comparison, String version, PrintStream out) {
        ObjectMapper mapper = new ObjectMapper();
        ObjectNode root = mapper.createObjectNode();
        root.put("version", version);
        root.put("same", comparison.both());
        root.put("only_a", comparison.onlyFirst());
        root.put("only_b", comparison.onlySecond());
        root.put("changed", comparison.changed());
        ArrayNode hosts = root.putArray("hosts");
        comparison.hosts().forEach(hosts::add);
        ArrayNode all = root.putArray("differences");
        for (Difference difference : comparison.differences()) {
            ObjectNode node = all.addObject();
            node.put(
                    "kind",
                    switch (difference.kind()) {
                        case ONLY_FIRST -> "only_a";
                        case ONLY_SECOND -> "only_b";
                        case CHANGED -> "changed";
                    });
            node.put("host", difference.host());
            node.put("time", Instant.ofEpochMilli(difference.timeMillis()).toString());
            node.put("serial", difference.serial());
            node.put("in_common_time", difference.common());
            ArrayNode details = node.putArray("fields");
            for (Difference.Detail detail : difference.details()) {
                ObjectNode field = details.addObject();
                field.put("field", detail.what());
                field.put("a", detail.first());
                field.put("b", detail.second());
            }
            lines(node.putArray("lines_a"), first, difference.first());
            lines(node.putArray("lines_b"), second, difference.second());
        }
        out.println(mapper.writerWithDefaultPrettyPrinter().writeValueAsString(root));
    }

    private static void lines(ArrayNode array, AuditTrail trail, List<RecordSource> sources) {
        for (RecordSource source : sources) {
            ObjectNode node = array.addObject();
            node.put("file", EvidenceText.name(trail, source.file()));
            node.put("line", source.line());
            node.put("offset", source.offset());
            node.put("text", raw(trail, source));
        }
    }
}
