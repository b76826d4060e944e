package org.execscope.evidence;

import java.util.ArrayList;
import java.util.List;

/// In which form the lines of a file are read. What they are is seen line by line; where a person knows better,
/// lines of this form alone are taken for records, and the file is read to its end whatever it begins with.
public enum Shape {
    /// Whatever each line turns out to be.
    DETECTED("detected", "as detected"),
    /// What auditd or `ausearch` writes: records that begin their lines. Stamps within other text are no records.
    AUDITD("auditd", "lines of auditd or ausearch"),
    /// Records anywhere in a line, behind what a logger put before them.
    SYSLOG("syslog", "syslog, with records behind a prefix"),
    JOURNAL_JSON("journal-json", "journal, exported as JSON"),
    /// Also where the first entry was cut off.
    JOURNAL_EXPORT("journal-export", "journal, in its export format");

    private final String id;
    private final String words;

    Shape(String id, String words) {
        this.id = id;
        this.words = words;
    }

    /// How it is called on a command line.
    public String id() {
        return id;
    }

    /// What users call it.
    public String words() {
        return words;
    }

    /// Whether a record may begin a line.
    public boolean hasBareRecords() {
        return this == DETECTED || this == AUDITD || this == SYSLOG;
    }

    /// Whether other text may stand before a record.
    public boolean hasPrefixes() {
        return this == DETECTED || this == SYSLOG;
    }

    /// Whether a line may be a journal entry as JSON.
    public boolean hasJson() {
        return this == DETECTED || this == JOURNAL_JSON;
    }

    /// Whether a line may be an unfolded journal entry.
    public boolean hasEntries() {
        return this == DETECTED || this == JOURNAL_EXPORT;
    }

    /// How a file lies on disk once it is read in this form: the journal's export format is unfolded like a
    /// compression, where it is one.
    Packing packing(Packing found) {
        if (this == DETECTED) {
            return found;
        }
        UnpackStep unfold = new UnpackStep.Decompress(Compression.JOURNAL_EXPORT);
        List<UnpackStep> steps = new ArrayList<>(found.steps());
        steps.remove(unfold);
        if (this == JOURNAL_EXPORT) {
            steps.add(unfold);
        }
        return steps.equals(found.steps()) ? found : ArchiveWalk.packing(steps, found.size());
    }
}
