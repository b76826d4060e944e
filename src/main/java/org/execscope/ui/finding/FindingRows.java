package org.execscope.ui.finding;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.execscope.event.EventTable;
import org.execscope.finding.Finding;
import org.execscope.trail.AuditTrail;

/// The program starts that a finding rests on, as a query that shows them.
final class FindingRows {
    /// So many events a query names: a longer one can't be read any more.
    static final int MOST = 200;

    private FindingRows() {}

    /// How many program starts it rests on: only those are rows of the timeline.
    static int count(AuditTrail trail, Finding finding) {
        int count = 0;
        for (int event : finding.rows().toArray()) {
            count += trail.events().isExecve(event) ? 1 : 0;
        }
        return count;
    }

    /// Names the first [#MOST] of them by their audit ids; empty if there is none.
    static String query(AuditTrail trail, Finding finding) {
        EventTable events = trail.events();
        List<String> ids = new ArrayList<>();
        for (int event : finding.rows().toArray()) {
            if (events.isExecve(event) && ids.size() < MOST) {
                long millis = events.timeMillis(event);
                ids.add(String.format(
                        Locale.ROOT,
                        "%d.%03d:%d",
                        Math.floorDiv(millis, 1000L),
                        Math.floorMod(millis, 1000L),
                        events.serial(event)));
            }
        }
        return ids.isEmpty() ? "" : "event in (" + String.join(", ", ids) + ")";
    }

    /// `2026-03-14 14:08:04`.
    static String time(long millis) {
        String iso = Instant.ofEpochMilli(millis).toString();
        return iso.substring(0, Math.min(19, iso.length())).replace('T', ' ');
    }
}
