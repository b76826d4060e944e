package org.execscope.ui.session;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.execscope.event.EventTable;
import org.execscope.event.Identities;
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

    /// A session's number on a host; in another boot it is another session's.
    private record Key(int host, long ses) {}

    /// @throws java.util.concurrent.CancellationException if it is no longer wanted
    static SessionFindings of(AuditTrail trail, Sessions sessions, CancelToken cancel) {
        SessionFindings findings = new SessionFindings(sessions.size());
        Map<Key, int[]> byNumber = byNumber(sessions);
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
                int[] some = byNumber.get(new Key(events.host(event), events.id(event, Identities.Id.SES)));
                int session = some == null ? Sessions.NONE : last(sessions, events, some, event);
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

    /// In the order in which they began.
    private static Map<Key, int[]> byNumber(Sessions sessions) {
        Map<Key, List<Integer>> lists = new HashMap<>();
        for (int i = 0; i < sessions.size(); i++) {
            Sessions.Session one = sessions.get(i);
            lists.computeIfAbsent(new Key(one.host(), one.ses()), _ -> new ArrayList<>())
                    .add(i);
        }
        Map<Key, int[]> arrays = new HashMap<>();
        lists.forEach((key, list) ->
                arrays.put(key, list.stream().mapToInt(Integer::intValue).toArray()));
        return arrays;
    }

    /// The one of these that had begun last when the event happened.
    private static int last(Sessions sessions, EventTable events, int[] some, int event) {
        int found = Sessions.NONE;
        for (int session : some) {
            if (events.timeMillis(sessions.get(session).first()) <= events.timeMillis(event)) {
                found = session;
            }
        }
        return found;
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
