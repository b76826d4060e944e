package org.execscope.ui.timeline;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.execscope.event.EventTable;
import org.execscope.finding.Seams;
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
    private static final String MISSING =
            "There were records, and this evidence doesn't hold them: lost on the way, rotated away or removed.";

    private List<String> hosts = List.of();
    /// In the order of their beginnings.
    private List<Gap> gaps = List.of();
    private @Nullable AuditTrail trail;
    private Seams seams = Seams.NONE;
    private boolean wanted = true;
    private boolean ordered = true;

    /// What lies between two rows: a stretch without records, or else places where serials are missing or the time
    /// goes back.
    ///
    /// @param gap the longest stretch; null where there is none
    /// @param from the first of the places
    /// @param to behind the last of them
    record Between(@Nullable Gap gap, int from, int to) {}

    /// In the order of their beginnings.
    static List<Gap> sorted(List<Gap> found) {
        List<Gap> sorted = new ArrayList<>(found);
        sorted.sort(Comparator.comparingLong(Gap::fromMillis));
        return List.copyOf(sorted);
    }

    /// @param sorted the gaps of this trail, in the order of their beginnings
    void set(AuditTrail of, List<Gap> sorted) {
        trail = of;
        hosts = of.events().hosts().stream().map(host -> host.label()).toList();
        gaps = sorted;
        // What was left out on purpose isn't missing.
        seams = of.part().portion().execsOnly() ? Seams.NONE : of.findings().seams();
    }

    void clear() {
        gaps = List.of();
        seams = Seams.NONE;
        trail = null;
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

    /// What lies between two rows of neighbouring events; null if nothing does.
    @Nullable
    Between between(int before, int after) {
        AuditTrail now = trail;
        if (!wanted || !ordered || now == null) {
            return null;
        }
        EventTable events = now.events();
        int from = seams.firstAfter(events, events.timeMillis(before), events.serial(before));
        int to = seams.firstAfter(events, events.timeMillis(after), events.serial(after));
        // Where the clock was set back, a stretch by time is none.
        Gap gap = seams.firstBack(from, to) >= 0 ? null : longest(events.timeMillis(before), events.timeMillis(after));
        return gap == null && from == to ? null : new Between(gap, from, to);
    }

    private @Nullable Gap longest(long before, long after) {
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

    /// "214 serials missing between 10:02:12.020 and 10:07:40.113 (5 min 28 s)"; empty for nothing.
    String line(@Nullable Between between, TimelineTimes times) {
        AuditTrail now = trail;
        if (between == null || now == null) {
            return "";
        }
        Gap gap = between.gap();
        return gap == null ? seams(now.events(), between, times) : gap(gap, times) + rest(gap, between);
    }

    private String gap(Gap gap, TimelineTimes times) {
        String what = switch (gap.kind()) {
            case MISSING -> Words.count(gap.missing(), "serial") + " missing";
            case ANEW -> "serials begin anew";
            case SILENT -> "no records";
        };
        return host(gap.host()) + what + " between " + times.clock(gap.fromMillis(), gap.toMillis()) + " and "
                + times.clock(gap.toMillis(), gap.fromMillis()) + " (" + TimeWords.exact(gap.length()) + ")";
    }

    private String host(int host) {
        return hosts.size() > 1 && host < hosts.size() ? hosts.get(host) + ": " : "";
    }

    /// What is missing beside a long gap.
    private String rest(Gap gap, Between between) {
        long more = seams.missing(between.from(), between.to()) - gap.missing();
        return more <= 0 ? "" : "; " + Words.count(more, "more serial") + " missing";
    }

    /// Where the time goes back comes first: what is missing stands beside it.
    private String seams(EventTable events, Between between, TimelineTimes times) {
        List<String> words = new ArrayList<>();
        int back = seams.firstBack(between.from(), between.to());
        if (back >= 0) {
            long from = events.timeMillis(seams.before(back));
            long to = events.timeMillis(seams.after(back));
            words.add(host(events.host(seams.after(back))) + "time steps back by " + TimeWords.exact(from - to)
                    + ": serial " + events.serial(seams.before(back)) + " is of " + times.clock(from, to) + ", serial "
                    + events.serial(seams.after(back)) + " of " + times.clock(to, from));
        }
        long missing = seams.missing(between.from(), between.to());
        if (missing > 0) {
            words.add(missing(events, between, missing, times));
        }
        return String.join("; ", words);
    }

    private String missing(EventTable events, Between between, long missing, TimelineTimes times) {
        int first = between.from();
        int last = between.to() - 1;
        long from = Math.min(events.timeMillis(seams.before(first)), events.timeMillis(seams.after(first)));
        long to = Math.max(events.timeMillis(seams.before(last)), events.timeMillis(seams.after(last)));
        int host = events.host(seams.after(first));
        boolean several = first < last;
        return (several && hosts.size() > 1 ? "" : host(host)) + Words.count(missing, "serial") + " missing"
                + (several ? " in " + Words.count(last - first + 1L, "place") : "")
                + (from == to
                        ? " at " + times.clock(from, from)
                        : " between " + times.clock(from, to) + " and " + times.clock(to, from) + " ("
                                + TimeWords.words(to - from) + ")");
    }

    /// That there are places without such a line, where they are too many.
    private String beyond() {
        return seams.left() == 0
                ? ""
                : "\nLines like this one mark " + Words.count(seams.count(), "place") + " in this evidence; "
                        + Words.number(seams.left()) + " more have none.";
    }

    /// What is known of it, in sentences; empty for nothing.
    String sentence(@Nullable Between between, TimelineTimes times) {
        if (between == null) {
            return "";
        }
        Gap gap = between.gap();
        String more;
        if (gap == null) {
            more = seams.missing(between.from(), between.to()) > 0
                    ? MISSING
                    : "The order of serials is the true one; times before and after can't be compared.";
        } else {
            more = switch (gap.kind()) {
                case MISSING -> MISSING;
                case ANEW -> "As after a restart of the host; what it logged in between isn't in this evidence.";
                case SILENT ->
                    "The serial numbers go on: the host was idle, or auditing was off. This is longer than it is ever"
                            + " quiet.";
            };
        }
        return line(between, times) + ".\n" + more + beyond()
                + "\nThis line is no event: it is neither counted, selected nor exported.";
    }
}
