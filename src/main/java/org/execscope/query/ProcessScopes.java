package org.execscope.query;

import java.util.BitSet;
import java.util.function.IntPredicate;
import org.execscope.evidence.CancelToken;
import org.execscope.process.ProcessForest;

/// Carries conditions on events up and down the process forest: each scope in one pass over it.
final class ProcessScopes {
    private final ProcessForest forest;
    private final CancelToken cancel;

    ProcessScopes(ProcessForest forest, CancelToken cancel) {
        this.forest = forest;
        this.cancel = cancel;
    }

    /// The processes of which at least one event passes.
    BitSet having(IntPredicate test, int size) {
        BitSet own = new BitSet(forest.size());
        for (int event = 0; event < size; event++) {
            if ((event & 0xfff) == 0) {
                cancel.check();
            }
            int process = forest.processOf(event);
            if (process >= 0 && !own.get(process) && test.test(event)) {
                own.set(process);
            }
        }
        return own;
    }

    /// The processes whose `scope` has one of `own` in it.
    BitSet reached(Scope scope, BitSet own) {
        return switch (scope) {
            case EVENT, PROCESS -> own;
            case PARENT -> withParentIn(own);
            case ANCESTOR -> {
                BitSet below = below(own);
                yield withParentIn(below);
            }
            case LINEAGE -> below(own);
            case CHILD -> parentsOf(own);
            case DESCENDANT -> ancestorsOf(own);
        };
    }

    private BitSet withParentIn(BitSet parents) {
        BitSet children = new BitSet(forest.size());
        for (int process = 0; process < forest.size(); process++) {
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
            if (forest.parent(process) >= 0) {
                parents.set(forest.parent(process));
            }
        }
        return parents;
    }

    private BitSet ancestorsOf(BitSet own) {
        BitSet marked = new BitSet(forest.size());
        for (int process = own.nextSetBit(0); process >= 0; process = own.nextSetBit(process + 1)) {
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
            cancel.check();
            int process = waiting[--count];
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
