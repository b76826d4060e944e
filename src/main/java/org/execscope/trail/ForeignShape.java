package org.execscope.trail;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.execscope.bytes.Bytes;
import org.execscope.evidence.EvidenceFile;
import org.execscope.evidence.EvidenceHead;
import org.execscope.evidence.RecordSearch;
import org.execscope.evidence.Skipped;

/// Says what a file without audit records is, and which one to ask for.
final class ForeignShape {
    private static final int LOOK = 4096;
    private static final String ASK = "; ask for the host's /var/log/audit/audit.log itself";
    private static final String OR_ASK = ", or ask for the host's /var/log/audit/audit.log itself";
    /// pcap in both byte orders and with nanoseconds, pcapng.
    private static final String[] CAPTURES = {
        "\u00d4\u00c3\u00b2\u00a1", "\u00a1\u00b2\u00c3\u00d4", "M<\u00b2\u00a1", "\n\r\r\n"
    };

    private ForeignShape() {}

    /// What a file without records is said to be.
    static Skipped skipped(EvidenceFile file, FileScan scan) {
        String what = describe(file, scan);
        boolean partly = what.contains(RecordSearch.IN_FIRST_PART);
        return new Skipped(
                file.name(), what, true, partly ? Skipped.Reason.NOT_LOOKED_THROUGH : Skipped.Reason.NOT_AUDIT);
    }

    /// A sentence without a full stop.
    private static String describe(EvidenceFile file, FileScan scan) {
        if (scan.shape().equals("interpreted")) {
            return "is the output of ausearch -i: a name service has rewritten its values" + ASK;
        }
        Bytes head;
        try {
            head = EvidenceHead.read(file, LOOK);
        } catch (IOException e) {
            return "has no audit records";
        }
        String text = new String(head.toArray(), StandardCharsets.ISO_8859_1);
        String shape = shape(text);
        if (!shape.isEmpty()) {
            return shape;
        }
        // Where it was left out, no more is known than what the search found.
        String note = scan.note();
        if (note != null && note.endsWith(TrailLoader.LEFT_OUT)) {
            return note;
        }
        return head.indexOf((byte) 0, 0) >= 0 ? "is a binary file without audit records" : "has no audit records";
    }

    private static String shape(String text) {
        String binary = binary(text);
        if (!binary.isEmpty()) {
            return binary;
        }
        String first = text.stripLeading();
        if (first.startsWith("{") || first.startsWith("[")) {
            return json(first);
        }
        if (text.startsWith("__CURSOR=")) {
            return "is a journal export without audit records; export them by journalctl -o export _TRANSPORT=audit"
                    + OR_ASK;
        }
        if (text.startsWith("NODE,EVENT,") || text.startsWith("\"NODE\"")) {
            return "is the output of ausearch --format csv: its arguments are not whole" + ASK;
        }
        if (text.startsWith("At ") && (text.contains(" successfully ") || text.contains(" unsuccessfully "))) {
            return "is the output of ausearch --format text: its arguments are missing" + ASK;
        }
        if (first.contains(" Report\n=====")) {
            return "is a report of aureport: it counts events and does not show them" + ASK;
        }
        if (first.startsWith("audit(") || first.startsWith("type=AUDITD_EBPF")) {
            return "has audit stamps, but not the records of auditd: another tool wrote it" + ASK;
        }
        return "";
    }

    private static String binary(String text) {
        if (text.startsWith("\u00ff\u00fe") || text.startsWith("\u00fe\u00ff")) {
            return "was rewritten as UTF-16 by another program" + ASK;
        }
        if (text.startsWith("LPKSHHRH")) {
            return "is a binary journal; export it by journalctl -o json --all" + OR_ASK;
        }
        if (text.startsWith("ElfFile\0")) {
            return "is an event log of Windows (EVTX): it has no Linux audit records";
        }
        for (String capture : CAPTURES) {
            if (text.startsWith(capture)) {
                return "is a capture of network traffic (pcap): it has no audit records";
            }
        }
        return text.startsWith("\u007fELF")
                ? "is a program or a core file (ELF), not a log" + ASK
                : text.startsWith("7z\u00bc\u00af") || text.startsWith("Rar!")
                        ? "is an archive of a kind that can't be read here (7z, RAR); make a tar or zip of it"
                        : "";
    }

    /// By the names of their first fields.
    private static String json(String text) {
        if (text.contains("\"__REALTIME_TIMESTAMP\"")) {
            return "is a journal export without audit records; export them by journalctl -o json --all"
                    + " _TRANSPORT=audit" + OR_ASK;
        }
        if (text.startsWith("{\"ID\":\"") || text.startsWith("{\"NODE\":\"")) {
            return "is the output of laurel, which folds records into JSON" + ASK;
        }
        if (text.contains("\"@timestamp\"")) {
            return "is JSON of auditbeat, filebeat or another shipper, which rewrites the records" + ASK;
        }
        return "is JSON of another program" + ASK;
    }
}
