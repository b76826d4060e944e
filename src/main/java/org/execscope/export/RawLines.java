package org.execscope.export;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.HexFormat;
import org.execscope.bytes.Bytes;
import org.execscope.bytes.Display;
import org.execscope.event.EventTable;
import org.execscope.trail.AuditTrail;
import org.execscope.trail.EventLines;
import tools.jackson.databind.ObjectMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// The raw lines of one event for others: byte for byte, each ended by a line feed, and a manifest beside them that
/// tells where each stands in the evidence.
public final class RawLines {
    private static final byte LINE_FEED = '\n';

    private RawLines() {}

    /// Writes them by way of a temporary file, so that nothing half-written stays; never into the evidence's folder.
    ///
    /// @param read what was read again
    /// @return how many bytes were written
    /// @throws IOException with a message for the user
    public static long toFile(AuditTrail trail, int event, EventLines.Result read, Path target) throws IOException {
        String name = Display.value(Bytes.utf8(target.toString()));
        EventExport.refuseEvidence(trail, target, name);
        Path folder = target.toAbsolutePath().normalize().getParent();
        if (folder == null || Files.isDirectory(target)) {
            throw new IOException(name + " is a folder: name a file");
        }
        MessageDigest digest = EventExport.sha256();
        ObjectMapper mapper = new ObjectMapper();
        ArrayNode places = mapper.createArrayNode();
        long written = 0;
        Path part = null;
        try {
            part = Files.createTempFile(folder, ".execscope-", ".part");
            try (var out = Files.newOutputStream(part)) {
                for (EventLines.Line line : read.lines()) {
                    byte[] bytes = line.content().toArray();
                    ObjectNode place = places.addObject();
                    place.put("file", line.file());
                    if (line.line() > 0) {
                        place.put("line", line.line());
                    } else {
                        place.putNull("line");
                    }
                    place.put("offset", line.offset());
                    place.put("length", bytes.length);
                    place.put("offset_here", written);
                    digest.update(bytes);
                    digest.update(LINE_FEED);
                    out.write(bytes);
                    out.write(LINE_FEED);
                    written += bytes.length + 1L;
                }
            }
            Files.move(part, target, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new IOException("Could not write " + name + ": " + EventExport.reason(e), e);
        } finally {
            if (part != null) {
                Files.deleteIfExists(part);
            }
        }
        manifest(trail, event, read, target, places, written, HexFormat.of().formatHex(digest.digest()), mapper);
        return written;
    }

    private static void manifest(
            AuditTrail trail,
            int event,
            EventLines.Result read,
            Path target,
            ArrayNode places,
            long written,
            String sha256,
            ObjectMapper mapper)
            throws IOException {
        EventTable events = trail.events();
        ObjectNode root = mapper.createObjectNode();
        root.put("program", "execscope");
        root.put("version", ProgramVersion.text());
        root.put("written", Instant.now().toString());
        ObjectNode file = root.putObject("export");
        file.put("file", Display.value(Bytes.utf8(String.valueOf(target.getFileName()))));
        file.put("size", written);
        file.put("sha256", sha256);
        ObjectNode of = root.putObject("event");
        of.put("host", events.hosts().get(events.host(event)).label());
        of.put("time", Instant.ofEpochMilli(events.timeMillis(event)).toString());
        of.put("serial", events.serial(event));
        of.put("records_not_written", read.left());
        root.set("lines", places);
        ArrayNode warnings = root.putArray("warnings");
        read.warnings().forEach(warnings::add);
        Manifest.evidence(root, trail);
        Manifest.replace(
                Manifest.beside(target), mapper.writerWithDefaultPrettyPrinter().writeValueAsString(root) + "\n");
    }
}
