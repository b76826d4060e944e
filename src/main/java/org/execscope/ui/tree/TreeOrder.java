package org.execscope.ui.tree;

import java.util.Arrays;
import java.util.function.IntUnaryOperator;
import org.execscope.evidence.CancelToken;
import org.execscope.process.DepthFirst;
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
    private int size;

    private TreeOrder(ProcessForest forest, SiblingFolds folds, int[] bootRoots) {
        this.forest = forest;
        this.folds = folds;
        this.bootRoots = bootRoots;
        foldsFrom = forest.size() + bootRoots.length;
        int nodes = foldsFrom + folds.count();
        nodeAt = new int[nodes];
        placeOf = new int[nodes];
        endAt = new int[nodes];
        depthAt = new int[nodes];
    }

    /// @param sorted the processes so that those of one parent, and the roots of one boot, take the places
    /// that their own numbers have, in the order wanted; null for the order in which they were first seen
    /// @param kind what siblings have in common that are to be folded ([SiblingFolds]); null for no folds
    static TreeOrder of(
            ProcessForest forest, int @Nullable [] sorted, @Nullable IntUnaryOperator kind, CancelToken cancel) {
        IntUnaryOperator child = sorted == null ? place -> place : place -> sorted[place];
        SiblingFolds folds = kind == null ? SiblingFolds.NONE : SiblingFolds.of(forest, child, kind, cancel);
        TreeOrder order = new TreeOrder(forest, folds, bootRoots(forest));
        order.lay(child, cancel);
        return order;
    }

    private static int[] bootRoots(ProcessForest forest) {
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
        return count < 2 ? new int[0] : Arrays.copyOf(roots, count);
    }

    private void lay(IntUnaryOperator child, CancelToken cancel) {
        Laying laying = new Laying(child, cancel);
        DepthFirst walk = new DepthFirst();
        int tops = bootRoots.length > 0 ? bootRoots.length : forest.rootCount();
        for (int top = 0; top < tops; top++) {
            walk.walk(bootRoots.length > 0 ? forest.size() + top : child.applyAsInt(forest.root(top)), laying);
        }
    }

    /// Gives each node the next place, and then the end of its own.
    private final class Laying implements DepthFirst.Visitor<RuntimeException> {
        private final IntUnaryOperator child;
        private final CancelToken cancel;

        Laying(IntUnaryOperator child, CancelToken cancel) {
            this.child = child;
            this.cancel = cancel;
        }

        @Override
        public int child(int node, int index, int depth) {
            if (isFold(node)) {
                int fold = node - foldsFrom;
                return index < folds.size(fold) ? folds.member(fold, index) : DepthFirst.NONE;
            }
            if (index >= childCount(node)) {
                return DepthFirst.NONE;
            }
            int one = child.applyAsInt(firstChild(node, index));
            int fold = isBoot(node) ? NONE : folds.foldOf(one);
            if (fold == NONE) {
                return one;
            }
            return folds.member(fold, 0) == one ? foldsFrom + fold : DepthFirst.SKIP;
        }

        @Override
        public void enter(int node, int depth, int parent) {
            if ((size & 0xffff) == 0) {
                cancel.check();
            }
            nodeAt[size] = node;
            depthAt[size] = depth;
            placeOf[node] = size;
            size++;
        }

        @Override
        public void leave(int node) {
            endAt[placeOf[node]] = size;
        }
    }

    private int childCount(int node) {
        if (!isBoot(node)) {
            return forest.childCount(node);
        }
        int boot = node - forest.size();
        int end = boot + 1 < bootRoots.length ? bootRoots[boot + 1] : forest.rootCount();
        return end - bootRoots[boot];
    }

    private int firstChild(int node, int index) {
        return isBoot(node) ? forest.root(bootRoots[node - forest.size()] + index) : forest.child(node, index);
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
