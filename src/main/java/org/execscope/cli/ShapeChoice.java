package org.execscope.cli;

import java.io.IOException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.execscope.evidence.Evidence;
import org.execscope.evidence.EvidenceFile;
import org.execscope.evidence.Shape;

/// The form in which a person wants files read: `auditd`, or `messages.1=auditd` for one of them.
///
/// @param file its name, or the end of it from a `/` on; empty for all files
record ShapeChoice(String file, Shape shape) {
    static final String IDS = Arrays.stream(Shape.values()).map(Shape::id).collect(Collectors.joining(", "));

    private boolean isFor(EvidenceFile evidence) {
        return file.isEmpty() || evidence.name().equals(file) || evidence.name().endsWith("/" + file);
    }

    /// @param choices a later one goes before an earlier one
    /// @throws IOException if one of them names a file that the evidence doesn't have
    static Evidence apply(List<ShapeChoice> choices, Evidence evidence) throws IOException {
        Map<String, Shape> chosen = new HashMap<>();
        for (ShapeChoice choice : choices) {
            List<EvidenceFile> files =
                    evidence.files().stream().filter(choice::isFor).toList();
            if (files.isEmpty() && !choice.file.isEmpty()) {
                throw new IOException("--shape: the evidence has no file " + choice.file);
            }
            files.forEach(file -> chosen.put(file.name(), choice.shape));
        }
        return evidence.reading(chosen);
    }

    /// Reads one from the command line.
    static ShapeChoice parse(String text) throws UsageException {
        // A file's name may have the sign, a shape's doesn't.
        int sign = text.lastIndexOf('=');
        String id = text.substring(sign + 1);
        for (Shape shape : Shape.values()) {
            if (shape.id().equals(id)) {
                return new ShapeChoice(sign < 0 ? "" : text.substring(0, sign), shape);
            }
        }
        throw new UsageException("--shape: there is no shape " + id + "; they are " + IDS);
    }
}
