package org.execscope.finding;

import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.execscope.event.EventTable;
import org.execscope.event.RecordSource;

/// A piece of a rotated set that is not there (specification: detections, T02).
final class RotatedFileMissing implements Check {
    private static final About ABOUT = new About(
            "T02",
            "rotated-file-missing",
            "Rotated file missing",
            Group.TRUST,
            "two or more files of one rotated set (audit.log, audit.log.1 …)",
            "auditd numbers its files without a hole: a number that is absent, or serials that "
                    + "are missing just where one file ends and the next begins, means that a piece of the "
                    + "log is not in this evidence.",
            "A collection that leaves out large files, num_logs lowered between two rotations, a "
                    + "file given to someone else.",
            "That anybody removed it: the collection may not have taken it.",
            "Ask for the file by name; compare the list of /var/log/audit of the time of " + "collection.",
            List.of("T1685.006"));

    @Override
    public About about() {
        return ABOUT;
    }

    private static final Pattern NAME =
            Pattern.compile("(.*audit\\.log)(?:\\.(\\d{1,4}))?(?:\\.(?:gz|xz|zst|bz2|lz4))?");
    private static final long MANY = 10;

    @Override
    public void judge(Ground ground, Report report) {
        Map<String, TreeMap<Integer, FileSeen>> sets = new TreeMap<>();
        for (FileSeen file : ground.files()) {
            Matcher name = NAME.matcher(file.name());
            if (name.matches()) {
                String number = name.group(2);
                sets.computeIfAbsent(name.group(1), _ -> new TreeMap<>())
                        .put(number == null ? 0 : Integer.parseInt(number), file);
            }
        }
        boolean any = false;
        for (Map.Entry<String, TreeMap<Integer, FileSeen>> set : sets.entrySet()) {
            if (set.getValue().size() < 2) {
                continue;
            }
            any = true;
            numbers(report, set.getKey(), set.getValue());
        }
        if (!any) {
            report.unjudged("The evidence holds no rotated set of two or more files");
            return;
        }
        borders(ground, report);
    }

    private static void numbers(Report report, String name, NavigableMap<Integer, FileSeen> files) {
        for (int number = 0; number < files.lastKey(); number++) {
            if (!files.containsKey(number)) {
                String missing = name + (number == 0 ? "" : "." + number);
                Tally tally = report.tally(Severity.MEDIUM, Tally.NO_HOST, name);
                tally.add((RecordSource) null, () -> missing + " is not in the evidence");
                tally.says(
                        "Rotated file missing: " + missing,
                        "The set goes up to " + name + "." + files.lastKey() + " and lacks "
                                + Say.count(tally.count(), "file") + ", the first " + missing + ".");
            }
        }
    }

    /// Serials that are missing exactly between two files.
    private static void borders(Ground ground, Report report) {
        EventTable events = ground.events();
        for (Boot boot : ground.runs().boots()) {
            for (Gaps.Gap gap : Gaps.of(ground.cursor(), boot)) {
                if (gap.missing() < MANY) {
                    break;
                }
                int before = events.file(gap.before());
                int after = events.file(gap.after());
                if (before != after) {
                    Tally tally = report.tally(Severity.MEDIUM, boot.host(), "between files");
                    tally.add(
                            gap.after(),
                            () -> Say.count(gap.missing(), "serial") + " missing between " + ground.fileName(before)
                                    + " and " + ground.fileName(after));
                    tally.row(gap.before());
                    tally.says(
                            "Part of a rotated set missing between two files",
                            "Serials are missing exactly where one file ends and the next begins, in "
                                    + Say.count(tally.count(), "place") + ".");
                }
            }
        }
    }
}
