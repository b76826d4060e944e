package org.execscope.ui.tree;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.function.IntUnaryOperator;
import org.execscope.evidence.CancelToken;
import org.execscope.process.ProcessForest;

/// Which siblings stand together as one line because they ran the same program. Immutable.
final class SiblingFolds {
    /// Nothing is folded.
    static final SiblingFolds NONE = new SiblingFolds(new int[0], new int[] {0}, new int[0]);

    /// So many of a kind make a fold; fewer are as well shown one by one.
    private static final int FEWEST = 3;

    private final int[] foldOf;
    private final int[] from;
    private final int[] members;

    private SiblingFolds(int[] foldOf, int[] from, int[] members) {
        this.foldOf = foldOf;
        this.from = from;
        this.members = members;
    }

    /// @param child the process at a place of the order in which siblings are shown: those of one parent take
    /// the places that their own numbers have
    /// @param kind what those have in common that may be folded; negative for those that never are
    static SiblingFolds of(ProcessForest forest, IntUnaryOperator child, IntUnaryOperator kind, CancelToken cancel) {
        int[] foldOf = new int[forest.size()];
        Arrays.fill(foldOf, ProcessForest.NONE);
        int[] sizes = new int[64];
        int folds = 0;
        for (int parent = 0; parent < forest.size(); parent++) {
            if ((parent & 0xffff) == 0) {
                cancel.check();
            }
            int count = forest.childCount(parent);
            if (count < FEWEST) {
                continue;
            }
            int first = forest.child(parent, 0);
            Map<Integer, Integer> times = new HashMap<>();
            for (int i = 0; i < count; i++) {
                times.merge(kind.applyAsInt(first + i), 1, Integer::sum);
            }
            Map<Integer, Integer> numbers = new HashMap<>();
            for (int i = 0; i < count; i++) {
                int process = child.applyAsInt(first + i);
                int what = kind.applyAsInt(process);
                if (what < 0 || times.getOrDefault(what, 0) < FEWEST) {
                    continue;
                }
                Integer fold = numbers.get(what);
                if (fold == null) {
                    fold = folds++;
                    numbers.put(what, fold);
                    sizes = fold < sizes.length ? sizes : Arrays.copyOf(sizes, fold * 2);
                }
                sizes[fold]++;
                foldOf[process] = fold;
            }
        }
        return of(forest, child, foldOf, sizes, folds);
    }

    private static SiblingFolds of(ProcessForest forest, IntUnaryOperator child, int[] foldOf, int[] sizes, int folds) {
        int[] from = new int[folds + 1];
        for (int fold = 0; fold < folds; fold++) {
            from[fold + 1] = from[fold] + sizes[fold];
        }
        int[] members = new int[from[folds]];
        int[] next = Arrays.copyOf(from, folds);
        for (int place = 0; place < forest.size(); place++) {
            int process = child.applyAsInt(place);
            if (foldOf[process] != ProcessForest.NONE) {
                members[next[foldOf[process]]++] = process;
            }
        }
        return new SiblingFolds(foldOf, from, members);
    }

    int count() {
        return from.length - 1;
    }

    /// The fold that a process belongs to, or [ProcessForest#NONE].
    int foldOf(int process) {
        return process < foldOf.length ? foldOf[process] : ProcessForest.NONE;
    }

    /// How many processes a fold holds.
    int size(int fold) {
        return from[fold + 1] - from[fold];
    }

    int member(int fold, int index) {
        return members[from[fold] + index];
    }
}
