package org.execscope.ui.tree;

import java.util.Arrays;
import org.execscope.evidence.CancelToken;
import org.execscope.process.ProcessForest;
import org.jspecify.annotations.Nullable;

/// Every node that the tree can show, each before what is below it: a place in this order stands for a node,
/// and all that is below a node takes the places behind it. Whether branches are open is told elsewhere, so
/// this is made once for a forest and an order of siblings. Immutable.
///
/// A node is a process, by its number in the forest; or a host in one of its boots, where there are several;
/// or a fold of siblings. 16 bytes a node.
final class TreeOrder {
    /// No node, or no place.
    static final int NONE = -1;

    private final ProcessForest forest;
    private final SiblingFolds folds;
    /// The first root of each host and boot; empty where there is but one.
    private final int[] bootRoots;

    private final int foldsFrom;
    private final int[] nodeAt;
    private final int[] placeOf;
    private final int[] endAt;
    private final int[] depthAt;
    private final int size;

    private TreeOrder(ProcessForest forest, SiblingFolds folds, int[] bootRoots) {
        this.forest = forest;
        this.folds = folds;
        this.bootRoots = bootRoots;
        foldsFrom = forest.size() + bootRoots.length;
        size = foldsFrom + folds.count();
        nodeAt = new int[size];
        placeOf = new int[size];
        endAt = new int[size];
        depthAt = new int[size];
    }

    /// @param sorted the processes so that those of one parent, and the roots of one boot, take the places
    /// that their own numbers have, in the order wanted; null for the order in which they were first seen
    /// @param kinds for each process what siblings have in common that are to be folded ([SiblingFolds]); null
    /// for no folds
    /// @throws java.util.concurrent.CancellationException if it is no longer wanted
    static TreeOrder of(ProcessForest forest, int @Nullable [] sorted, int @Nullable [] kinds, CancelToken cancel) {
        SiblingFolds folds = kinds == null ? SiblingFolds.NONE : SiblingFolds.of(forest, sorted, kinds, cancel);
        int[] boots = bootRoots(forest);
        TreeOrder order = new TreeOrder(forest, folds, boots.length < 2 ? new int[0] : boots);
        order.new Laying(sorted, cancel).lay(boots);
        return order;
    }

    /// The first root of each host and boot.
    static int[] bootRoots(ProcessForest forest) {
        int[] roots = new int[8];
        int count = 0;
        int host = NONE;
        int boot = NONE;
        for (int i = 0; i < forest.rootCount(); i++) {
            int root = forest.root(i);
            if (forest.host(root) != host || forest.boot(root) != boot) {
                host = forest.host(root);
                boot = forest.boot(root);
                roots = count < roots.length ? roots : Arrays.copyOf(roots, count * 2);
                roots[count++] = i;
            }
        }
        return Arrays.copyOf(roots, count);
    }

    /// Gives each node its place. A forest's processes stand level by level, the children of one parent in a
    /// row, and it is known how many are below each: so a family's places follow from its parent's alone, and
    /// the families of one level can be laid at the same time.
    private final class Laying {
        private final int @Nullable [] sorted;
        private final CancelToken cancel;
        /// For each process how many folds are below it; empty without folds.
        private final int[] foldsBelow;

        Laying(int @Nullable [] sorted, CancelToken cancel) {
            this.sorted = sorted;
            this.cancel = cancel;
            foldsBelow = new int[folds.count() == 0 ? 0 : forest.size()];
        }

        void lay(int[] boots) {
            Ends levels = new Ends();
            for (int boot = 0; boot < boots.length; boot++) {
                levels(boots, boot, levels);
            }
            countFolds(levels);
            int place = 0;
            for (int boot = 0; boot < boots.length; boot++) {
                int first = forest.root(boots[boot]);
                int end = first + rootsOf(boots, boot);
                if (boots.length > 1) {
                    int top = place;
                    put(top, forest.size() + boot, 0);
                    place = lay(first, end, top + 1, 1);
                    endAt[top] = place;
                } else {
                    place = lay(first, end, place, 0);
                }
            }
            for (int level = 0; level < levels.count; level++) {
                Pieces.each(level == 0 ? 0 : levels.at[level - 1], levels.at[level], cancel, this::layBelow);
            }
        }

        /// Where the levels of a boot end, as numbers of processes.
        private void levels(int[] boots, int boot, Ends levels) {
            int to = forest.root(boots[boot]) + rootsOf(boots, boot);
            int end = boot + 1 < boots.length ? forest.root(boots[boot + 1]) : forest.size();
            levels.add(to);
            while (to < end) {
                to = forest.child(to - 1, 0) + forest.childCount(to - 1);
                levels.add(to);
            }
        }

        private void countFolds(Ends levels) {
            for (int fold = 0; fold < folds.count(); fold++) {
                foldsBelow[forest.parent(folds.member(fold, 0))]++;
            }
            for (int level = levels.count - 1; level >= 0 && foldsBelow.length > 0; level--) {
                Pieces.each(level == 0 ? 0 : levels.at[level - 1], levels.at[level], cancel, (from, to) -> {
                    for (int parent = from; parent < to; parent++) {
                        int count = forest.childCount(parent);
                        int first = count == 0 ? 0 : forest.child(parent, 0);
                        for (int child = first; child < first + count; child++) {
                            foldsBelow[parent] += foldsBelow[child];
                        }
                    }
                });
            }
        }

        private void layBelow(int from, int to) {
            for (int parent = from; parent < to; parent++) {
                int count = forest.childCount(parent);
                if (count > 0) {
                    int place = placeOf[parent];
                    int first = forest.child(parent, 0);
                    lay(first, first + count, place + 1, depthAt[place] + 1);
                }
            }
        }

        /// Lays siblings from a place on.
        ///
        /// @return the place behind all that is below them
        private int lay(int first, int end, int from, int depth) {
            int place = from;
            for (int i = first; i < end; i++) {
                int process = sorted == null ? i : sorted[i];
                int fold = folds.foldOf(process);
                if (fold == NONE) {
                    place = putWithAllBelow(place, process, depth);
                } else if (folds.member(fold, 0) == process) {
                    place = layFold(fold, place, depth);
                }
            }
            return place;
        }

        private int layFold(int fold, int top, int depth) {
            put(top, foldsFrom + fold, depth);
            int place = top + 1;
            for (int i = 0; i < folds.size(fold); i++) {
                place = putWithAllBelow(place, folds.member(fold, i), depth + 1);
            }
            endAt[top] = place;
            return place;
        }

        private int putWithAllBelow(int place, int process, int depth) {
            put(place, process, depth);
            int below = forest.descendantCount(process) + (foldsBelow.length == 0 ? 0 : foldsBelow[process]);
            endAt[place] = place + 1 + below;
            return place + 1 + below;
        }

        private void put(int place, int node, int depth) {
            nodeAt[place] = node;
            depthAt[place] = depth;
            placeOf[node] = place;
        }

        private int rootsOf(int[] boots, int boot) {
            return (boot + 1 < boots.length ? boots[boot + 1] : forest.rootCount()) - boots[boot];
        }
    }

    /// A list of numbers.
    private static final class Ends {
        private int[] at = new int[64];
        private int count;

        void add(int end) {
            at = count < at.length ? at : Arrays.copyOf(at, count * 2);
            at[count++] = end;
        }
    }

    ProcessForest forest() {
        return forest;
    }

    /// How many places there are.
    int size() {
        return size;
    }

    int node(int place) {
        return nodeAt[place];
    }

    int place(int node) {
        return placeOf[node];
    }

    /// The place behind the last one below this.
    int end(int place) {
        return endAt[place];
    }

    boolean hasBelow(int place) {
        return endAt[place] > place + 1;
    }

    int depth(int place) {
        return depthAt[place];
    }

    boolean isProcess(int node) {
        return node >= 0 && node < forest.size();
    }

    /// Whether the node is a host in one of its boots.
    boolean isBoot(int node) {
        return node >= forest.size() && node < foldsFrom;
    }

    /// Whether the node stands for siblings that ran the same program.
    boolean isFold(int node) {
        return node >= foldsFrom;
    }

    int foldCount() {
        return folds.count();
    }

    int placeOfFold(int fold) {
        return placeOf[foldsFrom + fold];
    }

    /// How many processes a fold holds.
    int foldSize(int node) {
        return folds.size(node - foldsFrom);
    }

    /// The process that a node is, or the first of those it stands for.
    int process(int node) {
        if (isFold(node)) {
            return folds.member(node - foldsFrom, 0);
        }
        return isBoot(node) ? forest.root(bootRoots[node - forest.size()]) : node;
    }

    /// The place above, or [#NONE] at the top.
    int parent(int place) {
        int node = nodeAt[place];
        if (isBoot(node)) {
            return NONE;
        }
        int fold = isFold(node) ? NONE : folds.foldOf(node);
        if (fold != NONE) {
            return placeOf[foldsFrom + fold];
        }
        int parent = forest.parent(process(node));
        if (parent != ProcessForest.NONE) {
            return placeOf[parent];
        }
        return bootRoots.length == 0 ? NONE : placeOf[forest.size() + bootOf(process(node))];
    }

    private int bootOf(int root) {
        int low = 0;
        int high = bootRoots.length - 1;
        while (low < high) {
            int middle = (low + high + 1) >>> 1;
            if (forest.root(bootRoots[middle]) <= root) {
                low = middle;
            } else {
                high = middle - 1;
            }
        }
        return low;
    }
}
