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
/// or a fold of siblings. 8 bytes a node; with folds, up to 16 more.
final class TreeOrder {
    /// No node, or no place.
    static final int NONE = -1;

    private final ProcessForest forest;
    private final SiblingFolds folds;
    /// The first root of each host and boot; empty where there is but one.
    private final int[] bootRoots;

    /// Where the levels of each boot end, as numbers of processes, and the first level of each boot.
    private final int[] levelEnds;

    private final int[] bootLevels;

    private final int foldsFrom;
    private final int size;
    private final int[] nodeAt;
    private final int[] placeOf;
    private final long[] tops;
    /// The processes without a parent; the same as the tops where there is but one boot.
    private final long[] roots;
    /// The places with nothing below them.
    private final long[] leaves;
    /// The place behind the last one below each boot and each fold.
    private final int[] bootEnds;

    private final int[] foldEnds;
    /// For each process how many folds are below it, and above; both empty without folds.
    private final int[] foldsBelow;

    private final int[] foldsAbove;

    private TreeOrder(ProcessForest forest, SiblingFolds folds, int[] boots) {
        this.forest = forest;
        this.folds = folds;
        bootRoots = boots.length < 2 ? new int[0] : boots;
        bootLevels = new int[boots.length];
        levelEnds = levels(forest, boots, bootLevels);
        foldsFrom = forest.size() + bootRoots.length;
        size = foldsFrom + folds.count();
        nodeAt = new int[size];
        placeOf = new int[size];
        tops = RankedBits.none(size);
        roots = bootRoots.length == 0 ? tops : RankedBits.none(size);
        leaves = RankedBits.none(size);
        bootEnds = new int[bootRoots.length];
        foldEnds = new int[folds.count()];
        foldsBelow = new int[folds.count() == 0 ? 0 : forest.size()];
        foldsAbove = new int[foldsBelow.length];
    }

    /// As below, and nobody looks how far it is.
    static TreeOrder of(
            ProcessForest forest, int @Nullable [] sorted, SiblingFolds.@Nullable Kinds kinds, CancelToken cancel) {
        return of(forest, sorted, kinds, cancel, TreeProgress.NONE);
    }

    /// @param sorted the processes so that those of one parent, and the roots of one boot, take the places
    /// that their own numbers have, in the order wanted; null for the order in which they were first seen
    /// @param kinds what siblings have in common that are to be folded; null for no folds
    /// @throws java.util.concurrent.CancellationException if it is no longer wanted
    static TreeOrder of(
            ProcessForest forest,
            int @Nullable [] sorted,
            SiblingFolds.@Nullable Kinds kinds,
            CancelToken cancel,
            TreeProgress progress) {
        SiblingFolds folds =
                kinds == null ? SiblingFolds.NONE : SiblingFolds.of(forest, sorted, kinds, cancel, progress);
        int[] boots = bootRoots(forest);
        TreeOrder order = new TreeOrder(forest, folds, boots);
        order.countFolds();
        order.new Laying(sorted, cancel, progress).lay(boots);
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

    private static int rootsOf(ProcessForest forest, int[] boots, int boot) {
        return (boot + 1 < boots.length ? boots[boot + 1] : forest.rootCount()) - boots[boot];
    }

    /// Where the levels of all boots end.
    private static int[] levels(ProcessForest forest, int[] boots, int[] firstLevels) {
        int[] ends = new int[64];
        int count = 0;
        for (int boot = 0; boot < boots.length; boot++) {
            int from = forest.root(boots[boot]);
            int to = from + rootsOf(forest, boots, boot);
            int end = boot + 1 < boots.length ? forest.root(boots[boot + 1]) : forest.size();
            firstLevels[boot] = count;
            while (from < to) {
                ends = count < ends.length ? ends : Arrays.copyOf(ends, count * 2);
                ends[count++] = to;
                from = to;
                to = to < end ? forest.child(to - 1, 0) + forest.childCount(to - 1) : to;
            }
        }
        return Arrays.copyOf(ends, count);
    }

    /// In each boot a parent's number is less than its children's.
    private void countFolds() {
        for (int fold = 0; fold < folds.count(); fold++) {
            foldsBelow[forest.parent(folds.member(fold, 0))]++;
        }
        for (int process = foldsBelow.length - 1; process >= 0; process--) {
            if (foldsBelow[process] > 0 && forest.parent(process) != ProcessForest.NONE) {
                foldsBelow[forest.parent(process)] += foldsBelow[process];
            }
        }
    }

    /// Gives each node its place. A forest's processes stand level by level, the children of one parent in a
    /// row, and it is known how many are below each: so a family's places follow from its parent's alone, and
    /// the families of one level can be laid at the same time.
    private final class Laying {
        private final int @Nullable [] sorted;
        private final CancelToken cancel;
        private final TreeProgress progress;

        Laying(int @Nullable [] sorted, CancelToken cancel, TreeProgress progress) {
            this.sorted = sorted;
            this.progress = progress;
            this.cancel = cancel;
        }

        void lay(int[] boots) {
            int place = 0;
            for (int boot = 0; boot < boots.length; boot++) {
                int first = forest.root(boots[boot]);
                int end = first + rootsOf(forest, boots, boot);
                if (boots.length > 1) {
                    put(place, forest.size() + boot);
                    place = lay(first, end, place + 1, 0);
                    bootEnds[boot] = place;
                } else {
                    place = lay(first, end, place, 0);
                }
            }
            for (int top = 0; top < size; top = end(top)) {
                RankedBits.set(tops, top);
            }
            for (int root = 0; root < forest.rootCount() && bootRoots.length > 0; root++) {
                RankedBits.set(roots, placeOf[forest.root(root)]);
            }
            int from = 0;
            for (int end : levelEnds) {
                Pieces.each(from, end, cancel, (first, last) -> {
                    layBelow(first, last);
                    progress.did(last - first);
                });
                from = end;
            }
            Pieces.eachWord(size, cancel, this::markLeaves);
        }

        private void markLeaves(int firstWord, int endWord) {
            int end = Math.min(size, endWord << 6);
            for (int place = firstWord << 6; place < end; place++) {
                if (!hasBelow(place)) {
                    RankedBits.set(leaves, place);
                }
            }
        }

        private void layBelow(int from, int to) {
            for (int parent = from; parent < to; parent++) {
                int count = forest.childCount(parent);
                if (count > 0) {
                    int first = forest.child(parent, 0);
                    lay(first, first + count, placeOf[parent] + 1, above(parent));
                }
            }
        }

        /// Lays siblings from a place on.
        ///
        /// @return the place behind all that is below them
        private int lay(int first, int end, int from, int above) {
            int place = from;
            for (int i = first; i < end; i++) {
                int process = sorted == null ? i : sorted[i];
                int fold = folds.foldOf(process);
                if (fold == NONE) {
                    place = putWithAllBelow(place, process, above);
                } else if (folds.member(fold, 0) == process) {
                    place = layFold(fold, place, above);
                }
            }
            return place;
        }

        private int layFold(int fold, int top, int above) {
            put(top, foldsFrom + fold);
            int place = top + 1;
            for (int i = 0; i < folds.size(fold); i++) {
                place = putWithAllBelow(place, folds.member(fold, i), above + 1);
            }
            foldEnds[fold] = place;
            return place;
        }

        private int putWithAllBelow(int place, int process, int above) {
            put(place, process);
            if (above > 0) {
                foldsAbove[process] = above;
            }
            return place + 1 + below(process);
        }

        private void put(int place, int node) {
            nodeAt[place] = node;
            placeOf[node] = place;
        }
    }

    /// How many nodes are below a process.
    private int below(int process) {
        return forest.descendantCount(process) + (foldsBelow.length == 0 ? 0 : foldsBelow[process]);
    }

    /// How many folds a process is in, at any depth.
    private int above(int process) {
        return foldsAbove.length == 0 ? 0 : foldsAbove[process];
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
        int node = nodeAt[place];
        if (node < forest.size()) {
            return place + 1 + below(node);
        }
        return node < foldsFrom ? bootEnds[node - forest.size()] : foldEnds[node - foldsFrom];
    }

    /// A bit for each place that has none above it; not to be written to.
    long[] tops() {
        return tops;
    }

    /// A bit for each process without a parent; not to be written to.
    long[] roots() {
        return roots;
    }

    /// A bit for each place that has none below it; not to be written to.
    long[] leaves() {
        return leaves;
    }

    boolean hasBelow(int place) {
        return end(place) > place + 1;
    }

    int depth(int place) {
        int node = nodeAt[place];
        if (isBoot(node)) {
            return 0;
        }
        int process = process(node);
        int at = Arrays.binarySearch(levelEnds, process);
        int level = at < 0 ? -at - 1 : at + 1;
        int roots = bootRoots.length == 0 ? 0 : 1 - bootLevels[bootOf(process)];
        return level + roots + above(process) - (isFold(node) ? 1 : 0);
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

    /// The number of a process's boot among those that have a node.
    private int bootOf(int process) {
        int low = 0;
        int high = bootRoots.length - 1;
        while (low < high) {
            int middle = (low + high + 1) >>> 1;
            if (forest.root(bootRoots[middle]) <= process) {
                low = middle;
            } else {
                high = middle - 1;
            }
        }
        return low;
    }
}
