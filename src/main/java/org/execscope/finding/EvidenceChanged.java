package org.execscope.finding;

import java.util.List;
import org.execscope.event.RecordSource;
import org.jspecify.annotations.Nullable;

/// Evidence that changed while it was read, or since (specification: detections, T19).
final class EvidenceChanged implements Check {
    private static final About ABOUT = new About(
            "T19",
            "evidence-changed",
            "Evidence changed while it was read",
            Group.TRUST,
            "the files that were read",
            "What was analysed is what the file held when it was read; what it holds now is " + "something else.",
            "The log of a running host: auditd goes on writing. Work on a copy.",
            "That the file was tampered with.",
            "Copy the file, compare the SHA-256 of the copy with the one shown, open the copy.",
            List.of());

    @Override
    public About about() {
        return ABOUT;
    }

    @Override
    public void judge(Ground ground, Report report) {
        for (FileSeen file : ground.files()) {
            String note = file.note();
            String how = null;
            if (note != null && note.startsWith("changed while it was read")) {
                how = note;
            } else if (file.complete()) {
                how = since(file);
            }
            if (how != null) {
                String words = file.name() + " " + how;
                Tally tally = report.tally(Severity.HIGH, Tally.NO_HOST);
                tally.add((RecordSource) null, () -> words);
                tally.says("Evidence changed while it was read: " + Say.count(tally.count(), "file"), words + ".");
            }
        }
    }

    private static @Nullable String since(FileSeen file) {
        long now = file.file().path().toFile().length();
        boolean plain = !file.name().matches(".*\\.(gz|xz|zst|bz2|lz4|zip|tar|tgz)");
        if (plain && now > 0 && now != file.size()) {
            return "changed since it was read: it has " + Say.number(now) + " bytes, " + Say.number(file.size())
                    + " were analysed";
        }
        return null;
    }
}
