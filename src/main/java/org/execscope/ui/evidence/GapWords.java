package org.execscope.ui.evidence;

import java.util.ArrayList;
import java.util.List;
import org.execscope.finding.Coverage;
import org.execscope.trail.AuditTrail;
import org.execscope.trail.FileReport;
import org.execscope.ui.model.Words;

/// The serials that are missing in the time that a file covers, in words.
final class GapWords {
    private static final int NAMED = 3;

    private GapWords() {}

    /// One fact a line; nothing where that isn't judged.
    static String of(AuditTrail trail, FileReport file) {
        Long first = file.firstMillis();
        Long last = file.lastMillis();
        if (first == null || last == null || !trail.findings().areMade()) {
            return "";
        }
        List<Coverage.Span> gaps = new ArrayList<>();
        for (Coverage host : trail.findings().coverage()) {
            if (file.hosts().contains(host.host())) {
                host.gaps().stream()
                        .filter(gap -> gap.fromMillis() <= last && gap.toMillis() >= first)
                        .forEach(gaps::add);
            }
        }
        long missing = gaps.stream().mapToLong(Coverage.Span::missing).sum();
        StringBuilder words = new StringBuilder("\nGaps        ");
        if (gaps.isEmpty()) {
            return words.append("no serial is missing in the time that it covers")
                    .toString();
        }
        words.append(Words.count(missing, "serial"))
                .append(" missing in ")
                .append(Words.count(gaps.size(), "place"))
                .append(" of the time that it covers");
        for (Coverage.Span gap : gaps.subList(0, Math.min(NAMED, gaps.size()))) {
            words.append("\n            ")
                    .append(Words.number(gap.missing()))
                    .append(" between ")
                    .append(Words.time(gap.fromMillis()))
                    .append(" and ")
                    .append(Words.time(gap.toMillis()));
        }
        return words.append(gaps.size() > NAMED ? "\n            and more: see Findings, T01" : "")
                .toString();
    }
}
