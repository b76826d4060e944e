package org.execscope.export;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import org.execscope.bytes.Bytes;
import org.execscope.bytes.Display;
import org.execscope.evidence.Custody;
import org.execscope.evidence.EvidenceFile;
import org.execscope.evidence.EvidenceSet;
import org.execscope.evidence.HostFile;
import org.execscope.evidence.RawLine;
import org.execscope.evidence.Shape;
import org.execscope.evidence.Skipped;
import org.execscope.trail.AuditTrail;
import org.execscope.trail.CustodyCheck;
import org.execscope.trail.FileReport;
import tools.jackson.databind.ObjectMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// The chain of custody of an export, as JSON beside it: which evidence it rests on, what was chosen of it,
/// and with which program.
public final class Manifest {
    private static final String SUFFIX = ".manifest.json";
    private static final int LONGEST_HEADER = 1 << 20;

    private Manifest() {}

    /// Which events were exported.
    ///
    /// @param filter the query in force; empty for none
    /// @param byHand whether a person picked them, so that the filter doesn't tell which
    /// @param facts which facts of them were written, and so which kinds of events
    public record Choice(String filter, boolean byHand, EventExport.Facts facts) {}

    /// Where the manifest of an export lies.
    public static Path beside(Path export) {
        return export.resolveSibling(export.getFileName() + SUFFIX);
    }

    /// Writes the manifest of an export that was just written, in the place of an older one.
    ///
    /// @param choice which events were exported
    /// @param custody whether the evidence still was what had been read
    /// @throws IOException with a message for the user
    public static void write(
            AuditTrail trail,
            EventExport.Result result,
            EventExport.Format format,
            Path export,
            Choice choice,
            CustodyCheck.Outcome custody)
            throws IOException {
        Path target = beside(export);
        ObjectMapper mapper = new ObjectMapper();
        ObjectNode root = mapper.createObjectNode();
        root.put("program", "execscope");
        root.put("version", ProgramVersion.text());
        root.put("java", Runtime.version().toString());
        root.put("written", Instant.now().toString());
        ObjectNode file = root.putObject("export");
        file.put("file", shown(String.valueOf(export.getFileName())));
        file.put("format", format.name().toLowerCase(Locale.ROOT));
        file.put("size", result.bytes());
        file.put("sha256", result.sha256());
        file.put("rows", result.rows());
        file.put("neutralised_cells", result.neutralised());
        file.put("chosen", choice.byHand ? "rows selected by hand" : "all that match the filter");
        file.put("filter", choice.filter);
        file.put("events", choice.facts == EventExport.Facts.ALL_KINDS ? "of every kind" : "program starts");
        ArrayNode columns = file.putArray("columns");
        columns(export, format, mapper).forEach(columns::add);
        root.put("complete", trail.whole() && trail.part().portion().isAll());
        root.put("loaded_in_part", trail.part().words());
        evidence(root, trail);
        check(root, custody);
        try {
            replace(target, mapper.writerWithDefaultPrettyPrinter().writeValueAsString(root) + "\n");
        } catch (IOException e) {
            // An older one tells of another export.
            Files.deleteIfExists(target);
            throw new IOException(
                    "The export was written, but not its manifest " + shown(target.toString()) + ": " + e.getMessage(),
                    e);
        }
    }

    /// By way of a temporary file beside it, so that nothing half-written stays.
    static void replace(Path target, String text) throws IOException {
        Path part = Files.createTempFile(target.toAbsolutePath().getParent(), ".execscope-", ".part");
        try {
            Files.writeString(part, text);
            Files.move(part, target, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
        } finally {
            Files.deleteIfExists(part);
        }
    }

    /// As they stand in the export itself: its header, or the names in its first object.
    private static Collection<String> columns(Path export, EventExport.Format format, ObjectMapper mapper) {
        Bytes first;
        try {
            first = RawLine.read(new EvidenceFile(export, "", 0), 0, LONGEST_HEADER);
        } catch (IOException _) {
            // No rows and no header.
            return List.of();
        }
        return format == EventExport.Format.CSV
                ? List.of(Display.plain(first).strip().split(",", -1))
                : mapper.readTree(first.toArray()).propertyNames();
    }

    static void evidence(ObjectNode root, AuditTrail trail) {
        ArrayNode evidence = root.putArray("evidence");
        for (FileReport report : trail.files()) {
            ObjectNode node = evidence.addObject();
            node.put("path", report.file().name());
            node.put("container", report.container());
            node.put("shape", report.shape());
            if (report.file().shape() != Shape.DETECTED) {
                node.put("read_as", report.file().shape().id());
            }
            node.put("size", report.size());
            node.put("sha256", report.sha256());
            Custody custody = report.custody();
            if (custody != null) {
                ObjectNode disk = node.putObject("on_disk");
                disk.put("path", shown(report.file().path().toAbsolutePath().toString()));
                disk.put("size", custody.size());
                disk.put("hashed", custody.hashed());
                disk.put("sha256", custody.sha256());
                disk.put("modified", custody.modified().toString());
                disk.put("read", custody.readAt().toString());
            }
            node.put("lines", report.lines());
            node.put("records", report.records());
            node.put("events", report.events());
            node.put("execve_events", report.execveEvents());
            node.put("problems", report.problems());
            node.put("complete", report.complete());
            node.put("note", report.note());
        }
        ArrayNode byHand = root.putArray("given_by_hand");
        for (EvidenceSet set : trail.sets()) {
            for (HostFile given : set.context().byHand()) {
                ObjectNode node = byHand.addObject();
                node.put("for", set.folder());
                node.put("as", given.kind().file());
                node.put("path", shown(given.path().toAbsolutePath().toString()));
                node.put("size", given.size());
                node.put("sha256", given.sha256());
                node.put("read", given.readAt().toString());
            }
        }
        ArrayNode skipped = root.putArray("skipped");
        for (Skipped one : trail.skipped()) {
            ObjectNode node = skipped.addObject();
            node.put("path", one.path());
            node.put("why", one.why());
        }
    }

    private static void check(ObjectNode root, CustodyCheck.Outcome custody) {
        ObjectNode check = root.putObject("evidence_check");
        check.put(
                "compared",
                custody.hashed()
                        ? "SHA-256 of every byte on disk, just before the export was written"
                        : "size and time of modification on disk, when the export was written");
        check.put("unchanged", custody.isUnchanged());
        ArrayNode changed = check.putArray("changed");
        for (CustodyCheck.Result result : custody.results()) {
            if (!result.isUnchanged()) {
                ObjectNode node = changed.addObject();
                node.put("path", shown(result.path().toString()));
                node.put("how", result.objection());
            }
        }
    }

    private static String shown(String text) {
        return Display.value(Bytes.utf8(text));
    }
}
