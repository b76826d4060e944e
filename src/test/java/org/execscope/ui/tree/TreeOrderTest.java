package org.execscope.ui.tree;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.function.IntToLongFunction;
import org.execscope.event.ManyEvents;
import org.execscope.evidence.CancelToken;
import org.execscope.evidence.HostContext;
import org.execscope.process.ForestBuilder;
import org.execscope.process.ProcessForest;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/// The order of the tree's nodes against a plain walk from parent to child, for one host and several, sorted
/// and folded or not.
final class TreeOrderTest {
    private static final CancelToken GO = new CancelToken();

    /// What a walk says of a node.
    private record Node(int depth, int parent, int end) {}

    private final List<Integer> nodes = new ArrayList<>();
    private final Map<Integer, Node> known = new HashMap<>();
    private final Map<Integer, List<Integer>> childrenOf = new HashMap<>();

    @Test
    void standsAsAPlainWalkMeetsIt() {
        Random random = new Random(23);
        for (int round = 0; round < 80; round++) {
            check(forest(random, 1 + random.nextInt(200), 1 + round % 3), random, round);
        }
    }

    /// More than one thread's piece, most of it in one family.
    @Test
    void standsSoInManyPiecesToo() {
        Random random = new Random(29);
        for (int round = 0; round < 4; round++) {
            check(forest(random, 3 * Pieces.PROCESSES, 2), random, round);
        }
    }

    @Test
    void isGivenUpWhenNoLongerWanted() {
        ProcessForest forest = forest(new Random(1), 1_000, 1);
        CancelToken cancelled = new CancelToken();
        cancelled.cancel();
        assertThatThrownBy(() -> TreeOrder.of(forest, null, null, cancelled)).isInstanceOf(CancellationException.class);
        assertThatThrownBy(() -> SiblingSort.of(forest, forest::pid, true, cancelled))
                .isInstanceOf(CancellationException.class);
    }

    private void check(ProcessForest forest, Random random, int round) {
        int[] kinds = new int[forest.size()];
        Arrays.setAll(kinds, _ -> random.nextInt(4) - 1);
        int divisor = 1 + random.nextInt(20);
        IntToLongFunction key = process -> forest.pid(process) % divisor;
        boolean descending = random.nextBoolean();
        int[] sorted = round % 2 == 0 ? null : SiblingSort.of(forest, key, descending, GO);
        int[] folded = round % 4 < 2 ? null : kinds;
        TreeOrder order =
                TreeOrder.of(forest, sorted, folded == null ? null : new SiblingFolds.Kinds(p -> folded[p]), GO);

        nodes.clear();
        known.clear();
        childrenOf.clear();
        for (int process = 0; process < forest.size(); process++) {
            childrenOf
                    .computeIfAbsent(forest.parent(process), _ -> new ArrayList<>())
                    .add(process);
        }
        walk(forest, sorted == null ? null : key, descending, folded, order);

        List<Integer> laid = new ArrayList<>();
        for (int place = 0; place < order.size(); place++) {
            int node = order.node(place);
            laid.add(order.isFold(node) ? -1 - order.process(node) : node);
            Node expected = known.get(laid.getLast());
            assertThat(expected).isNotNull();
            assertThat(order.place(node)).isEqualTo(place);
            assertThat(order.depth(place)).isEqualTo(expected.depth);
            assertThat(order.parent(place)).isEqualTo(expected.parent);
            assertThat(order.end(place)).isEqualTo(expected.end);
        }
        assertThat(laid).isEqualTo(nodes);
    }

    /// A fold stands for its first process, as a number below zero.
    private void walk(
            ProcessForest forest,
            @Nullable IntToLongFunction key,
            boolean descending,
            int @Nullable [] kinds,
            TreeOrder order) {
        List<List<Integer>> hosts = new ArrayList<>();
        for (int i = 0; i < forest.rootCount(); i++) {
            int root = forest.root(i);
            if (hosts.isEmpty() || forest.host(hosts.getLast().getFirst()) != forest.host(root)) {
                hosts.add(new ArrayList<>());
            }
            hosts.getLast().add(root);
        }
        for (int host = 0; host < hosts.size(); host++) {
            sort(hosts.get(host), key, descending);
            if (hosts.size() > 1) {
                int node = forest.size() + host;
                assertThat(order.isBoot(node)).isTrue();
                int place = enter(node);
                for (int root : hosts.get(host)) {
                    walk(forest, root, 1, place, key, descending, kinds);
                }
                leave(node, 0, -1);
            } else {
                for (int root : hosts.get(host)) {
                    walk(forest, root, 0, -1, key, descending, kinds);
                }
            }
        }
    }

    private void walk(
            ProcessForest forest,
            int process,
            int depth,
            int parent,
            @Nullable IntToLongFunction key,
            boolean descending,
            int @Nullable [] kinds) {
        int place = enter(process);
        List<Integer> children = childrenOf.getOrDefault(process, new ArrayList<>());
        Map<Integer, List<Integer>> families = new HashMap<>();
        sort(children, key, descending);
        for (int child : children) {
            families.computeIfAbsent(kinds == null ? -1 : kinds[child], _ -> new ArrayList<>())
                    .add(child);
        }
        Set<Integer> done = new HashSet<>();
        for (int child : children) {
            int kind = kinds == null ? -1 : kinds[child];
            List<Integer> family = families.get(kind);
            if (kind < 0 || family.size() < 3) {
                walk(forest, child, depth + 1, place, key, descending, kinds);
            } else if (done.add(kind)) {
                int fold = -1 - child;
                int top = enter(fold);
                for (int member : family) {
                    walk(forest, member, depth + 2, top, key, descending, kinds);
                }
                leave(fold, depth + 1, place);
            }
        }
        leave(process, depth, parent);
    }

    private int enter(int node) {
        nodes.add(node);
        known.put(node, new Node(0, 0, nodes.size() - 1));
        return nodes.size() - 1;
    }

    private void leave(int node, int depth, int parent) {
        known.put(node, new Node(depth, parent, nodes.size()));
    }

    private static void sort(List<Integer> processes, @Nullable IntToLongFunction key, boolean descending) {
        if (key != null) {
            processes.sort((a, b) -> descending
                    ? Long.compare(key.applyAsLong(b), key.applyAsLong(a))
                    : Long.compare(key.applyAsLong(a), key.applyAsLong(b)));
        }
    }

    private static ProcessForest forest(Random random, int count, int hosts) {
        int[] parents = new int[count];
        for (int i = 0; i < count; i++) {
            parents[i] = random.nextInt(3) > 0 || i == 0 ? 1 + random.nextInt(2) : 1_000 + random.nextInt(i);
        }
        return ForestBuilder.build(
                ManyEvents.execs(count, hosts, i -> 1_000 + i, i -> parents[i]),
                _ -> HostContext.NONE,
                new CancelToken());
    }
}
