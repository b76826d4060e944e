package org.execscope.cli;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.IntPredicate;
import java.util.stream.Collectors;
import org.execscope.event.Portion;
import org.execscope.evidence.CancelToken;
import org.execscope.evidence.Evidence;
import org.execscope.evidence.EvidenceFinder;
import org.execscope.evidence.EvidenceSet;
import org.execscope.evidence.HostFile;
import org.execscope.evidence.Progress;
import org.execscope.evidence.Skipped;
import org.execscope.query.EventSet;
import org.execscope.query.Query;
import org.execscope.query.QueryException;
import org.execscope.record.EvidenceProblem;
import org.execscope.record.ProblemKind;
import org.execscope.record.UnlistedProblems;
import org.execscope.trail.AuditTrail;
import org.execscope.trail.FileReport;
import org.execscope.trail.MemoryNeed;
import org.execscope.trail.ReadingPlan;
import org.execscope.trail.TrailLoader;
import org.execscope.trail.TrailQueries;

/// Reads the evidence of a call and says on standard error what could not be read.
final class EvidenceLoading {
    private final PrintStream err;
    private final boolean terminal;
    private Portion portion = Portion.ALL;
    private boolean incomplete;

    EvidenceLoading(PrintStream err, boolean terminal) {
        this.err = err;
        this.terminal = terminal;
    }

    /// Has only a part of the evidence loaded.
    void keep(Portion part) {
        portion = part;
    }

    /// @param judged whether findings are looked for, which takes its time
    AuditTrail load(List<Path> evidence, boolean judged) {
        return load(find(evidence), judged);
    }

    /// As [#load(List, boolean)], with what was given by hand about the one host and the form of files.
    ///
    /// @throws IOException if there are several sets of files: whose names they are isn't said; or if a form is
    /// chosen for a file that isn't there
    AuditTrail load(List<Path> evidence, List<HostFile> byHand, List<ShapeChoice> shapes, boolean judged)
            throws IOException {
        Evidence found = ShapeChoice.apply(shapes, find(evidence));
        if (!byHand.isEmpty() && found.sets().size() > 1) {
            throw new IOException("names given by hand are one host's, but this evidence comes from "
                    + found.sets().size() + " places; name one of them");
        }
        Map<String, List<HostFile>> hosts =
                found.sets().stream().collect(Collectors.toMap(EvidenceSet::folder, _ -> byHand));
        return load(byHand.isEmpty() ? found : found.with(hosts), judged);
    }

    private Evidence find(List<Path> given) {
        return EvidenceFinder.find(given, new CancelToken(), progress());
    }

    private Progress progress() {
        return terminal ? new TerminalProgress(err) : Progress.NONE;
    }

    private AuditTrail load(Evidence evidence, boolean judged) {
        warnOfSize(evidence);
        ReadingPlan plan = ReadingPlan.ofMachine().keeping(portion);
        AuditTrail trail =
                TrailLoader.load(evidence, progress(), null, new CancelToken(), judged ? plan : plan.withoutFindings());
        if (terminal) {
            err.print("\r\u001b[K");
        }
        String part = trail.part().words();
        if (part != null) {
            err.println("execscope: " + part);
        }
        for (Skipped skipped : trail.skipped()) {
            if (skipped.failed()) {
                boolean leftOut = skipped.reason() == Skipped.Reason.NOT_LOOKED_THROUGH;
                say(skipped.path() + " " + skipped.why() + (leftOut ? "; --shape reads it to its end" : ""));
            }
        }
        for (FileReport file : trail.files()) {
            String note = file.note();
            if (note != null && !file.complete()) {
                say(file.file().name() + " " + note);
            }
            unparsed(trail, file);
        }
        return trail;
    }

    /// Says beforehand that the evidence is likely not to fit, and what would.
    private void warnOfSize(Evidence evidence) {
        long available = Runtime.getRuntime().maxMemory();
        if (!portion.isAll() || MemoryNeed.surelyFits(evidence, available)) {
            return;
        }
        MemoryNeed need = MemoryNeed.of(evidence, available, new CancelToken());
        if (need.fits()) {
            return;
        }
        StringBuilder words = new StringBuilder(need.words())
                .append(String.format(Locale.ROOT, ". Start it with -Xmx%dm", need.enough() >> 20));
        Long since = need.sinceMillis();
        if (since != null) {
            words.append(", or load what would fit: --since ").append(Instant.ofEpochMilli(since));
        }
        if (need.fitsExecsOnly()) {
            words.append(", or program starts alone: --execs-only");
        }
        err.println("execscope: " + words);
    }

    private void unparsed(AuditTrail trail, FileReport file) {
        long count = 0;
        long first = 0;
        for (EvidenceProblem problem : trail.problems()) {
            if (problem.file() == file.number() && isUnparsed(problem.kind())) {
                first = count == 0 ? problem.line() : first;
                count++;
            }
        }
        for (UnlistedProblems more : trail.unlisted()) {
            count += more.file() == file.number() && isUnparsed(more.kind()) ? more.count() : 0;
        }
        if (count > 0) {
            say(String.format(
                    Locale.ROOT,
                    "%s: %,d of %,d lines could not be parsed%s; see execscope check",
                    file.file().name(),
                    count,
                    file.lines(),
                    first == 0 ? "" : String.format(Locale.ROOT, ", the first is line %,d", first)));
        }
        if (hasExcess(trail, file.number())) {
            say(file.file().name()
                    + ": an event has more records than any kernel writes; those beyond were left out of it;"
                    + " see execscope check");
        }
    }

    private static boolean hasExcess(AuditTrail trail, int file) {
        return trail.problems().stream()
                        .anyMatch(problem -> problem.file() == file && problem.kind() == ProblemKind.EXCESS_RECORD)
                || trail.unlisted().stream()
                        .anyMatch(more -> more.file() == file && more.kind() == ProblemKind.EXCESS_RECORD);
    }

    private static boolean isUnparsed(ProblemKind kind) {
        return switch (kind) {
            case FOREIGN_LINE, BAD_HEADER, NO_EVENT_ID, INTERPRETED_LINE, UTF16_FILE -> true;
            default -> false;
        };
    }

    /// Says something that is missing or wrong.
    void say(String message) {
        incomplete = true;
        err.println("execscope: " + message);
    }

    /// 0, or 3 if something could not be read or parsed.
    int status() {
        return incomplete ? CommandLine.INCOMPLETE : 0;
    }

    static IntPredicate matches(AuditTrail trail, Query query) throws QueryException {
        if (query.isEmpty()) {
            return trail.events()::isExecve;
        }
        EventSet matches = TrailQueries.engine(trail).run(query, new CancelToken());
        return matches::contains;
    }

    /// The events of every kind that match.
    static IntPredicate matchesOfEveryKind(AuditTrail trail, Query query) throws QueryException {
        if (query.isEmpty()) {
            return _ -> true;
        }
        EventSet matches = TrailQueries.engine(trail).overEveryKind().run(query, new CancelToken());
        return matches::contains;
    }

    /// One line that is written over.
    private static final class TerminalProgress implements Progress {
        private static final long EVERY_NANOS = 200_000_000L;

        private final PrintStream err;
        private long next;

        TerminalProgress(PrintStream err) {
            this.err = err;
        }

        @Override
        public void report(long done, long total, String what) {
            say(total == 0 ? String.format(Locale.ROOT, "%,d MB", done / 1_000_000) : done * 100 / total + " %", what);
        }

        @Override
        public void step(double share, String what) {
            say(share < 0 ? "…" : (int) (share * 100) + " %", what);
        }

        /// From any thread.
        private synchronized void say(String far, String what) {
            long now = System.nanoTime();
            if (now >= next) {
                next = now + EVERY_NANOS;
                err.print("\r\u001b[K" + far + "  " + what);
            }
        }
    }
}
