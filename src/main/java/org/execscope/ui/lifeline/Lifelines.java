package org.execscope.ui.lifeline;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.List;
import org.execscope.evidence.CancelToken;
import org.execscope.process.ProcessForest;
import org.execscope.trail.AuditTrail;

/// The processes whose lives are compared: those selected, or the family of the one under the cursor.
/// Immutable.
///
/// @param lines in the order of time where they are selected, else as in the tree
/// @param left how many more there are than are listed
/// @param selected whether they are the selected ones
record Lifelines(List<Lifeline> lines, int left, boolean selected) {
    static final Lifelines NONE = new Lifelines(List.of(), 0, false);

    private static final int MOST = 1_000;
    private static final int MOST_ABOVE = 50;

    Lifelines {
        lines = List.copyOf(lines);
    }

    /// @param selection the selected events; those of two processes or more are needed to compare them
    /// @param cursor the event under the cursor, or -1
    /// @throws java.util.concurrent.CancellationException if it is no longer wanted
    static Lifelines of(AuditTrail trail, ProcessForest forest, BitSet selection, int cursor, CancelToken cancel) {
        BitSet processes = new BitSet();
        for (int event = selection.nextSetBit(0); event >= 0; event = selection.nextSetBit(event + 1)) {
            if ((event & 0xfff) == 0) {
                cancel.check();
            }
            int process = forest.processOf(event);
            if (process != ProcessForest.NONE) {
                processes.set(process);
            }
        }
        if (processes.cardinality() > 1) {
            return selected(trail, forest, processes);
        }
        int process = forest.processOf(cursor);
        return process == ProcessForest.NONE ? NONE : family(trail, forest, process);
    }

    private static Lifelines selected(AuditTrail trail, ProcessForest forest, BitSet processes) {
        List<Lifeline> lines = new ArrayList<>();
        for (int one = processes.nextSetBit(0); one >= 0 && lines.size() < MOST; one = processes.nextSetBit(one + 1)) {
            lines.add(Lifeline.of(trail, forest, one, 0));
        }
        lines.sort(Comparator.comparingLong(Lifeline::from));
        return new Lifelines(lines, processes.cardinality() - lines.size(), true);
    }

    /// Its ancestors, itself and its children.
    private static Lifelines family(AuditTrail trail, ProcessForest forest, int process) {
        List<Integer> above = new ArrayList<>();
        for (int at = process; at != ProcessForest.NONE && above.size() <= MOST_ABOVE; at = forest.parent(at)) {
            above.addFirst(at);
        }
        List<Lifeline> lines = new ArrayList<>();
        for (int one : above) {
            lines.add(Lifeline.of(trail, forest, one, lines.size()));
        }
        int level = lines.size();
        int children = forest.childCount(process);
        for (int i = 0; i < children && lines.size() < MOST; i++) {
            lines.add(Lifeline.of(trail, forest, forest.child(process, i), level));
        }
        return new Lifelines(lines, level + children - lines.size(), false);
    }
}
