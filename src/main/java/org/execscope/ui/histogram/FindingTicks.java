package org.execscope.ui.histogram;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.execscope.event.EventTable;
import org.execscope.evidence.CancelToken;
import org.execscope.finding.Finding;
import org.execscope.finding.Severity;
import org.execscope.query.Histogram;
import org.execscope.trail.AuditTrail;

/// Which findings rest on events of each bar; those that are only worth knowing are left out. Immutable.
///
/// @param ids the findings' ids, for each bar
record FindingTicks(List<Set<String>> ids) {
    private static final int MOST_NAMED = 6;

    /// @throws java.util.concurrent.CancellationException if it is no longer wanted
    static FindingTicks of(AuditTrail trail, Histogram bars, CancelToken cancel) {
        EventTable events = trail.events();
        List<Set<String>> ids = new ArrayList<>();
        for (int bin = 0; bin < bars.bins(); bin++) {
            ids.add(new TreeSet<>());
        }
        long from = bars.startMillis(0);
        long to = bars.startMillis(bars.bins());
        for (Finding finding : trail.findings().found()) {
            if (finding.severity() != Severity.INFORMATIONAL) {
                cancel.check();
                boolean[] seen = new boolean[bars.bins()];
                for (int event : finding.rows().toArray()) {
                    long time = events.timeMillis(event);
                    if (time >= from && time < to) {
                        seen[bars.binAt(time)] = true;
                    }
                }
                for (int bin = 0; bin < seen.length; bin++) {
                    if (seen[bin]) {
                        ids.get(bin).add(finding.id());
                    }
                }
            }
        }
        return new FindingTicks(ids.stream().map(Set::copyOf).toList());
    }

    boolean isAt(int bin) {
        return !ids.get(bin).isEmpty();
    }

    /// "findings D01 D04"; empty where there are none.
    String words(int bin) {
        List<String> some = ids.get(bin).stream().sorted().toList();
        if (some.isEmpty()) {
            return "";
        }
        String names = String.join(" ", some.subList(0, Math.min(MOST_NAMED, some.size())));
        return (some.size() == 1 ? "finding " : "findings ") + names + (some.size() > MOST_NAMED ? " …" : "");
    }
}
