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
/// @param query shows the first [#MOST] of them by their audit ids; empty if there is none
record FindingRows(int count, String query) {
    static final FindingRows NONE = new FindingRows(0, "");

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
        return new FindingRows(count, ids.isEmpty() ? "" : "event in (" + String.join(", ", ids) + ")");
    }

    /// `2026-03-14 14:08:04`.
    static String time(long millis) {
        String iso = Instant.ofEpochMilli(millis).toString();
        return iso.substring(0, Math.min(19, iso.length())).replace('T', ' ');
    }
}
