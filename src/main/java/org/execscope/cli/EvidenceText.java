package org.execscope.cli;

import java.io.PrintStream;
import java.time.Instant;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.execscope.bytes.Bytes;
import org.execscope.bytes.Display;
import org.execscope.event.ProblemLog;
import org.execscope.evidence.RawLine;
import org.execscope.evidence.Shape;
import org.execscope.evidence.Skipped;
import org.execscope.record.EvidenceProblem;
import org.execscope.record.ProblemKind;
import org.execscope.record.UnlistedProblems;
import org.execscope.trail.AuditTrail;
import org.execscope.trail.FileReport;
import tools.jackson.databind.ObjectMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// What was read, and what could not be read as it should: for a person, or as JSON.
final class EvidenceText {
    private static final int RAW = 400;

    private EvidenceText() {}

    static void text(AuditTrail trail, PrintStream out) {
        String part = trail.part().words();
        if (part == null) {
            FindingText.text(trail, out);
        } else {
            out.println(part);
        }
        out.println();
        for (FileReport file : trail.files()) {
            out.println(file.file().name());
            out.printf(Locale.ROOT, "  %,d bytes, SHA-256 %s%n", file.size(), file.sha256());
            out.printf(
                    Locale.ROOT,
                    "  %,d lines, %,d records, %,d events, %,d of them program starts (%s)%n",
                    file.lines(),
                    file.records(),
                    file.events(),
                    file.execveEvents(),
                    file.shape() + chosen(file));
            Long first = file.firstMillis();
            Long last = file.lastMillis();
            if (first != null && last != null) {
                out.println("  " + Instant.ofEpochMilli(first) + " to " + Instant.ofEpochMilli(last) + ", host "
                        + String.join(", ", file.hosts()));
            }
            if (file.note() != null) {
                out.println("  " + file.note());
            }
        }
        for (Skipped skipped : trail.skipped()) {
            out.println(skipped.path() + " " + skipped.why() + ".");
        }
        problems(trail, out);
    }

    private static String chosen(FileReport file) {
        Shape shape = file.file().shape();
        return shape == Shape.DETECTED ? "" : "; read as " + shape.id() + ", by choice";
    }

    private static void problems(AuditTrail trail, PrintStream out) {
        if (trail.problems().isEmpty()) {
            boolean any = trail.files().stream().anyMatch(file -> file.lines() > 0);
            boolean all = trail.whole() && trail.skipped().stream().noneMatch(Skipped::failed);
            out.println(
                    !any
                            ? "Nothing was read."
                            : all ? "Every line was understood." : "Every line that was read was understood.");
            return;
        }
        Map<ProblemKind, Long> counts = new EnumMap<>(ProblemKind.class);
        Map<ProblemKind, EvidenceProblem> first = new EnumMap<>(ProblemKind.class);
        for (EvidenceProblem problem : trail.problems()) {
            counts.merge(problem.kind(), 1L, Long::sum);
            first.putIfAbsent(problem.kind(), problem);
        }
        for (UnlistedProblems more : trail.unlisted()) {
            counts.merge(more.kind(), more.count(), Long::sum);
        }
        out.println("Not as it should be:");
        counts.forEach((kind, count) -> {
            EvidenceProblem where = java.util.Objects.requireNonNull(first.get(kind));
            out.printf(
                    Locale.ROOT,
                    "  %-20s %,8d  first in %s, line %,d, byte %,d%n",
                    kind.id(),
                    count,
                    name(trail, where.file()),
                    where.line(),
                    where.offset());
        });
        long more = trail.unlisted().stream().mapToLong(UnlistedProblems::count).sum();
        if (more > 0) {
            out.printf(
                    Locale.ROOT,
                    "  At most %,d of these are counted only: of each kind, the first %,d are kept with their place;"
                            + " a record may count twice if its event was put together again.%n",
                    more,
                    ProblemLog.MOST);
        }
    }

    static String name(AuditTrail trail, int file) {
        return trail.files().get(file).file().name();
    }

    /// @param off the ids of the checks that were turned off
    static void json(AuditTrail trail, Set<String> off, String version, PrintStream out) {
        ObjectMapper mapper = new ObjectMapper();
        ObjectNode root = mapper.createObjectNode();
        root.put("version", version);
        String part = trail.part().words();
        if (part != null) {
            root.put("loaded_in_part", part);
        }
        ArrayNode evidence = root.putArray("evidence");
        for (FileReport file : trail.files()) {
            ObjectNode node = evidence.addObject();
            node.put("path", file.file().name());
            node.put("container", file.container());
            node.put("size", file.size());
            node.put("sha256", file.sha256());
            node.put("lines", file.lines());
            node.put("records", file.records());
            node.put("events", file.events());
            node.put("execve_events", file.execveEvents());
            Long first = file.firstMillis();
            Long last = file.lastMillis();
            node.put("first", first == null ? null : Instant.ofEpochMilli(first).toString());
            node.put("last", last == null ? null : Instant.ofEpochMilli(last).toString());
            ArrayNode hosts = node.putArray("hosts");
            file.hosts().forEach(hosts::add);
            node.put("shape", file.shape());
            if (file.file().shape() != Shape.DETECTED) {
                node.put("read_as", file.file().shape().id());
            }
            node.put("complete", file.complete());
        }
        ArrayNode problems = root.putArray("problems");
        for (EvidenceProblem problem : trail.problems()) {
            ObjectNode node = problems.addObject();
            node.put("file", name(trail, problem.file()));
            node.put("line", problem.line());
            node.put("offset", problem.offset());
            node.put("kind", problem.kind().id());
            node.put("text", rawText(trail, problem));
        }
        ArrayNode unlisted = root.putArray("unlisted_problems");
        for (UnlistedProblems more : trail.unlisted()) {
            ObjectNode node = unlisted.addObject();
            node.put("file", name(trail, more.file()));
            node.put("kind", more.kind().id());
            node.put("at_most", more.count());
        }
        FindingText.json(trail, root);
        ArrayNode turnedOff = root.putArray("turned_off");
        off.stream().sorted().forEach(turnedOff::add);
        ArrayNode skipped = root.putArray("skipped");
        for (Skipped one : trail.skipped()) {
            ObjectNode node = skipped.addObject();
            node.put("path", one.path());
            node.put("why", one.why());
        }
        out.println(mapper.writerWithDefaultPrettyPrinter().writeValueAsString(root));
    }

    private static String rawText(AuditTrail trail, EvidenceProblem problem) {
        try {
            Bytes line = RawLine.read(trail.files().get(problem.file()).file(), problem.offset(), RAW);
            return Display.value(line, RAW).text();
        } catch (java.io.IOException e) {
            return "";
        }
    }
}
