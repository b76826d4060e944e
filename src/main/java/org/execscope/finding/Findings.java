package org.execscope.finding;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.DoubleConsumer;
import org.jspecify.annotations.Nullable;

/// All that the checks found in a trail. Immutable.
public final class Findings {
    /// Nothing was judged.
    public static final Findings NONE = new Findings(List.of(), List.of(), List.of(), List.of(), Seams.NONE);

    /// Why a check wasn't made, if it is our fault.
    static final String FAILED = "Something went wrong in Execscope";

    private static final Comparator<Finding> WORST_FIRST = Comparator.comparing(
                    (Finding finding) -> finding.about().group())
            .thenComparing(Finding::severity)
            .thenComparing(Finding::id)
            .thenComparingLong(Findings::begin)
            .thenComparing(Finding::title);

    private final List<Finding> found;
    private final List<Unjudged> unjudged;
    private final List<About> quiet;
    private final List<Coverage> coverage;
    private final Seams seams;
    /// The events that any finding rests on: most rest on none, and are asked for with every row that is drawn.
    private final BitSet touched = new BitSet();

    /// @param found by group, worst first, then by id
    /// @param unjudged checks that could not be made here, in whole or in part
    /// @param quiet checks that looked at all there is and found nothing
    /// @param coverage what of the time of each host is in the evidence
    /// @param seams where a log doesn't go on as it should
    public Findings(
            List<Finding> found, List<Unjudged> unjudged, List<About> quiet, List<Coverage> coverage, Seams seams) {
        this.found = List.copyOf(found);
        this.unjudged = List.copyOf(unjudged);
        this.quiet = List.copyOf(quiet);
        this.coverage = List.copyOf(coverage);
        this.seams = seams;
        this.found.forEach(finding -> finding.rows().addTo(touched));
    }

    /// What was found, by group, worst first, then by id.
    public List<Finding> found() {
        return found;
    }

    /// Checks that could not be made here, in whole or in part.
    public List<Unjudged> unjudged() {
        return unjudged;
    }

    /// Checks that looked at all there is and found nothing.
    public List<About> quiet() {
        return quiet;
    }

    /// What of the time of each host is in the evidence.
    public List<Coverage> coverage() {
        return coverage;
    }

    /// Where a log doesn't go on as it should: every place, whether a finding names it or not.
    public Seams seams() {
        return seams;
    }

    /// Makes all checks, on a few threads of its own.
    ///
    /// @throws CancellationException if the ground's token was cancelled meanwhile
    public static Findings judge(Ground ground) {
        return judge(ground, Checks.ALL);
    }

    /// As [#judge(Ground)].
    ///
    /// @param share gets the part of the work that is done, from 0 to 1, on any thread
    public static Findings judge(Ground ground, DoubleConsumer share) {
        return judge(ground, Checks.ALL, share);
    }

    static Findings judge(Ground ground, List<Check> checks) {
        return judge(ground, checks, _ -> {});
    }

    private static Findings judge(Ground ground, List<Check> checks, DoubleConsumer share) {
        ground.checkCancelled();
        ChecksFar far = new ChecksFar(checks, ground.events().size(), share);
        List<Finding> found = new ArrayList<>();
        List<Unjudged> unjudged = new ArrayList<>();
        List<About> quiet = new ArrayList<>();
        Seams.Collector seams = new Seams.Collector();
        int threads = Math.clamp(Runtime.getRuntime().availableProcessors(), 1, 8);
        try (ExecutorService pool = Executors.newFixedThreadPool(
                threads, task -> Thread.ofPlatform().daemon().name("findings").unstarted(task))) {
            Map<Check, Future<Report>> reports = new HashMap<>();
            // What takes long begins first, so that it isn't waited for alone.
            checks.stream()
                    .sorted(Comparator.comparingDouble(far::likely).reversed())
                    .forEach(check -> reports.put(check, pool.submit(() -> report(check, ground, far))));
            for (int i = 0; i < checks.size(); i++) {
                Report report = await(Objects.requireNonNull(reports.get(checks.get(i))));
                found.addAll(report.findings());
                long left = seams.addAll(report.seams());
                if (left > 0) {
                    unjudged.add(new Unjudged(checks.get(i).about(), Seams.leftWords(left)));
                }
                Unjudged open = report.unjudged();
                if (open != null) {
                    unjudged.add(open);
                } else if (report.findings().isEmpty()) {
                    quiet.add(checks.get(i).about());
                }
            }
        }
        found.sort(WORST_FIRST);
        return new Findings(found, unjudged, quiet, Coverage.of(ground), seams.made(ground.events()));
    }

    /// A check that fails, by a fault of ours, must not take the others with it: it has judged nothing then.
    private static Report report(Check check, Ground ground, ChecksFar far) {
        ground.checkCancelled();
        Report report = new Report(check.about(), ground);
        report.whenFar(part -> far.part(check, part));
        try {
            check.judge(ground, report);
        } catch (CancellationException e) {
            throw e;
        } catch (RuntimeException e) {
            StackTraceElement[] trace = e.getStackTrace();
            Report failed = new Report(check.about(), ground);
            failed.unjudged(
                    FAILED + " (" + e.getClass().getSimpleName() + (trace.length > 0 ? " at " + trace[0] : "") + ")");
            return failed;
        } finally {
            far.part(check, 1);
        }
        if (check.about().group() == Group.HOST && ground.events().execveCount() == 0) {
            report.unjudgedIfSilent("The evidence holds no program start");
        }
        return report;
    }

    /// Whether the checks were made: before that, having no finding says nothing.
    public boolean areMade() {
        return !found.isEmpty() || !unjudged.isEmpty() || !quiet.isEmpty();
    }

    /// What each check is about, in the order of their ids' lists.
    public static List<About> checks() {
        return Checks.ALL.stream().map(Check::about).toList();
    }

    /// The same without what these checks found.
    ///
    /// @param ids such as `T18`
    public Findings without(Set<String> ids) {
        return ids.isEmpty()
                ? this
                : new Findings(
                        found.stream()
                                .filter(finding -> !ids.contains(finding.id()))
                                .toList(),
                        unjudged.stream()
                                .filter(one -> !ids.contains(one.about().id()))
                                .toList(),
                        quiet.stream()
                                .filter(about -> !ids.contains(about.id()))
                                .toList(),
                        coverage,
                        seams);
    }

    /// The same with findings that no check of this trail alone can make, in the place of earlier ones of their kind.
    public Findings with(About about, List<Finding> more) {
        List<Finding> all = new ArrayList<>(found);
        all.removeIf(finding -> finding.id().equals(about.id()));
        all.addAll(more);
        all.sort(WORST_FIRST);
        List<About> silent = new ArrayList<>(quiet);
        silent.removeIf(one -> one.id().equals(about.id()));
        if (more.isEmpty()) {
            silent.add(about);
        }
        return new Findings(all, unjudged, silent, coverage, seams);
    }

    private static Report await(Future<Report> report) {
        try {
            return report.get();
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            throw new CancellationException("interrupted");
        } catch (ExecutionException e) {
            if (e.getCause() instanceof RuntimeException failed) {
                throw failed;
            }
            if (e.getCause() instanceof Error failed) {
                throw failed;
            }
            throw new IllegalStateException(e.getCause());
        }
    }

    private static long begin(Finding finding) {
        Long first = finding.firstMillis();
        return first == null ? Long.MIN_VALUE : first;
    }

    /// The findings that rest on this event, worst first.
    public List<Finding> of(int event) {
        if (!touched.get(event)) {
            return List.of();
        }
        return found.stream()
                .filter(finding -> finding.rows().contains(event))
                .sorted(Comparator.comparing(Finding::severity))
                .toList();
    }

    /// The worst severity of the findings with this id; null if there is none.
    public @Nullable Severity worst(String id) {
        return found.stream()
                .filter(finding -> finding.id().equals(id))
                .map(Finding::severity)
                .min(Comparator.naturalOrder())
                .orElse(null);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Findings same
                && found.equals(same.found)
                && unjudged.equals(same.unjudged)
                && quiet.equals(same.quiet)
                && coverage.equals(same.coverage);
    }

    @Override
    public int hashCode() {
        return Objects.hash(found, unjudged, quiet, coverage);
    }
}
