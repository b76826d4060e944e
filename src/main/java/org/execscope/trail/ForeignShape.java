package org.execscope.trail;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.execscope.bytes.Bytes;
import org.execscope.evidence.EvidenceFile;
import org.execscope.evidence.RawLine;

/// Says what a file without audit records is, and which one to ask for.
final class ForeignShape {
    private static final int LOOK = 4096;
    private static final String ASK = "; ask for the host's /var/log/audit/audit.log itself";

    private ForeignShape() {}

    /// A sentence without a full stop.
    static String describe(EvidenceFile file, FileScan scan) {
        if (scan.shape().equals("interpreted")) {
            return "is the output of ausearch -i: a name service has rewritten its values" + ASK;
        }
        Bytes head;
        try {
            head = RawLine.read(file, 0, LOOK);
        } catch (IOException e) {
            return "has no audit records";
        }
        String text = new String(head.toArray(), StandardCharsets.ISO_8859_1);
        String shape = shape(head, text);
        return shape.isEmpty() ? "has no audit records" + (scan.note() == null ? "" : " in its first 1 MB") : shape;
    }

    private static String shape(Bytes head, String text) {
        if (text.startsWith("\u00ff\u00fe") || text.startsWith("\u00fe\u00ff")) {
            return "was rewritten as UTF-16 by another program" + ASK;
        }
        if (text.startsWith("\u001f\u008b")
                || text.startsWith("\u00fd7zXZ")
                || text.startsWith("(\u00b5/\u00fd")
                || text.startsWith("BZh")
                || text.startsWith("PK\u0003\u0004")) {
            return "is compressed; unpack a copy of it and open that";
        }
        if (text.startsWith("LPKSHHRH")) {
            return "is a binary journal; export it by journalctl -o export, or" + ASK.substring(1);
        }
        if (text.startsWith("{") || text.startsWith("[")) {
            return "is JSON of another program" + ASK;
        }
        if (text.startsWith("NODE,EVENT,") || text.startsWith("\"NODE\"")) {
            return "is the output of ausearch --format csv: its arguments are not whole" + ASK;
        }
        if (text.startsWith("At ") && text.contains(" successfully ")) {
            return "is the output of ausearch --format text" + ASK;
        }
        return head.indexOf((byte) 0, 0) >= 0 ? "is a binary file without audit records" : "";
    }
}
