package org.execscope.query;

import java.util.Arrays;
import java.util.BitSet;
import org.execscope.event.EventTable;
import org.execscope.process.ProcessForest;

/// Carries conditions on events up and down the process forest: each scope in one pass over it.
final class ProcessScopes {
    private final EventTable events;
    private final ProcessForest forest;
    private final Leaves leaves;
    private final Evaluation evaluation;

    ProcessScopes(EventTable events, ProcessForest forest, Leaves leaves, Evaluation evaluation) {
        this.events = events;
        this.forest = forest;
        this.leaves = leaves;
        this.evaluation = evaluation;
    }

    /// Whether event `a` stands before event `b` in time, or is the same.
    static boolean isUntil(EventTable events, int a, int b) {
        long one = events.timeMillis(a);
        long other = events.timeMillis(b);
        return one < other || (one == other && events.serial(a) <= events.serial(b));
    }

    /// The processes that at least one of these events belongs to.
    BitSet having(long[] own) {
        BitSet processes = new BitSet(forest.size());
        new EventSet(own).forEach(event -> {
            if ((event & 0xfff) == 0) {
                evaluation.check();
            }
            int process = forest.processOf(event);
            if (process >= 0) {
                processes.set(process);
            }
        });
        return processes;
    }

    /// The rows of `among` that belong to one of these processes.
    long[] rows(BitSet processes, long[] among) {
        long[] words = Arrays.copyOf(processes.toLongArray(), (forest.size() + 63) >>> 6);
        return leaves.rowsAmong(among, row -> {
            int process = forest.processOf(row);
            return process >= 0 && Bits.get(words, process);
        });
    }

    /// The rows of `among` whose process's parent had one of the events `own` by then.
    long[] rowsUnderParents(long[] own, long[] among) {
        int[] first = new int[forest.size()];
        Arrays.fill(first, ProcessForest.NONE);
        new EventSet(own).forEach(event -> {
            if ((event & 0xfff) == 0) {
                evaluation.check();
            }
            int process = forest.processOf(event);
            if (process >= 0 && (first[process] < 0 || !isUntil(events, first[process], event))) {
                first[process] = event;
            }
        });
        return leaves.rowsAmong(among, row -> {
            int process = forest.processOf(row);
            int parent = process < 0 ? ProcessForest.NONE : forest.parent(process);
            return parent >= 0 && first[parent] >= 0 && isUntil(events, first[parent], row);
        });
    }

    /// The processes whose `scope` has one of `own` in it.
    BitSet reached(Scope scope, BitSet own) {
        return switch (scope) {
            case EVENT, PROCESS -> own;
            case PARENT -> withParentIn(own);
            case ANCESTOR -> withParentIn(below(own));
            case LINEAGE -> below(own);
            case CHILD -> parentsOf(own);
            case DESCENDANT -> ancestorsOf(own);
        };
    }

    private BitSet withParentIn(BitSet parents) {
        BitSet children = new BitSet(forest.size());
        for (int process = 0; process < forest.size(); process++) {
            if ((process & 0xfff) == 0) {
                evaluation.check();
            }
            int parent = forest.parent(process);
            if (parent >= 0 && parents.get(parent)) {
                children.set(process);
            }
        }
        return children;
    }

    private BitSet parentsOf(BitSet children) {
        BitSet parents = new BitSet(forest.size());
        for (int process = children.nextSetBit(0); process >= 0; process = children.nextSetBit(process + 1)) {
            if ((process & 0xfff) == 0) {
                evaluation.check();
            }
            if (forest.parent(process) >= 0) {
                parents.set(forest.parent(process));
            }
        }
        return parents;
    }

    private BitSet ancestorsOf(BitSet own) {
        BitSet marked = new BitSet(forest.size());
        for (int process = own.nextSetBit(0); process >= 0; process = own.nextSetBit(process + 1)) {
            if ((process & 0xfff) == 0) {
                evaluation.check();
            }
            int above = forest.parent(process);
            while (above >= 0 && !marked.get(above)) {
                marked.set(above);
                above = forest.parent(above);
            }
        }
        return marked;
    }

    /// These and all below them, each process looked at once.
    private BitSet below(BitSet own) {
        BitSet marked = (BitSet) own.clone();
        int[] waiting = new int[forest.size()];
        int count = 0;
        for (int process = own.nextSetBit(0); process >= 0; process = own.nextSetBit(process + 1)) {
            waiting[count++] = process;
        }
        while (count > 0) {
            int process = waiting[--count];
            if ((process & 0xfff) == 0) {
                evaluation.check();
            }
            for (int i = 0; i < forest.childCount(process); i++) {
                int child = forest.child(process, i);
                if (!marked.get(child)) {
                    marked.set(child);
                    waiting[count++] = child;
                }
            }
        }
        return marked;
    }
}
