package org.execscope.trail;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.execscope.event.EventCursor;
import org.execscope.event.EventKind;
import org.execscope.event.EventTable;
import org.execscope.evidence.Custody;
import org.execscope.evidence.Evidence;
import org.execscope.record.EvidenceProblem;
import org.execscope.record.UnlistedProblems;
import org.jspecify.annotations.Nullable;

/// Sums up what was read from each file.
final class FileReports {
    private final EventTable events;
    private final Evidence evidence;
    private final List<FileScan> scans;
    private final Map<Integer, String> notes;
    private final Map<Integer, FileReport.End> ends;
    private final Map<Integer, Custody> custody;
    private final Map<Integer, Integer> duplicates;

    FileReports(
            EventTable events,
            Evidence evidence,
            List<FileScan> scans,
            Map<Integer, String> notes,
            Map<Integer, FileReport.End> ends,
            Map<Integer, Custody> custody,
            Map<Integer, Integer> duplicates) {
        this.events = events;
        this.evidence = evidence;
        this.scans = scans;
        this.notes = notes;
        this.ends = ends;
        this.custody = custody;
        this.duplicates = duplicates;
    }

    /// What the events of a file come to.
    private static final class Sum {
        long events;
        long execves;
        long first = Long.MAX_VALUE;
        long last = Long.MIN_VALUE;
        long firstSerial = Long.MAX_VALUE;
        long lastSerial = Long.MIN_VALUE;
        private final Set<Integer> hosts = new HashSet<>();
        private int lastHost = -1;

        void add(EventCursor now, int event) {
            events++;
            execves += now.isExecve(event) ? 1 : 0;
            long time = now.timeMillis(event);
            first = Math.min(first, time);
            last = Math.max(last, time);
            long serial = now.serial(event);
            firstSerial = Math.min(firstSerial, serial);
            lastSerial = Math.max(lastSerial, serial);
            int host = now.host(event);
            if (host != lastHost) {
                lastHost = host;
                hosts.add(host);
            }
        }

        /// Null where no event was found.
        @Nullable
        Long known(long value) {
            return events == 0 ? null : value;
        }
    }

    private Sum[] sums() {
        Sum[] sums = new Sum[scans.size()];
        Arrays.setAll(sums, _ -> new Sum());
        EventCursor now = new EventCursor(events);
        for (int event = 0; event < events.size(); event++) {
            if (now.kind(event) != EventKind.GONE) {
                sums[now.file(event)].add(now, event);
            }
        }
        return sums;
    }

    private List<String> hosts(Sum sum) {
        return sum.hosts.stream()
                .map(host -> events.hosts().get(host).label())
                .distinct()
                .sorted()
                .toList();
    }

    List<FileReport> make(List<EvidenceProblem> problems, List<UnlistedProblems> unlisted) {
        int count = scans.size();
        Sum[] sums = sums();
        long[] wrong = new long[count];
        for (EvidenceProblem problem : problems) {
            wrong[problem.file()]++;
        }
        for (UnlistedProblems more : unlisted) {
            wrong[more.file()] += more.count();
        }
        List<FileReport> reports = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            FileScan scan = scans.get(i);
            Sum sum = sums[i];
            String note = notes.getOrDefault(i, scan.note());
            reports.add(new FileReport(
                    i,
                    evidence.files().get(i),
                    evidence.files().get(i).packing().name(),
                    scan.shape(),
                    scan.bytes(),
                    scan.sha256(),
                    scan.lines(),
                    scan.records(),
                    sum.events,
                    sum.execves,
                    sum.known(sum.first),
                    sum.known(sum.last),
                    sum.known(sum.firstSerial),
                    sum.known(sum.lastSerial),
                    scan.types(),
                    hosts(sum),
                    wrong[i],
                    ends.getOrDefault(i, FileReport.End.WHOLE),
                    note,
                    duplicates.get(i),
                    custody.get(i)));
        }
        return reports;
    }
}
