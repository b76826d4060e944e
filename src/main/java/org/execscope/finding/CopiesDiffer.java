package org.execscope.finding;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.execscope.event.EventOrder;
import org.execscope.event.EventTable;
import org.execscope.event.RecordSource;
import org.jspecify.annotations.Nullable;

/// What another copy of a log says against the one that is open, as findings: one for each host and way in which the
/// two disagree. Only what lies within the time that both cover counts: beyond it, one of them has simply ended.
public final class CopiesDiffer {
    public static final About ABOUT = new About(
            "T22",
            "copies-differ",
            "Another copy of the log differs",
            Group.TRUST,
            "another copy of the host's log",
            "Two copies of one log hold the same events. What one lacks or has otherwise was lost or changed on one of"
                    + " the two ways.",
            "Records lost on the way to the log server (UDP, rate limits, a full queue), a copy that was filtered, or"
                    + " one that a tool has rewritten.",
            "Which of the two is the true one, nor who changed it.",
            "Look at the lines of both copies (Compare with another copy…, or execscope compare A B), and at the gaps"
                    + " in the serials of each.",
            List.of("T1070.002", "T1565.001"));

    private static final int EXAMPLES = 20;

    private CopiesDiffer() {}

    /// The findings of a comparison whose first copy is `open`.
    public static List<Finding> findings(Comparison comparison, Witness open) {
        Map<String, List<Difference>> groups = new TreeMap<>();
        for (Difference difference : comparison.differences()) {
            if (difference.common()) {
                groups.computeIfAbsent(difference.kind() + " " + difference.host(), _ -> new ArrayList<>())
                        .add(difference);
            }
        }
        return groups.values().stream().map(group -> finding(group, open)).toList();
    }

    private static Finding finding(List<Difference> group, Witness open) {
        Difference first = group.getFirst();
        RowSet.Builder rows = new RowSet.Builder();
        List<Case> cases = new ArrayList<>();
        for (Difference difference : group) {
            int event = row(difference, open, rows);
            if (cases.size() < EXAMPLES) {
                cases.add(new Case(text(difference), event, source(difference)));
            }
        }
        String count = Say.count(group.size(), "event");
        String host = first.host();
        boolean changed = first.kind() == Difference.Kind.CHANGED;
        return new Finding(
                ABOUT,
                changed ? Severity.HIGH : Severity.MEDIUM,
                switch (first.kind()) {
                    case ONLY_FIRST -> "Another copy lacks " + count;
                    case ONLY_SECOND -> "Another copy has " + count + " more";
                    case CHANGED -> "Another copy has " + count + " otherwise";
                },
                switch (first.kind()) {
                    case ONLY_FIRST -> count + " of " + host + " stand here and not in the other copy.";
                    case ONLY_SECOND -> count + " of " + host + " stand in the other copy and not here.";
                    case CHANGED -> count + " of " + host + " stand in both copies with different content.";
                },
                host,
                first.timeMillis(),
                group.getLast().timeMillis(),
                rows.build(),
                group.size(),
                cases);
    }

    /// Adds the events of the open copy; gives the first of them.
    private static int row(Difference difference, Witness open, RowSet.Builder rows) {
        int found = Case.NO_EVENT;
        if (difference.kind() == Difference.Kind.ONLY_SECOND) {
            return found;
        }
        EventTable events = open.events();
        EventOrder order = open.order();
        for (int at = order.firstAt(events, difference.timeMillis());
                at < order.size() && events.timeMillis(order.at(at)) == difference.timeMillis();
                at++) {
            int event = order.at(at);
            if (events.serial(event) == difference.serial()
                    && events.hosts().get(events.host(event)).label().equals(difference.host())) {
                rows.add(event);
                found = found == Case.NO_EVENT ? event : found;
            }
        }
        return found;
    }

    private static String text(Difference difference) {
        String id = Say.time(difference.timeMillis()) + " : " + difference.serial();
        return switch (difference.kind()) {
            case ONLY_FIRST -> id + " is only here";
            case ONLY_SECOND ->
                id + " is only in the other copy"
                        + (difference.second().isEmpty()
                                ? ""
                                : ", from its line "
                                        + difference.second().getFirst().line() + " on");
            case CHANGED -> {
                Difference.Detail detail = difference.details().getFirst();
                int more = difference.details().size() - 1;
                yield id + ": " + detail.what() + " is " + detail.first() + " here, " + detail.second()
                        + " in the other copy" + (more > 0 ? ", and " + more + " more" : "");
            }
        };
    }

    private static @Nullable RecordSource source(Difference difference) {
        return difference.first().isEmpty() ? null : difference.first().getFirst();
    }
}
