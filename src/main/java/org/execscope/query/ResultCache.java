package org.execscope.query;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/// Remembers the rows of the conditions that were asked for last, each of which takes a bit a row, and the
/// bounds of the numbers that were read.
final class ResultCache {
    private final int most;
    private final Map<Node, long[]> results;
    private final Map<Field, BlockBounds> bounds = new ConcurrentHashMap<>();

    /// @param most how many are kept
    ResultCache(int most) {
        this.most = most;
        this.results = new LinkedHashMap<>(16, 0.75f, true);
    }

    /// Not to be written to; null if it isn't known.
    synchronized long @Nullable [] get(Node node) {
        return results.get(node);
    }

    synchronized void put(Node node, long[] rows) {
        results.put(node, rows);
        if (results.size() > most) {
            results.remove(results.keySet().iterator().next());
        }
    }

    /// The bounds of this field's numbers, which may not be noted yet.
    BlockBounds bounds(Field field, int size) {
        return bounds.computeIfAbsent(field, _ -> new BlockBounds(size));
    }

    /// The smallest known result that has everything in it that matches `node`; null if there is none.
    synchronized long @Nullable [] around(Node node) {
        long[] smallest = null;
        int fewest = Integer.MAX_VALUE;
        for (Map.Entry<Node, long[]> one : results.entrySet()) {
            if (Refinement.implies(node, one.getKey())) {
                int count = Bits.count(one.getValue());
                if (count < fewest) {
                    fewest = count;
                    smallest = one.getValue();
                }
            }
        }
        return smallest;
    }
}
