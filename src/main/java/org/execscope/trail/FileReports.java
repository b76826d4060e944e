package org.execscope.trail;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.execscope.event.EventKind;
import org.execscope.event.EventTable;
import org.execscope.evidence.Custody;
import org.execscope.evidence.Evidence;
import org.execscope.record.EvidenceProblem;
import org.execscope.record.UnlistedProblems;

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

    List<FileReport> make(List<EvidenceProblem> problems, List<UnlistedProblems> unlisted) {
        int count = scans.size();
        long[] all = new long[count];
        long[] execves = new long[count];
        long[] first = new long[count];
        long[] last = new long[count];
        long[] firstSerial = new long[count];
        long[] lastSerial = new long[count];
        long[] wrong = new long[count];
        List<TreeSet<String>> hosts = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            first[i] = Long.MAX_VALUE;
            last[i] = Long.MIN_VALUE;
            firstSerial[i] = Long.MAX_VALUE;
            lastSerial[i] = Long.MIN_VALUE;
            hosts.add(new TreeSet<>());
        }
        int lastHost = -1;
        int lastFile = -1;
        for (int event = 0; event < events.size(); event++) {
            if (events.kind(event) == EventKind.GONE) {
                continue;
            }
            int file = events.file(event);
            all[file]++;
            execves[file] += events.isExecve(event) ? 1 : 0;
            first[file] = Math.min(first[file], events.timeMillis(event));
            last[file] = Math.max(last[file], events.timeMillis(event));
            firstSerial[file] = Math.min(firstSerial[file], events.serial(event));
            lastSerial[file] = Math.max(lastSerial[file], events.serial(event));
            if (events.host(event) != lastHost || file != lastFile) {
                lastHost = events.host(event);
                lastFile = file;
                hosts.get(file).add(events.hosts().get(lastHost).label());
            }
        }
        for (EvidenceProblem problem : problems) {
            wrong[problem.file()]++;
        }
        for (UnlistedProblems more : unlisted) {
            wrong[more.file()] += more.count();
        }
        List<FileReport> reports = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            FileScan scan = scans.get(i);
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
                    all[i],
                    execves[i],
                    all[i] == 0 ? null : first[i],
                    all[i] == 0 ? null : last[i],
                    all[i] == 0 ? null : firstSerial[i],
                    all[i] == 0 ? null : lastSerial[i],
                    scan.types(),
                    List.copyOf(hosts.get(i)),
                    wrong[i],
                    ends.getOrDefault(i, FileReport.End.WHOLE),
                    note,
                    duplicates.get(i),
                    custody.get(i)));
        }
        return reports;
    }
}
