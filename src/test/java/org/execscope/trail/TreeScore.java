package org.execscope.trail;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.execscope.process.Certainty;
import org.execscope.process.ProcessForest;

/// How well a forest agrees with the kernel's trace of the same log.
///
/// Whether a pid changed hands is judged at every two execve events that follow each other on a pid. Parents
/// are judged once a process, by its first event: right are its creator, and the one that it had been handed
/// to by then, because an execve names no other.
final class TreeScore {
    /// Decisions whether two events of one pid are of one process.
    int decisions;
    int rightDecisions;
    int reuses;
    int noticedReuses;
    /// Said to be unknown, and not as it was.
    int unknownDecisions;
    int parents;
    int rightParents;
    int wrongParents;
    /// What was called certain and isn't so, in words.
    final List<String> certainButWrong = new ArrayList<>();
    /// Events of the truth that the trail doesn't have.
    final List<TreeTruth.Exec> missing = new ArrayList<>();

    private final ProcessForest forest;
    private final TreeTruth truth;
    /// By event.
    private final Map<Integer, TreeTruth.Exec> truths = new LinkedHashMap<>();
    private final Map<String, Integer> firstEvents = new LinkedHashMap<>();
    private final Map<Integer, Map<String, Integer>> instancesOf = new HashMap<>();
    private final Map<Integer, Map<String, Integer>> namedAs = new HashMap<>();

    TreeScore(AuditTrail trail, TreeTruth truth) {
        this.truth = truth;
        forest = Objects.requireNonNull(trail.processes());
        Map<String, Integer> byStamp = TreeTruth.byStamp(trail);
        List<TreeTruth.Exec> inOrder = new ArrayList<>(truth.execs());
        inOrder.sort((a, b) -> Long.compare(a.serial(), b.serial()));
        for (TreeTruth.Exec exec : inOrder) {
            Integer event = byStamp.get(TreeTruth.stamp(exec.timeMillis(), exec.serial()));
            if (event == null) {
                missing.add(exec);
            } else {
                truths.put(event, exec);
                firstEvents.putIfAbsent(exec.instance(), event);
                count(instancesOf, forest.processOf(event), exec.instance());
            }
        }
        judgeDecisions();
        firstEvents.values().forEach(this::noteUnseenParent);
        firstEvents.values().forEach(this::judgeParent);
    }

    double shareOfDecisions() {
        return decisions == 0 ? 1 : (double) rightDecisions / decisions;
    }

    double shareOfParents() {
        return (double) rightParents / parents;
    }

    private static void count(Map<Integer, Map<String, Integer>> counts, int process, String instance) {
        counts.computeIfAbsent(process, _ -> new HashMap<>()).merge(instance, 1, Integer::sum);
    }

    private void judgeDecisions() {
        Map<Long, Integer> last = new HashMap<>();
        truths.forEach((event, exec) -> {
            long pid = process(exec).pid();
            Integer before = last.put(pid, event);
            if (before != null) {
                judgeDecision(before, event, pid);
            }
        });
    }

    private void judgeDecision(int before, int event, long pid) {
        int process = forest.processOf(event);
        boolean one = Objects.requireNonNull(truths.get(before))
                .instance()
                .equals(Objects.requireNonNull(truths.get(event)).instance());
        boolean saidOne = forest.processOf(before) == process;
        decisions++;
        reuses += one ? 0 : 1;
        noticedReuses += !one && !saidOne ? 1 : 0;
        if (one == saidOne) {
            rightDecisions++;
            return;
        }
        boolean certain = (saidOne ? forest.sameCertainty(process) : forest.newCertainty(process)) == Certainty.CERTAIN;
        if (certain) {
            certainButWrong.add("pid " + pid + " is " + (saidOne ? "one" : "two") + " at " + truths.get(event));
        }
        unknownDecisions += !saidOne && forest.newCertainty(process) == Certainty.UNKNOWN ? 1 : 0;
    }

    /// Of a process without a program start in the log only its children tell which it is.
    private void noteUnseenParent(int event) {
        int parent = forest.parent(forest.processOf(event));
        if (parent != ProcessForest.NONE && !instancesOf.containsKey(parent)) {
            TreeTruth.Exec exec = Objects.requireNonNull(truths.get(event));
            Set<String> either = new HashSet<>(List.of(exec.creator(), exec.parentThen()));
            either.forEach(one -> count(namedAs, parent, one));
        }
    }

    private void judgeParent(int event) {
        TreeTruth.Exec exec = Objects.requireNonNull(truths.get(event));
        int process = forest.processOf(event);
        int parent = forest.parent(process);
        parents++;
        boolean rootRightly = parent == ProcessForest.NONE && exec.creator().isEmpty();
        if (rootRightly || isIt(parent, exec.creator()) || isIt(parent, exec.parentThen())) {
            rightParents++;
            return;
        }
        Certainty sure = parent == ProcessForest.NONE ? Certainty.UNKNOWN : forest.parentCertainty(process);
        wrongParents += sure == Certainty.UNKNOWN ? 0 : 1;
        if (sure == Certainty.CERTAIN) {
            certainButWrong.add(forest.id(process) + " is a child of " + forest.id(parent) + ", but " + exec);
        }
    }

    private boolean isIt(int parent, String instance) {
        if (parent == ProcessForest.NONE || instance.isEmpty()) {
            return false;
        }
        if (instancesOf.containsKey(parent)) {
            return isMost(Objects.requireNonNull(instancesOf.get(parent)), instance);
        }
        return !firstEvents.containsKey(instance)
                && forest.pid(parent)
                        == Objects.requireNonNull(truth.processes().get(instance))
                                .pid()
                && isMost(Objects.requireNonNull(namedAs.get(parent)), instance);
    }

    private static boolean isMost(Map<String, Integer> counts, String instance) {
        int own = counts.getOrDefault(instance, 0);
        return own > 0 && counts.values().stream().allMatch(other -> other <= own);
    }

    private TreeTruth.Life process(TreeTruth.Exec exec) {
        return Objects.requireNonNull(truth.processes().get(exec.instance()));
    }
}
