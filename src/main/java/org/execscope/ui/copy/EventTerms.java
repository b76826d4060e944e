package org.execscope.ui.copy;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.execscope.bytes.Bytes;
import org.execscope.event.EventTable;
import org.execscope.query.Query;
import org.execscope.query.QueryException;
import org.execscope.ui.model.Terms;
import org.execscope.ui.model.Words;

/// A filter that shows the given events and no others: by their audit ids, and their hosts where there are several.
final class EventTerms {
    /// A filter is 64 KiB long at most; an audit id takes some 25 characters.
    private static final int MOST = 2_000;

    private EventTerms() {}

    /// @throws RowText.NotPossible if it would be longer than a filter can be
    static String of(EventTable events, int[] wanted) throws RowText.NotPossible {
        if (wanted.length > MOST) {
            throw new RowText.NotPossible("A filter can name at most " + Words.number(MOST) + " events: "
                    + Words.number(wanted.length) + " are selected.");
        }
        Map<Integer, List<String>> byHost = new TreeMap<>();
        for (int event : wanted) {
            byHost.computeIfAbsent(events.host(event), _ -> new ArrayList<>()).add(RowText.auditId(events, event));
        }
        boolean several = events.hosts().size() > 1;
        List<String> parts = new ArrayList<>();
        byHost.forEach((host, ids) -> {
            String which = ids.size() == 1 ? "event == " + ids.getFirst() : "event in (" + String.join(", ", ids) + ")";
            String on = several
                    ? Terms.equal("host", Bytes.utf8(events.hosts().get(host).label())) + " and "
                    : "";
            parts.add(byHost.size() > 1 ? "(" + on + which + ")" : on + which);
        });
        try {
            return Query.parse(String.join(" or ", parts)).normalForm();
        } catch (QueryException longerThanAQueryMayBe) {
            throw new RowText.NotPossible("These events can't be named by a filter: it would be too long.");
        }
    }
}
