package org.execscope.ui.model;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.execscope.event.Portion;
import org.execscope.event.ProblemLog;
import org.execscope.evidence.Skipped;
import org.execscope.record.ProblemKind;
import org.execscope.record.UnlistedProblems;
import org.execscope.trail.AuditTrail;
import org.execscope.trail.FileReport;
import org.execscope.trail.MemoryNeed;

/// What is said about evidence that was read: nothing that is missing goes unsaid.
public final class LoadWords {
    /// More would leave no room for what was read.
    private static final int MOST_BANNERS = 4;

    private LoadWords() {}

    /// The banners: what could not be read, what was read in part, what the log doesn't hold.
    static List<Notice> notices(AuditTrail trail, LoadWays ways) {
        List<Notice> files = new ArrayList<>();
        for (Skipped skipped : trail.skipped()) {
            if (skipped.failed()) {
                files.add(unread(skipped, trail, ways));
            }
        }
        for (FileReport file : trail.files()) {
            partly(file, trail, ways, files);
        }
        List<Notice> log = ofTheLog(trail, ways);
        if (trail.files().isEmpty() && files.isEmpty() && log.isEmpty()) {
            log.add(new Notice(Notice.Level.ERROR, "No audit log was found in what was opened."));
        }
        int room = Math.max(1, MOST_BANNERS - log.size());
        // One that stands for one takes as much room.
        if (files.size() > room + 1) {
            int more = files.size() - room;
            files.subList(room, files.size()).clear();
            files.add(new Notice(
                    Notice.Level.WARNING,
                    "And " + Words.count(more, "more message") + " about files: they stand in the Evidence tab.",
                    List.of(new Notice.Way("Show", ways.outside().files()))));
        }
        files.addAll(log);
        return files;
    }

    private static Notice unread(Skipped skipped, AuditTrail trail, LoadWays ways) {
        String said = skipped.path() + " " + skipped.why() + ".";
        Notice.Way remove = new Notice.Way("Remove", () -> ways.remove().accept(skipped.path()));
        return switch (skipped.reason()) {
            case EMPTY -> new Notice(Notice.Level.WARNING, said, List.of());
            case NOT_LOOKED_THROUGH ->
                new Notice(Notice.Level.WARNING, said, List.of(new Notice.Way("Read it anyway", ways.anyway())));
            case NOT_AUDIT -> new Notice(Notice.Level.WARNING, said, List.of(remove));
            default ->
                new Notice(
                        Notice.Level.ERROR,
                        said + " " + others(trail),
                        List.of(new Notice.Way("Retry", ways.retry()), remove));
        };
    }

    private static String others(AuditTrail trail) {
        long files = trail.files().stream().filter(file -> file.records() > 0).count();
        return files == 0
                ? "No evidence is loaded."
                : files == 1 ? "The other file is loaded." : "The other " + Words.number(files) + " files are loaded.";
    }

    /// What is said of a file of which something was read; of what was left out, all is said already.
    private static void partly(FileReport file, AuditTrail trail, LoadWays ways, List<Notice> notices) {
        String name = file.file().name();
        Notice.Way remove = new Notice.Way("Remove", () -> ways.remove().accept(name));
        Notice.Way again = new Notice.Way("Read again", ways.retry());
        Integer same = file.duplicateOf();
        if (same != null) {
            notices.add(new Notice(
                    Notice.Level.WARNING,
                    trail.files().get(same).file().name() + " and " + name + " are the same bytes (SHA-256 "
                            + file.sha256().substring(0, 4) + "…). Read once."));
            return;
        }
        switch (file.end()) {
            case STOPPED -> {
                long rest = trail.files().stream()
                        .filter(one -> one.end() == FileReport.End.NOT_READ)
                        .count();
                notices.add(new Notice(
                        Notice.Level.WARNING,
                        "Reading " + name + " " + file.note() + "."
                                + (rest == 0
                                        ? ""
                                        : " " + Words.count(rest, "more file") + (rest == 1 ? " was" : " were")
                                                + " not read."),
                        List.of(again, remove)));
            }
            case CUT ->
                notices.add(new Notice(
                        Notice.Level.WARNING,
                        name + " " + file.note() + ". " + Words.count(file.events(), "event") + " before that "
                                + (file.events() == 1 ? "is" : "are") + " loaded.",
                        List.of(remove)));
            case CHANGED ->
                notices.add(new Notice(Notice.Level.WARNING, name + " " + file.note() + ".", List.of(again)));
            default -> {
                // Whole, or said among what was not read.
            }
        }
    }

    private static List<Notice> ofTheLog(AuditTrail trail, LoadWays ways) {
        List<Notice> notices = new ArrayList<>();
        Set<Integer> read = trail.files().stream()
                .filter(file -> file.end() != FileReport.End.LEFT_OUT)
                .map(FileReport::number)
                .collect(Collectors.toSet());
        long unparsed = trail.problems().stream()
                        .filter(one -> isUnparsed(one.kind()) && read.contains(one.file()))
                        .count()
                + trail.unlisted().stream()
                        .filter(more -> isUnparsed(more.kind()) && read.contains(more.file()))
                        .mapToLong(UnlistedProblems::count)
                        .sum();
        if (unparsed > 0) {
            long lines = trail.files().stream()
                    .filter(file -> read.contains(file.number()))
                    .mapToLong(FileReport::lines)
                    .sum();
            notices.add(new Notice(
                    Notice.Level.WARNING,
                    Words.number(unparsed) + " of " + Words.count(lines, "line")
                            + " could not be parsed. They are kept and " + listed(trail),
                    List.of(new Notice.Way("Show", ways.outside().problems()))));
        }
        long records = trail.files().stream().mapToLong(FileReport::records).sum();
        long execves =
                trail.files().stream().mapToLong(FileReport::execveEvents).sum();
        if (trail.whole() && records > 0 && execves == 0 && trail.part().words() == null) {
            notices.add(new Notice(
                    Notice.Level.WARNING,
                    Words.count(records, "record") + ", none of them execve. The rules that log program starts were "
                            + "probably not loaded on this host.",
                    List.of(Notice.Way.beside("How to check", ways.outside().howToCheck()))));
        }
        String part = trail.part().words();
        if (part != null) {
            notices.add(new Notice(Notice.Level.WARNING, part, List.of(new Notice.Way("Load all", ways.all()))));
        }
        return notices;
    }

    /// What is asked before evidence is read that is likely not to fit into memory.
    ///
    /// @param load reads this part of it
    static Notice tooLarge(MemoryNeed need, Consumer<Portion> load) {
        List<Notice.Way> ways = new ArrayList<>();
        Long since = need.sinceMillis();
        if (since != null) {
            // Whole seconds are easier to read, and the offer is a guess anyway.
            Instant from = Instant.ofEpochMilli(since).truncatedTo(ChronoUnit.SECONDS);
            Portion newest = Portion.since(from.toEpochMilli());
            ways.add(new Notice.Way("Load what happened from " + from + " on", () -> load.accept(newest)));
        }
        if (need.fitsExecsOnly()) {
            Portion execs = new Portion(Long.MIN_VALUE, Long.MAX_VALUE, true);
            ways.add(new Notice.Way("Load program starts only", () -> load.accept(execs)));
        }
        ways.add(new Notice.Way("Try to load all", () -> load.accept(Portion.ALL)));
        return new Notice(Notice.Level.WARNING, need.words() + ". Nothing was read yet.", ways);
    }

    /// What is said where the memory ended while evidence was read.
    ///
    /// @param ask says how much it needs and offers what would fit
    static Notice memoryEnded(Runnable ask) {
        return new Notice(
                Notice.Level.ERROR,
                String.format(
                        Locale.ROOT,
                        "The evidence needs more memory than the program was given (%,d MB), so nothing is shown. The"
                                + " evidence is untouched. Give it more by -Xmx, or load a part of it.",
                        Runtime.getRuntime().maxMemory() >> 20),
                List.of(new Notice.Way("What can I do?", ask)));
    }

    private static boolean isUnparsed(ProblemKind kind) {
        return switch (kind) {
            case FOREIGN_LINE, BAD_HEADER, NO_EVENT_ID, INTERPRETED_LINE, UTF16_FILE -> true;
            default -> false;
        };
    }

    /// "Loaded 10,214,551 events from 5 files in 41.0 s."
    public static String done(AuditTrail trail, long millis) {
        boolean stopped = trail.files().stream()
                .anyMatch(file -> file.end() == FileReport.End.STOPPED || file.end() == FileReport.End.NOT_READ);
        String line = (stopped ? "Stopped: " : "Loaded ")
                + Words.count(trail.execves().size(), "execve event") + " from "
                + Words.count(trail.files().size(), "file")
                + String.format(Locale.ROOT, " in %.1f s.", millis / 1e3);
        long lines = trail.countProblems(_ -> true);
        if (lines > 0) {
            line += (trail.unlisted().isEmpty() ? " " : " At most ") + Words.count(lines, "problem")
                    + " in lines, kept and " + listed(trail);
        }
        return line;
    }

    private static String listed(AuditTrail trail) {
        return trail.unlisted().isEmpty()
                ? "listed."
                : "counted; of each kind, the first " + Words.number(ProblemLog.MOST) + " are listed.";
    }

    /// The state of the evidence for the status bar: "3 files, 412.6 MB, SHA-256 of every byte read".
    public static String state(AuditTrail trail) {
        long bytes = trail.files().stream().mapToLong(FileReport::size).sum();
        boolean all = !trail.files().isEmpty() && trail.files().stream().allMatch(FileReport::complete);
        return Words.count(trail.files().size(), "file") + ", " + Words.size(bytes)
                + (all ? ", SHA-256 of every byte read" : ", not all read");
    }
}
