package org.execscope.finding;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import org.execscope.event.EventCursor;
import org.execscope.event.EventTable;

/// What of a host's time is in the evidence: the strip that shows it draws these spans over `[from, to]`.
///
/// @param host the host's label, safe to show
/// @param fromMillis time of its first event
/// @param toMillis time of its last
/// @param boots when each boot that is in the evidence begins there
/// @param gaps times between which serials are missing, the longest of each boot
/// @param off times in which auditing was off or auditd was not running, as the log says
/// @param files the names of the files that cover it, safe to show
public record Coverage(
        String host,
        long fromMillis,
        long toMillis,
        List<Long> boots,
        List<Span> gaps,
        List<Span> off,
        List<String> files) {
    private static final int MOST_GAPS = 200;
    private static final int MOST_HOSTS = 200;

    /// A stretch of time.
    ///
    /// @param missing how many serials are missing in it; 0 if that isn't what it tells
    public record Span(long fromMillis, long toMillis, long missing) {}

    public Coverage {
        boots = List.copyOf(boots);
        gaps = List.copyOf(gaps);
        off = List.copyOf(off);
        files = List.copyOf(files);
    }

    static List<Coverage> of(Ground ground) {
        List<Coverage> all = new ArrayList<>();
        for (int host = 0; host < ground.events().hosts().size() && all.size() < MOST_HOSTS; host++) {
            int[] rows = ground.runs().inFiles(host);
            if (rows != null && rows.length > 0) {
                all.add(of(ground, host, rows));
            }
        }
        all.sort(java.util.Comparator.comparing(Coverage::host));
        return all;
    }

    private static Coverage of(Ground ground, int host, int[] rows) {
        EventTable events = ground.events();
        EventCursor now = ground.cursor();
        long from = Long.MAX_VALUE;
        long to = Long.MIN_VALUE;
        TreeSet<String> files = new TreeSet<>();
        int lastFile = -1;
        for (int row : rows) {
            from = Math.min(from, now.timeMillis(row));
            to = Math.max(to, now.timeMillis(row));
            if (now.file(row) != lastFile) {
                lastFile = now.file(row);
                files.add(ground.fileName(lastFile));
            }
        }
        List<Long> boots = new ArrayList<>();
        List<Span> gaps = new ArrayList<>();
        for (Boot boot : ground.runs().boots()) {
            if (boot.host() == host && boots.size() < MOST_GAPS) {
                boots.add(events.timeMillis(boot.rows()[0]));
                for (Gaps.Gap gap : Gaps.of(now, boot)) {
                    if (gaps.size() < MOST_GAPS) {
                        gaps.add(new Span(
                                events.timeMillis(gap.before()), events.timeMillis(gap.after()), gap.missing()));
                    }
                }
            }
        }
        return new Coverage(ground.label(host), from, to, boots, gaps, off(ground, host, to), List.copyOf(files));
    }

    /// From where auditing was switched off, or auditd ended, to where it came back: the next start of auditd
    /// or of a program that is in the log; at the latest to the end.
    private static List<Span> off(Ground ground, int host, long to) {
        List<Span> spans = new ArrayList<>();
        long until = Long.MIN_VALUE;
        for (Control control : ground.controls().all()) {
            boolean off = control.kind() == Control.Kind.DAEMON_END
                    || (control.kind() == Control.Kind.SET
                            && "audit_enabled".equals(control.name())
                            && control.value() == 0);
            if (off && control.host() == host && control.time() > until && spans.size() < MOST_GAPS) {
                until = backAt(ground, host, control.time(), to);
                spans.add(new Span(control.time(), until, 0));
            }
        }
        return spans;
    }

    private static long backAt(Ground ground, int host, long since, long to) {
        EventTable events = ground.events();
        for (int i = ground.order().firstAt(events, since + 1);
                i < ground.order().size();
                i++) {
            int event = ground.order().at(i);
            if (events.host(event) == host && events.isExecve(event)) {
                return events.timeMillis(event);
            }
        }
        return Math.max(since, to);
    }
}
