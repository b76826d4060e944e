package org.execscope.ui.session;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.execscope.event.EventTable;
import org.execscope.event.Identities;
import org.execscope.process.Sessions;

/// Finds the session that an event belongs to. Immutable.
final class SessionIndex {
    private final Sessions sessions;
    /// In the order in which they began.
    private final Map<Key, int[]> byNumber = new HashMap<>();

    /// A session's number on a host; in another boot it is another session's.
    private record Key(int host, long ses) {}

    SessionIndex(Sessions sessions) {
        this.sessions = sessions;
        Map<Key, List<Integer>> lists = new HashMap<>();
        for (int i = 0; i < sessions.size(); i++) {
            Sessions.Session one = sessions.get(i);
            lists.computeIfAbsent(new Key(one.host(), one.ses()), _ -> new ArrayList<>())
                    .add(i);
        }
        lists.forEach((key, list) ->
                byNumber.put(key, list.stream().mapToInt(Integer::intValue).toArray()));
    }

    /// The number of the session, of those that bear the event's the one that had begun last when it happened; or
    /// [Sessions#NONE].
    int of(EventTable events, int event) {
        int found = Sessions.NONE;
        int[] some = byNumber.get(new Key(events.host(event), events.id(event, Identities.Id.SES)));
        if (some != null) {
            for (int session : some) {
                if (events.timeMillis(sessions.get(session).first()) <= events.timeMillis(event)) {
                    found = session;
                }
            }
        }
        return found;
    }
}
