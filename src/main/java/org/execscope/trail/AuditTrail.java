package org.execscope.trail;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;
import org.execscope.event.EventOrder;
import org.execscope.event.EventTable;
import org.execscope.event.Portion;
import org.execscope.evidence.EvidenceSet;
import org.execscope.evidence.HostContext;
import org.execscope.evidence.Skipped;
import org.execscope.finding.Findings;
import org.execscope.process.ProcessForest;
import org.execscope.record.EvidenceProblem;
import org.execscope.record.ProblemKind;
import org.execscope.record.UnlistedProblems;
import org.jspecify.annotations.Nullable;

/// Everything that was read from the evidence; all a user sees is a view of it. Published anew while loading
/// goes on, immutable once whole.
///
/// @param events the event table; while loading, only events of `order` may be looked at
/// @param order every event, by (time, serial, host)
/// @param execves the program starts among them, in the same order
/// @param processes the process forest; while loading null, it is built when all is read
/// @param sets the sets the files belong to, with what was collected about their hosts
/// @param files what was read from each file
/// @param skipped what was not read, and why
/// @param problems what could not be read as it should, by file and line
/// @param unlisted how many more problems there are, of which only the number is known: of each kind, so many
/// are listed at most
/// @param findings what the checks found; while loading none, they are made when all is read
/// @param part what was loaded of it, where that isn't all
/// @param whole whether this is all there is: nothing is still being read, nothing was stopped
public record AuditTrail(
        EventTable events,
        EventOrder order,
        EventOrder execves,
        @Nullable ProcessForest processes,
        List<EvidenceSet> sets,
        List<FileReport> files,
        List<Skipped> skipped,
        List<EvidenceProblem> problems,
        List<UnlistedProblems> unlisted,
        Findings findings,
        Part part,
        boolean whole) {
    /// What was loaded of the evidence.
    ///
    /// @param portion which events were kept
    /// @param leftOut how many others were read
    public record Part(Portion portion, long leftOut) {
        /// All of it.
        public static final Part ALL = new Part(Portion.ALL, 0);

        /// What that means for what is shown; null if it is all.
        public @Nullable String words() {
            if (portion.isAll()) {
                return null;
            }
            StringBuilder words = new StringBuilder("Only a part of the evidence was loaded:");
            words.append(portion.execsOnly() ? " program starts, without other system calls," : " what happened");
            if (portion.fromMillis() != Long.MIN_VALUE) {
                words.append(" from ").append(Instant.ofEpochMilli(portion.fromMillis()));
            }
            if (portion.toMillis() != Long.MAX_VALUE) {
                words.append(" until ").append(Instant.ofEpochMilli(portion.toMillis()));
            }
            return words.append(String.format(
                            Locale.ROOT,
                            "; %,d %s read and left out. What this evidence proves was not judged.",
                            leftOut,
                            leftOut == 1 ? "event was" : "events were"))
                    .toString()
                    .replace(",;", ";");
        }
    }

    public AuditTrail {
        sets = List.copyOf(sets);
        files = List.copyOf(files);
        skipped = List.copyOf(skipped);
        problems = List.copyOf(problems);
        unlisted = List.copyOf(unlisted);
    }

    /// The same with other findings: without those of checks that were turned off.
    public AuditTrail with(Findings others) {
        return new AuditTrail(
                events, order, execves, processes, sets, files, skipped, problems, unlisted, others, part, whole);
    }

    /// Whether it is a part that is shown while reading goes on: its files are summed up at the end.
    public boolean isBeingRead() {
        return !whole && files.isEmpty();
    }

    /// How many problems of these kinds there are, listed or not.
    public long countProblems(Predicate<ProblemKind> kinds) {
        long count = problems.stream().filter(one -> kinds.test(one.kind())).count();
        return count
                + unlisted.stream()
                        .filter(more -> kinds.test(more.kind()))
                        .mapToLong(UnlistedProblems::count)
                        .sum();
    }

    /// The same with what was given or taken back by hand about the hosts: their names and zones are known
    /// from now on, what was read stays.
    public AuditTrail with(List<EvidenceSet> others) {
        return new AuditTrail(
                events, order, execves, processes, others, files, skipped, problems, unlisted, findings, part, whole);
    }

    /// What was collected about this host.
    public HostContext context(int host) {
        int set = events.hosts().get(host).set();
        return set < sets.size() ? sets.get(set).context() : HostContext.NONE;
    }
}
