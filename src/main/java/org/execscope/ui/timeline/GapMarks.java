package org.execscope.ui.timeline;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.execscope.trail.AuditTrail;
import org.execscope.ui.model.Gap;
import org.execscope.ui.model.TimeWords;
import org.execscope.ui.model.Words;
import org.jspecify.annotations.Nullable;

/// Where between two rows of the timeline the log has a gap. On the JavaFX thread only.
///
/// A gap has a line of its own before the row after it, and isn't a row: "row 7 of 9" and the keys that go from row
/// to row mean events alone.
final class GapMarks {
    private List<String> hosts = List.of();
    /// In the order of their beginnings.
    private List<Gap> gaps = List.of();
    private boolean wanted = true;
    private boolean ordered = true;

    /// @param found of this trail
    void set(AuditTrail trail, List<Gap> found) {
        hosts = trail.events().hosts().stream().map(host -> host.label()).toList();
        List<Gap> sorted = new ArrayList<>(found);
        sorted.sort(Comparator.comparingLong(Gap::fromMillis));
        gaps = List.copyOf(sorted);
    }

    void clear() {
        gaps = List.of();
    }

    boolean isWanted() {
        return wanted;
    }

    /// Whether they are told at all.
    void wanted(boolean now) {
        wanted = now;
    }

    /// Whether the rows are in the order of time: else nothing lies between two of them.
    void ordered(boolean now) {
        ordered = now;
    }

    /// The longest gap that lies between two rows' times; null if there is none.
    @Nullable
    Gap between(long before, long after) {
        if (!wanted || !ordered) {
            return null;
        }
        Gap longest = null;
        for (int i = firstFrom(before); i < gaps.size() && gaps.get(i).fromMillis() < after; i++) {
            Gap gap = gaps.get(i);
            if (gap.toMillis() <= after && (longest == null || gap.length() > longest.length())) {
                longest = gap;
            }
        }
        return longest;
    }

    private int firstFrom(long millis) {
        int low = 0;
        int high = gaps.size();
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (gaps.get(middle).fromMillis() < millis) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    /// "214 serials missing between 10:02:12.020 and 10:07:40.113 (5 min 28 s)"; empty for no gap.
    String line(@Nullable Gap gap, TimelineTimes times) {
        if (gap == null) {
            return "";
        }
        String what = switch (gap.kind()) {
            case MISSING -> Words.count(gap.missing(), "serial") + " missing";
            case ANEW -> "serials begin anew";
            case SILENT -> "no records";
        };
        String host = hosts.size() > 1 && gap.host() < hosts.size() ? hosts.get(gap.host()) + ": " : "";
        return host + what + " between " + times.clock(gap.fromMillis(), gap.toMillis()) + " and "
                + times.clock(gap.toMillis(), gap.fromMillis()) + " (" + TimeWords.exact(gap.length()) + ")";
    }

    /// What is known of it, in sentences; empty for no gap.
    String sentence(@Nullable Gap gap, TimelineTimes times) {
        if (gap == null) {
            return "";
        }
        String more = switch (gap.kind()) {
            case MISSING ->
                "There were records, and this evidence doesn't hold them: lost on the way, rotated away or removed.";
            case ANEW -> "As after a restart of the host; what it logged in between isn't in this evidence.";
            case SILENT ->
                "The serial numbers go on: the host was idle, or auditing was off. This is longer than it is ever quiet.";
        };
        return line(gap, times) + ".\n" + more
                + "\nThis line is no event: it is neither counted, selected nor exported.";
    }
}
