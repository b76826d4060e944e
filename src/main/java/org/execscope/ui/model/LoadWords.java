package org.execscope.ui.model;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import org.execscope.event.Portion;
import org.execscope.event.ProblemLog;
import org.execscope.evidence.Skipped;
import org.execscope.record.ProblemKind;
import org.execscope.trail.AuditTrail;
import org.execscope.trail.FileReport;
import org.execscope.trail.MemoryNeed;

/// What is said about evidence that was read: nothing that is missing goes unsaid.
public final class LoadWords {
    private static final int MOST_BANNERS = 4;

    private LoadWords() {}

    /// The banners: what could not be read, what was read in part, what the log doesn't hold.
    ///
    /// @param retry reads all that was given again
    /// @param anyway reads it again, and every file to its end
    /// @param problems shows the lines that could not be parsed
    public static List<Notice> notices(AuditTrail trail, Runnable retry, Runnable anyway, Runnable problems) {
        List<Notice> notices = new ArrayList<>();
        long files = trail.files().stream().filter(file -> file.records() > 0).count();
        for (Skipped skipped : trail.skipped()) {
            if (skipped.failed()) {
                String rest = files == 0
                        ? "No evidence is loaded."
                        : files == 1 ? "The other file is loaded." : "The other " + files + " files are loaded.";
                boolean leftOut = skipped.why().contains("in its first 1 MB");
                notices.add(new Notice(
                        Notice.Level.ERROR,
                        skipped.path() + " " + skipped.why() + (leftOut ? ", so it was left out. " : ". ") + rest,
                        List.of(leftOut ? new Notice.Way("Read it anyway", anyway) : new Notice.Way("Retry", retry))));
            }
        }
        long records = 0;
        long execves = 0;
        for (FileReport file : trail.files()) {
            records += file.records();
            execves += file.execveEvents();
            if (file.duplicateOf() != null) {
                String first = trail.files().get(file.duplicateOf()).file().name();
                notices.add(new Notice(
                        Notice.Level.WARNING,
                        first + " and " + file.file().name() + " are the same bytes (SHA-256 "
                                + file.sha256().substring(0, 4) + "…). Read once."));
            } else if (!file.complete()) {
                String note = file.note();
                notices.add(new Notice(
                        Notice.Level.WARNING,
                        file.file().name() + ": " + (note == null ? "not read to its end" : note) + "."));
            }
        }
        long unparsed = trail.countProblems(LoadWords::isUnparsed);
        if (unparsed > 0) {
            long lines = trail.files().stream().mapToLong(FileReport::lines).sum();
            notices.add(new Notice(
                    Notice.Level.WARNING,
                    Words.number(unparsed) + " of " + Words.count(lines, "line")
                            + " could not be parsed. They are kept and " + listed(trail),
                    List.of(new Notice.Way("Show", problems))));
        }
        if (trail.whole() && records > 0 && execves == 0 && trail.part().words() == null) {
            notices.add(new Notice(
                    Notice.Level.WARNING,
                    Words.number(records) + " records, none of them execve. The rules that log program starts were "
                            + "probably not loaded on this host."));
        }
        String part = trail.part().words();
        if (part != null) {
            notices.add(new Notice(Notice.Level.WARNING, part, List.of(new Notice.Way("Load all", retry))));
        }
        if (trail.files().isEmpty() && notices.isEmpty()) {
            notices.add(new Notice(Notice.Level.ERROR, "No audit log was found in what was opened."));
        }
        if (notices.size() > MOST_BANNERS) {
            int more = notices.size() - MOST_BANNERS;
            notices.subList(MOST_BANNERS, notices.size()).clear();
            notices.add(new Notice(
                    Notice.Level.WARNING, "And " + Words.count(more, "more message") + ": see the Evidence tab."));
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
        return new Notice(Notice.Level.WARNING, need.words() + ", so nothing was read yet.", ways);
    }

    /// What is said where the memory ended while evidence was read.
    static Notice memoryEnded() {
        return new Notice(
                Notice.Level.ERROR,
                String.format(
                        Locale.ROOT,
                        "The evidence needs more memory than the program was given (%,d MB), so nothing is shown. The"
                                + " evidence is untouched. Give it more by -Xmx, or open less.",
                        Runtime.getRuntime().maxMemory() >> 20));
    }

    private static boolean isUnparsed(ProblemKind kind) {
        return switch (kind) {
            case FOREIGN_LINE, BAD_HEADER, NO_EVENT_ID, INTERPRETED_LINE, UTF16_FILE -> true;
            default -> false;
        };
    }

    /// "Loaded 10,214,551 events from 5 files in 41.0 s."
    public static String done(AuditTrail trail, long millis) {
        String line = (trail.whole() ? "Loaded " : "Stopped: ")
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
        boolean all = trail.files().stream().allMatch(FileReport::complete);
        return Words.count(trail.files().size(), "file") + ", " + Words.size(bytes)
                + (all ? ", SHA-256 of every byte read" : ", not all read");
    }
}
