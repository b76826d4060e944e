package org.execscope.ui.finding;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.execscope.event.EventTable;
import org.execscope.finding.Finding;
import org.execscope.trail.AuditTrail;

/// The program starts that a finding rests on: only those are rows of the timeline.
///
/// @param count how many there are
/// @param query shows them: up to [#MOST] by their audit ids, more by the finding's id; empty if there is none
/// @param all whether the query shows all of them, and not only the first [#MOST]
record FindingRows(int count, String query, boolean all) {
    static final FindingRows NONE = new FindingRows(0, "", true);

    /// So many events a query names: a longer one can't be read any more.
    static final int MOST = 200;

    /// Looks at all of them: not on the JavaFX thread.
    static FindingRows of(AuditTrail trail, Finding finding) {
        EventTable events = trail.events();
        List<String> ids = new ArrayList<>();
        int count = 0;
        for (int event : finding.rows().toArray()) {
            if (!events.isExecve(event)) {
                continue;
            }
            if (count++ < MOST) {
                long millis = events.timeMillis(event);
                ids.add(String.format(
                        Locale.ROOT,
                        "%d.%03d:%d",
                        Math.floorDiv(millis, 1000L),
                        Math.floorMod(millis, 1000L),
                        events.serial(event)));
            }
        }
        if (count > MOST && isAlone(trail, finding)) {
            return new FindingRows(count, "finding == " + finding.id(), true);
        }
        String named = ids.isEmpty() ? "" : "event in (" + String.join(", ", ids) + ")";
        return new FindingRows(count, named, count <= MOST);
    }

    /// Whether no other finding has its id, of another host or severity.
    private static boolean isAlone(AuditTrail trail, Finding finding) {
        return trail.findings().found().stream()
                        .filter(one -> one.id().equals(finding.id()))
                        .count()
                == 1;
    }

    /// `2026-03-14 14:08:04`.
    static String time(long millis) {
        String iso = Instant.ofEpochMilli(millis).toString();
        return iso.substring(0, Math.min(19, iso.length())).replace('T', ' ');
    }
}
