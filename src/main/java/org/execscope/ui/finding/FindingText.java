package org.execscope.ui.finding;

import java.util.ArrayList;
import java.util.List;
import org.execscope.event.RecordSource;
import org.execscope.finding.About;
import org.execscope.finding.Case;
import org.execscope.finding.Finding;
import org.execscope.trail.AuditTrail;
import org.execscope.trail.FileReport;
import org.execscope.ui.model.Words;
import org.jspecify.annotations.Nullable;

/// A finding in words: the same on screen and on the clipboard.
final class FindingText {
    private FindingText() {}

    /// A heading and what stands below it.
    record Part(String head, String text) {}

    /// All parts that have a text.
    static List<Part> parts(Finding finding, @Nullable String dismissed) {
        About about = finding.about();
        List<Part> parts = new ArrayList<>();
        parts.add(new Part("What was seen", finding.seen()));
        parts.add(new Part("Why it matters", about.matters()));
        parts.add(new Part("What else could explain it", about.innocent()));
        parts.add(new Part("What it does not prove", about.provesNot()));
        parts.add(new Part("How to check", about.check()));
        parts.add(new Part("ATT&CK", String.join(", ", about.techniques())));
        parts.add(new Part("Dismissed", dismissed == null ? "" : dismissed));
        parts.removeIf(part -> part.text().isEmpty());
        return parts;
    }

    static String title(Finding finding) {
        return finding.severity().sign() + " " + finding.severity().word() + "  " + finding.title();
    }

    /// `audit.log, line 12, byte 3,400`; empty for what rests on no line.
    static String place(AuditTrail trail, Case one) {
        RecordSource source = one.source();
        if (source == null || source.file() >= trail.files().size()) {
            return "";
        }
        FileReport file = trail.files().get(source.file());
        return file.file().name() + ", line " + Words.number(source.line()) + ", byte " + Words.number(source.offset());
    }

    /// All of it, for a report.
    static String all(AuditTrail trail, Finding finding, @Nullable String dismissed) {
        StringBuilder text = new StringBuilder(title(finding)).append("  (").append(finding.id());
        text.append(finding.host() == null ? "" : ", " + finding.host()).append(")\n");
        for (Part part : parts(finding, dismissed)) {
            text.append(part.head()).append(": ").append(part.text()).append('\n');
        }
        text.append("Rests on:\n");
        for (Case one : finding.cases()) {
            String place = place(trail, one);
            text.append("- ").append(one.text()).append(place.isEmpty() ? "" : " (" + place + ")");
            text.append('\n');
        }
        if (finding.count() > finding.cases().size()) {
            text.append("… ")
                    .append(Words.number(finding.count() - finding.cases().size()))
                    .append(" more\n");
        }
        return text.toString();
    }
}
