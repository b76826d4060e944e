package org.execscope.ui.tree;

import java.util.Arrays;
import java.util.function.IntToLongFunction;
import org.execscope.evidence.CancelToken;
import org.execscope.process.ProcessForest;
import org.jspecify.annotations.Nullable;

/// Which siblings stand together as one line because they are of one kind, as [Repeats] tells. Immutable.
final class SiblingFolds {
    /// Nothing is folded.
    static final SiblingFolds NONE = new SiblingFolds(new int[0], new int[] {0}, new int[0]);

    /// So many of a kind make a fold; fewer are as well shown one by one.
    private static final int FEWEST = 3;

    /// One more than the number of each process's fold; 0 for none.
    private final int[] foldOf;

    private final int[] from;
    private final int[] members;

    /// What processes have in common that may be folded.
    ///
    /// @param of the kind of a process; negative for one that is never folded. Asked by several threads at once
    record Kinds(IntToLongFunction of) {}

    private SiblingFolds(int[] foldOf, int[] from, int[] members) {
        this.foldOf = foldOf;
        this.from = from;
        this.members = members;
    }

    /// @param sorted the order in which siblings are shown, as [TreeOrder#of] takes it
    static SiblingFolds of(
            ProcessForest forest, int @Nullable [] sorted, Kinds kinds, CancelToken cancel, TreeProgress progress) {
        Families families = new Families(forest, sorted, kinds);
        int size = forest.size();
        Part[] parts = new Part[size / Pieces.PROCESSES + 1];
        Pieces.each(0, size, cancel, (first, end) -> {
            parts[first / Pieces.PROCESSES] = families.count(first, end);
            progress.did(end - first);
        });
        int folds = 0;
        for (Part part : parts) {
            if (part != null) {
                part.firstFold = folds;
                folds += part.folds;
            }
        }
        int[] from = new int[folds + 1];
        for (Part part : parts) {
            for (int i = 0; part != null && i < part.folds; i++) {
                from[part.firstFold + i + 1] = from[part.firstFold + i] + part.sizes[i];
            }
        }
        int[] members = new int[from[folds]];
        int[] next = Arrays.copyOf(from, folds);
        Pieces.each(
                0,
                size,
                cancel,
                (first, end) -> families.list(first, end, parts[first / Pieces.PROCESSES], next, members));
        return new SiblingFolds(families.foldOf, from, members);
    }

    /// The folds of the children of some parents: numbered among themselves, until it is known how many there
    /// are before them.
    private static final class Part {
        private int[] sizes = new int[16];
        private int folds;
        private int firstFold;

        /// The number of a new fold of this size.
        int add(int size) {
            if (folds == sizes.length) {
                sizes = Arrays.copyOf(sizes, folds * 2);
            }
            sizes[folds] = size;
            return folds++;
        }
    }

    /// Looks at the children of parent after parent. Several threads may do so at once, each with parents of its
    /// own.
    private static final class Families {
        private final ProcessForest forest;
        private final int @Nullable [] sorted;
        private final Kinds kinds;
        private final int[] foldOf;

        Families(ProcessForest forest, int @Nullable [] sorted, Kinds kinds) {
            this.forest = forest;
            this.sorted = sorted;
            this.kinds = kinds;
            foldOf = new int[forest.size()];
        }

        private int shown(int place) {
            return sorted == null ? place : sorted[place];
        }

        /// Finds the folds of the children of some parents.
        Part count(int firstParent, int endParent) {
            Part part = new Part();
            KindNumbers numbers = new KindNumbers();
            int[] times = {};
            int[] family = {};
            for (int parent = firstParent; parent < endParent; parent++) {
                int count = forest.childCount(parent);
                if (count >= FEWEST) {
                    family = count <= family.length ? family : new int[Math.max(count, family.length * 2)];
                    number(forest.child(parent, 0), count, family, numbers);
                    int different = numbers.count();
                    times = different <= times.length ? times : new int[Math.max(different, times.length * 2)];
                    fold(forest.child(parent, 0), count, family, times, part);
                }
            }
            return part;
        }

        /// @param family gets the numbers of the kinds of the children; negative for a child that is never folded
        private void number(int first, int count, int[] family, KindNumbers numbers) {
            numbers.clear();
            for (int i = 0; i < count; i++) {
                long kind = kinds.of.applyAsLong(shown(first + i));
                family[i] = kind < 0 ? -1 : numbers.of(kind);
            }
        }

        /// @param family the numbers of the kinds of the children
        /// @param times nothing but zeros, before and after
        private void fold(int first, int count, int[] family, int[] times, Part part) {
            for (int i = 0; i < count; i++) {
                if (family[i] >= 0) {
                    times[family[i]]++;
                }
            }
            for (int i = 0; i < count; i++) {
                int kind = family[i];
                if (kind >= 0 && times[kind] >= FEWEST) {
                    // From now on it says which fold, below zero.
                    times[kind] = -1 - part.add(times[kind]);
                }
                if (kind >= 0 && times[kind] < 0) {
                    foldOf[shown(first + i)] = -times[kind];
                }
            }
            for (int i = 0; i < count; i++) {
                if (family[i] >= 0) {
                    times[family[i]] = 0;
                }
            }
        }

        /// Gives the folds their lasting numbers and lists their members.
        void list(int firstParent, int endParent, Part part, int[] next, int[] members) {
            for (int parent = firstParent; parent < endParent && part.folds > 0; parent++) {
                int count = forest.childCount(parent);
                if (count < FEWEST) {
                    continue;
                }
                int first = forest.child(parent, 0);
                for (int place = first; place < first + count; place++) {
                    int process = shown(place);
                    if (foldOf[process] > 0) {
                        foldOf[process] += part.firstFold;
                        members[next[foldOf[process] - 1]++] = process;
                    }
                }
            }
        }
    }

    int count() {
        return from.length - 1;
    }

    /// The fold that a process belongs to, or [ProcessForest#NONE].
    int foldOf(int process) {
        return process < foldOf.length ? foldOf[process] - 1 : ProcessForest.NONE;
    }

    /// How many processes a fold holds.
    int size(int fold) {
        return from[fold + 1] - from[fold];
    }

    int member(int fold, int index) {
        return members[from[fold] + index];
    }
}
