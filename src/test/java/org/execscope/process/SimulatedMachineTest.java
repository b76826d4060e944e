package org.execscope.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.execscope.event.EventTable;
import org.execscope.evidence.CancelToken;
import org.execscope.evidence.HostContext;
import org.execscope.process.SimulatedMachine.Real;
import org.execscope.process.SimulatedMachine.Truth;
import org.junit.jupiter.api.Test;

/// Whatever a machine does and whatever part of it is logged: what is called certain is so.
class SimulatedMachineTest {
    private static final int MACHINES = Integer.getInteger("execscope.machines", 300);

    private final List<String> wrong = new ArrayList<>();
    private int certain;
    private int links;

    @Test
    void nothingCertainIsWrong() {
        for (int seed = 0; seed < MACHINES; seed++) {
            SimulatedMachine machine = new SimulatedMachine(seed);
            machine.run(1200);
            check(seed, machine);
        }
        assertThat(wrong.stream().limit(40)).isEmpty();
        assertThat(links).isGreaterThan(MACHINES * 50);
        assertThat(certain).as("links called certain of " + links).isGreaterThan(links / 10);
    }

    private void check(int seed, SimulatedMachine machine) {
        EventTable table = machine.log.table();
        HostContext context =
                new HostContext(null, Map.of(), Map.of(), null, machine.pidMaxKnown ? machine.pidMax : null);
        ProcessForest forest = ForestBuilder.build(table, _ -> context, new CancelToken());
        Map<Integer, Integer> former = new HashMap<>();
        Map<String, Integer> byPlace = new HashMap<>();
        for (int p = 0; p < forest.size(); p++) {
            byPlace.put(forest.boot(p) + "/" + forest.pid(p) + "." + forest.generation(p), p);
        }
        for (int p = 0; p < forest.size(); p++) {
            former.put(
                    p,
                    byPlace.getOrDefault(forest.boot(p) + "/" + forest.pid(p) + "." + (forest.generation(p) - 1), -1));
        }
        for (int p = 0; p < forest.size(); p++) {
            String at = "seed " + seed + " " + forest.id(p);
            Set<Real> own = realOnes(machine, forest, p);
            if (own.size() > 1 && forest.sameCertainty(p) == Certainty.CERTAIN) {
                wrong.add(at + " is certainly one, but is " + own);
            }
            if (former.get(p) >= 0 && forest.newCertainty(p) == Certainty.CERTAIN) {
                Set<Real> both = new HashSet<>(realOnes(machine, forest, former.get(p)));
                both.retainAll(own);
                if (!both.isEmpty()) {
                    wrong.add(at + " is certainly new (" + forest.newReason(p) + "), but is still " + both);
                }
            }
            checkParent(at, machine, table, forest, p, own);
        }
        checkIdentities(seed, machine, table, forest, byPlace);
    }

    /// A parent that has no events of its own can't be told by them: its children that are certainly its own must have
    /// one real parent in common, and no certain change of hands may lie between it and what is known of that one.
    private void checkIdentities(
            int seed, SimulatedMachine machine, EventTable table, ProcessForest forest, Map<String, Integer> byPlace) {
        Map<Real, List<Integer>> known = new HashMap<>();
        for (int p = 0; p < forest.size(); p++) {
            for (Real one : realOnes(machine, forest, p)) {
                known.computeIfAbsent(one, _ -> new ArrayList<>()).add(p);
            }
        }
        Map<Integer, Set<Real>> shared = new HashMap<>();
        for (int p = 0; p < forest.size(); p++) {
            int parent = forest.parent(p);
            boolean sure = parent >= 0 && forest.parentCertainty(p) == Certainty.CERTAIN && forest.eventCount(p) > 0;
            if (!sure || !realOnes(machine, forest, parent).isEmpty()) {
                continue;
            }
            Truth first = machine.truths.get(firstWithParent(table, forest, p));
            Set<Real> right = new HashSet<>(List.of(first.process().creator, first.parentThen()));
            String at = "seed " + seed + " " + forest.id(p) + " certainly child of " + forest.id(parent);
            if (shared.computeIfAbsent(parent, _ -> new HashSet<>(right)).retainAll(right)
                    && shared.get(parent).isEmpty()) {
                wrong.add(at + ", which then is several");
            }
            for (int other : known.getOrDefault(first.parentThen(), List.of())) {
                if (arePartedForSure(forest, byPlace, parent, other)) {
                    wrong.add(at + ", which is certainly not " + forest.id(other) + ", but is");
                }
            }
        }
    }

    /// Whether two holders of one pid certainly aren't the same process.
    private static boolean arePartedForSure(ProcessForest forest, Map<String, Integer> byPlace, int one, int other) {
        if (forest.pid(one) != forest.pid(other) || forest.boot(one) != forest.boot(other)) {
            return false;
        }
        int last = Math.max(forest.generation(one), forest.generation(other));
        for (int next = Math.min(forest.generation(one), forest.generation(other)) + 1; next <= last; next++) {
            Integer holder = byPlace.get(forest.boot(one) + "/" + forest.pid(one) + "." + next);
            if (holder != null && forest.newCertainty(holder) == Certainty.CERTAIN) {
                return true;
            }
        }
        return false;
    }

    private static Set<Real> realOnes(SimulatedMachine machine, ProcessForest forest, int p) {
        Set<Real> own = new HashSet<>();
        for (int i = 0; i < forest.eventCount(p); i++) {
            own.add(machine.truths.get(forest.event(p, i)).process());
        }
        if (forest.birth(p) >= 0 && machine.bornBy.containsKey(forest.birth(p))) {
            own.add(machine.bornBy.get(forest.birth(p)));
        }
        return own;
    }

    /// Messages don't name the parent: it is the one that it had at its first event that does.
    private static int firstWithParent(EventTable table, ProcessForest forest, int p) {
        for (int i = 0; i < forest.eventCount(p); i++) {
            if (table.ppid(forest.event(p, i)) >= 0) {
                return forest.event(p, i);
            }
        }
        return forest.event(p, 0);
    }

    private void checkParent(
            String at, SimulatedMachine machine, EventTable table, ProcessForest forest, int p, Set<Real> own) {
        int parent = forest.parent(p);
        if (parent < 0) {
            return;
        }
        links++;
        if (forest.parentCertainty(p) != Certainty.CERTAIN) {
            return;
        }
        certain++;
        String says = at + " certainly child of " + forest.id(parent) + " (" + forest.parentReason(p) + "): ";
        Set<Real> right = new HashSet<>();
        if (forest.eventCount(p) > 0) {
            Truth first = machine.truths.get(firstWithParent(table, forest, p));
            right.add(first.process().creator);
            if (!forest.startIsExact(p)) {
                right.add(first.parentThen());
            }
        }
        if (forest.startIsExact(p)) {
            Real child = machine.bornBy.get(forest.birth(p));
            if (child == null) {
                wrong.add(says + "it is a thread");
                return;
            }
            right.add(child.creator);
        }
        if (own.size() > 1) {
            wrong.add(says + "it is " + own);
        }
        Set<Real> named = realOnes(machine, forest, parent);
        if (named.isEmpty()) {
            if (right.stream().noneMatch(one -> one.pid == forest.pid(parent))) {
                wrong.add(says + "but it was one of " + right);
            }
        } else if (!right.containsAll(named)) {
            wrong.add(says + "which is " + named + ", but it was one of " + right);
        }
    }
}
