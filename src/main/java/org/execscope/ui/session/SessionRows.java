package org.execscope.ui.session;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.execscope.bytes.Bytes;
import org.execscope.bytes.Display;
import org.execscope.bytes.ShownText;
import org.execscope.event.ByteDictionary;
import org.execscope.event.EventTable;
import org.execscope.event.Identities;
import org.execscope.process.Sessions;
import org.execscope.process.Sessions.Session;
import org.execscope.trail.AuditTrail;
import org.execscope.ui.model.HostNames;
import org.execscope.ui.model.SummarySource;
import org.execscope.ui.model.Terms;
import org.execscope.ui.model.TimeWords;
import org.execscope.ui.model.Words;
import org.execscope.ui.table.LifeBar;
import org.execscope.ui.table.RowSource;
import org.execscope.ui.table.TableCell;
import org.execscope.ui.timeline.TimelineRows;
import org.execscope.ui.timeline.TimelineTimes;
import org.jspecify.annotations.Nullable;

/// The sessions' cells: one row a session, with a row above those of each boot where there are several.
final class SessionRows implements RowSource {
    private static final int MOST_USERS = 4;
    private static final int NAME_BYTES = 40;
    private static final long MINUTE = 60;
    private static final long HOUR = 3_600;
    private static final long DAY = 86_400;

    private final AuditTrail trail;
    private final Sessions sessions;
    private final SummarySource summaries;
    private final TimelineTimes times;
    /// The session's number; of a boot's row the complement of the number of its first session.
    private final int[] rows;

    private final boolean grouped;
    private final SessionFindings findings;
    private final SessionIndex index;
    private final LifeBar.Range range;

    /// @param range the stretch of time that lives are drawn over
    SessionRows(
            AuditTrail trail,
            Sessions sessions,
            SessionFindings findings,
            SessionIndex index,
            SummarySource summaries,
            TimelineTimes times,
            LifeBar.Range range) {
        this.trail = trail;
        this.sessions = sessions;
        this.findings = findings;
        this.index = index;
        this.summaries = summaries;
        this.times = times;
        this.range = range;
        int[] laid = new int[2 * sessions.size()];
        int count = 0;
        int groups = 0;
        for (int i = 0; i < sessions.size(); i++) {
            if (i == 0 || !sameBoot(i - 1, i)) {
                laid[count++] = ~i;
                groups++;
            }
            laid[count++] = i;
        }
        grouped = groups > 1;
        rows = grouped
                ? Arrays.copyOf(laid, count)
                : Arrays.stream(laid, 0, count).filter(row -> row >= 0).toArray();
    }

    private boolean sameBoot(int one, int other) {
        Session a = sessions.get(one);
        Session b = sessions.get(other);
        return a.host() == b.host() && a.boot() == b.boot();
    }

    Sessions sessions() {
        return sessions;
    }

    AuditTrail trail() {
        return trail;
    }

    TimelineTimes times() {
        return times;
    }

    /// Whether the boots have rows of their own.
    boolean isGrouped() {
        return grouped;
    }

    @Override
    public RowSource reading(SummarySource reader) {
        return new SessionRows(trail, sessions, findings, index, reader, times, range);
    }

    /// The same with lives drawn over another stretch of time.
    SessionRows over(LifeBar.Range other) {
        return new SessionRows(trail, sessions, findings, index, summaries, times, other);
    }

    @Override
    public int rowCount() {
        return rows.length;
    }

    /// The session of a row, or null for a boot's.
    @Nullable
    Session session(int row) {
        return row < 0 || row >= rows.length || rows[row] < 0 ? null : sessions.get(rows[row]);
    }

    /// Where the session begins: its first program start, else its first event.
    @Override
    public int eventAt(int row) {
        Session session = session(row);
        if (session == null) {
            return -1;
        }
        return session.firstExec() != Sessions.NONE ? session.firstExec() : session.first();
    }

    /// The row of the session that an event belongs to, or -1.
    int rowOf(int event) {
        int session = index.of(trail.events(), event);
        int low = 0;
        int high = rows.length;
        while (session != Sessions.NONE && low < high) {
            int middle = (low + high) >>> 1;
            // The row of a boot stands before that of its first session.
            if (rows[middle] < 0 ? ~rows[middle] <= session : rows[middle] < session) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return session == Sessions.NONE ? -1 : low;
    }

    @Override
    public TableCell cell(int row, String column) {
        Session session = session(row);
        if (session == null) {
            return column.equals(SessionColumns.SESSION) ? boot(sessions.get(~rows[row])) : TableCell.EMPTY;
        }
        EventTable events = trail.events();
        return switch (column) {
            case SessionColumns.SESSION -> name(session);
            case SessionColumns.LOGIN -> login(session);
            case SessionColumns.START -> times.cell(events.timeMillis(session.first()));
            case SessionColumns.END -> times.cell(events.timeMillis(session.last()));
            case SessionColumns.LENGTH ->
                TableCell.of(length(
                        Math.max(0, events.timeMillis(session.last()) - events.timeMillis(session.first())) / 1000));
            case SessionColumns.LIFE -> life(session);
            case SessionColumns.FINDINGS -> findings.cell(rows[row]);
            case SessionColumns.FROM -> from(session);
            case SessionColumns.USERS -> users(session);
            case SessionColumns.PROCESSES -> TableCell.of(Words.number(session.processes()));
            case SessionColumns.EXECS -> TableCell.of(Words.number(session.execs()));
            case SessionColumns.EVENTS -> TableCell.of(Words.number(session.events()));
            case SessionColumns.FIRST -> command(session.firstExec());
            case SessionColumns.LAST -> command(session.lastExec());
            default -> TableCell.EMPTY;
        };
    }

    /// From its first event to its last one: it may have lasted longer on either side.
    private TableCell life(Session session) {
        long first = trail.events().timeMillis(session.first());
        long last = trail.events().timeMillis(session.last());
        return TableCell.of(
                range.bar(first, false, last, false), "at least " + TimeWords.words(Math.max(0, last - first)));
    }

    /// `12 s`, `12 min`, `2 h 05 min`, `3 d 4 h`.
    static String length(long seconds) {
        if (seconds < MINUTE) {
            return seconds + " s";
        }
        if (seconds < HOUR) {
            return seconds / MINUTE + " min";
        }
        return seconds < DAY
                ? String.format(Locale.ROOT, "%d h %02d min", seconds / HOUR, seconds % HOUR / MINUTE)
                : Words.number(seconds / DAY) + " d " + seconds % DAY / HOUR + " h";
    }

    private TableCell boot(Session session) {
        return TableCell.of(Display.value(
                        Bytes.utf8(trail.events().hosts().get(session.host()).label()), Display.CELL))
                .withTail("· boot " + session.boot());
    }

    private TableCell name(Session session) {
        TableCell cell = session.isUnset()
                ? TableCell.of("no login").styled(TableCell.Style.MUTED)
                : TableCell.of(Long.toString(session.ses())).withLead("ses ");
        return grouped ? cell.inTree(1, TableCell.Twisty.LEAF) : cell;
    }

    private TableCell login(Session session) {
        if (session.auid() == Identities.UNSET) {
            return TableCell.of("unset").styled(TableCell.Style.MUTED);
        }
        return session.auid() == Identities.MISSING
                ? absent()
                : TableCell.of(Long.toString(session.auid())).withTail(userName(session, session.auid()));
    }

    /// As the program that let the user in said; the terminal as the kernel saw it.
    private TableCell from(Session session) {
        ShownText origin = session.login() == Sessions.NONE
                ? null
                : summaries.of(trail, session.login()).origin();
        String tty = session.tty() == ByteDictionary.NONE
                ? ""
                : Display.value(trail.events().ttys().get(session.tty()), NAME_BYTES)
                        .text();
        if (origin != null) {
            return TableCell.of(origin).withTail(tty);
        }
        return tty.isEmpty() ? absent() : absent().withTail(tty);
    }

    /// Who became whom: the login's user, then whom programs ran as.
    private TableCell users(Session session) {
        StringBuilder words = new StringBuilder();
        boolean login = session.auid() != Identities.UNSET && session.auid() != Identities.MISSING;
        long before = login ? session.auid() : Identities.MISSING;
        int shown = 0;
        int others = session.moreUsers();
        for (Sessions.User user : session.users()) {
            if (user.uid() == before) {
                continue;
            }
            if (shown++ >= MOST_USERS) {
                others++;
                continue;
            }
            if (words.isEmpty() && login) {
                words.append(named(session, before));
            }
            words.append(words.isEmpty() ? "" : login ? " → " : ", ").append(named(session, user.uid()));
        }
        if (others > 0) {
            words.append(" and ").append(Words.count(others, "more user"));
        }
        if (words.isEmpty()) {
            return session.execs() == 0 || !login
                    ? absent()
                    : TableCell.of(named(session, before)).styled(TableCell.Style.MUTED);
        }
        return TableCell.of(words.toString());
    }

    private String named(Session session, long uid) {
        return (uid + " " + userName(session, uid)).strip();
    }

    private String userName(Session session, long uid) {
        return HostNames.user(trail, session.host(), uid);
    }

    private TableCell command(int event) {
        return event == Sessions.NONE
                ? TableCell.of("no program start").styled(TableCell.Style.MUTED)
                : TimelineRows.cell(trail, event, "command");
    }

    private static TableCell absent() {
        return TableCell.of("—").styled(TableCell.Style.MUTED);
    }

    /// The conditions that an event of the session fulfils, and no other session's.
    List<String> terms(Session session) {
        List<String> terms = new ArrayList<>();
        terms.add(session.isUnset() ? Terms.equal("ses", "unset") : Terms.equal("ses", session.ses()));
        if (trail.events().hosts().size() > 1) {
            terms.add(Terms.equal(
                    "host",
                    Bytes.utf8(trail.events().hosts().get(session.host()).label())));
        }
        if (isElsewhere(session)) {
            terms.add(Terms.time(
                    trail.events().timeMillis(session.first()), trail.events().timeMillis(session.last())));
        }
        return terms;
    }

    /// Whether another boot of the host has a session of this number.
    private boolean isElsewhere(Session session) {
        for (int i = 0; i < sessions.size(); i++) {
            Session other = sessions.get(i);
            if (other.ses() == session.ses() && other.host() == session.host() && other.boot() != session.boot()) {
                return true;
            }
        }
        return false;
    }
}
