package org.execscope.ui.session;

import java.util.List;
import org.execscope.event.EventTable;
import org.execscope.evidence.CancelToken;
import org.execscope.finding.Finding;
import org.execscope.finding.Severity;
import org.execscope.process.Sessions;
import org.execscope.trail.AuditTrail;
import org.execscope.ui.table.TableCell;

/// How many findings rest on the events of each session, and how bad the worst is. Immutable.
final class SessionFindings {
    private static final int LOOK_UP = 0xffff;

    private final int[] counts;
    private final int[] worst;

    private SessionFindings(int size) {
        counts = new int[size];
        worst = new int[size];
    }

    /// @throws java.util.concurrent.CancellationException if it is no longer wanted
    static SessionFindings of(AuditTrail trail, Sessions sessions, SessionIndex index, CancelToken cancel) {
        SessionFindings findings = new SessionFindings(sessions.size());
        EventTable events = trail.events();
        int[] lastOf = new int[sessions.size()];
        int number = 0;
        for (Finding finding : trail.findings().found()) {
            number++;
            int looked = 0;
            for (int event : finding.rows().toArray()) {
                if ((looked++ & LOOK_UP) == 0) {
                    cancel.check();
                }
                int session = index.of(events, event);
                if (session != Sessions.NONE && lastOf[session] != number) {
                    lastOf[session] = number;
                    findings.counts[session]++;
                    int worse = Severity.values().length - finding.severity().ordinal();
                    findings.worst[session] = Math.max(findings.worst[session], worse);
                }
            }
        }
        return findings;
    }

    int count(int session) {
        return counts[session];
    }

    TableCell cell(int session) {
        if (counts[session] == 0) {
            return TableCell.EMPTY;
        }
        Severity severity = Severity.values()[Severity.values().length - worst[session]];
        String words = counts[session] + " " + (severity == Severity.INFORMATIONAL ? "info" : severity.word());
        return severity.compareTo(Severity.MEDIUM) <= 0
                ? TableCell.EMPTY.withBadges(List.of("⚠ " + words))
                : TableCell.of(words).styled(TableCell.Style.MUTED);
    }
}
